import type { Thread } from './thread.ts';

/** The little of a browser's worker that is used; Node's types leave it to those of browsers. */
interface BrowserWorker {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  terminate(): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message: string }) => void) | null;
}

/** A worker of the page, started from `@proviso/forecast/worker`, as a thread that serves islands. */
export function browserThread(worker: BrowserWorker): Thread {
  return {
    post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
    listen: (told, ended) => {
      worker.onmessage = ({ data }) => told(data);
      worker.onerror = ({ message }) => ended(new Error(`a worker of the run failed (${message})`));
    },
    end: () => worker.terminate(),
  };
}
