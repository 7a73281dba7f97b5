import type { Thread } from './thread.ts';

/** The little of a browser's worker that is used; Node's types leave it to those of browsers. */
interface BrowserWorker {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message: string }) => void): void;
}

/** A worker of the page, started from `@proviso/forecast/worker`, as a thread that serves islands. */
export function browserThread(worker: BrowserWorker): Thread {
  return {
    post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
    listen: (told, ended) => {
      worker.addEventListener('message', ({ data }) => told(data));
      worker.addEventListener('error', ({ message }) => ended(new Error(`a worker of the run failed (${message})`)));
    },
    end: () => worker.terminate(),
  };
}
