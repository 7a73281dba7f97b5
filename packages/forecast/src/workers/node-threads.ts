import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Thread } from './thread.ts';

const MOST_THREADS = 16;

/** As many threads as the machine has cores, at most 16: more gain nothing. */
export function threadsOfMachine(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}

/** A thread of Node that serves islands. It does not keep the process from ending. */
export function spawnNodeThread(): Thread {
  const worker = new Worker(new URL('./node-worker.ts', import.meta.url));
  worker.unref();
  let asked = false;
  return {
    post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
    listen: (told, ended) => {
      let fallen: Error | undefined;
      worker.on('message', told);
      worker.on('error', (error) => {
        fallen = error as Error;
      });
      worker.on('exit', (code) => {
        if (!asked) ended(new Error(`a thread of the run ended by itself (${fallen?.message ?? `exit code ${code}`})`));
      });
    },
    end: () => {
      asked = true;
      void worker.terminate();
    },
  };
}
