import { parentPort } from 'node:worker_threads';
import type { Order } from './messages.ts';
import { serveIslands } from './serve-islands.ts';

// A thread of Node that serves islands; node-threads.ts starts it.
serveIslands({
  post: (reply, transfer) => parentPort!.postMessage(reply, [...transfer]),
  listen: (told) => parentPort!.on('message', (order: Order) => told(order)),
});
