import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { RunFailure } from '@proviso/kernel';
import type { Chain, Stretch } from './chain.ts';
import type { ChainRunner, SpawnChainWorkers } from './chain-runner.ts';

/** What a worker is asked for. */
export interface StretchRequest {
  readonly chain: Chain;
  readonly until: number;
}

/** What it answers; a mistake of the case comes as plain data. */
export type StretchReply =
  | { readonly kind: 'stretch'; readonly stretch: Stretch }
  | { readonly kind: 'failure'; readonly failure: ConstructorParameters<typeof RunFailure>[0] };

const MOST_THREADS = 16;

/**
 * Chains in threads of Node.
 * @param threads by default as many as the machine has cores, at most 16; never more than there are chains
 */
export function chainWorkers(threads = Math.min(MOST_THREADS, availableParallelism())): SpawnChainWorkers {
  return (job, signal) => {
    const workers = Array.from(
      { length: Math.min(threads, job.settings.chains) },
      () => new Worker(new URL('./chain-worker.ts', import.meta.url), { workerData: job }),
    );
    return {
      runners: workers.map((worker) => runnerOn(worker, signal)),
      close: () => {
        for (const worker of workers) void worker.terminate();
      },
    };
  };
}

/** Asks a worker for one stretch after another; no two at once. */
function runnerOn(worker: Worker, signal: AbortSignal | undefined): ChainRunner {
  let fallen: Error | undefined;
  worker.on('error', (error) => {
    fallen = error;
  });
  return (chain, until) =>
    new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        worker.off('message', answered).off('exit', ended);
        signal?.removeEventListener('abort', stopped);
        act();
      };
      const answered = (reply: StretchReply) =>
        settle(() => (reply.kind === 'stretch' ? resolve(reply.stretch) : reject(new RunFailure(reply.failure))));
      const ended = () => settle(() => reject(fallen ?? new Error('a thread that ran a chain has ended by itself')));
      const stopped = () => settle(() => reject(signal?.reason));
      if (signal?.aborted) return reject(signal.reason);
      worker.on('message', answered).on('exit', ended);
      signal?.addEventListener('abort', stopped);
      worker.postMessage({ chain, until } satisfies StretchRequest);
    });
}
