import type { Order, Reply } from './workers/messages.ts';
import { serveIslands } from './workers/serve-islands.ts';

/** The little of a worker's scope that is used; Node's types leave it to those of browsers. */
interface WorkerScope {
  onmessage: ((event: { readonly data: Order }) => void) | null;
  postMessage(reply: Reply, transfer: ArrayBuffer[]): void;
}

// A worker of a browser that serves islands; whoever bundles a page starts it.
const scope = globalThis as unknown as WorkerScope;
serveIslands({
  post: (reply, transfer) => scope.postMessage(reply, [...transfer]),
  listen: (told) => {
    scope.onmessage = ({ data }) => told(data);
  },
});
