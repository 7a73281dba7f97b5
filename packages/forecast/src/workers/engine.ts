import { type Executor, type Prepare, prepareCompiled } from '@proviso/kernel';
import type { RunIslands } from '../batch.ts';
import { IslandThreads, type Worth } from './island-threads.ts';
import type { Spawn } from './thread.ts';

/** Threads and prepared kernels that outlive a run. Whoever opens it closes it. */
export interface Engine {
  readonly runIslands: RunIslands;
  readonly prepare: Prepare;
  close(): void;
}

/** Kernels that are kept: of the case and its scenarios, say, with one knob turned and with another. */
const KERNELS_KEPT = 8;

/**
 * Opens an engine.
 * @param spawn starts a thread that serves islands: `spawnNodeThread`, or `browserThread` around a worker of the page
 * @param threads at most; with 1 all is done in the thread that asks
 * @param worth which runs are worth the threads; by default as measured
 */
export function openEngine(options: {
  readonly spawn: Spawn;
  readonly threads: number;
  readonly worth?: Worth;
}): Engine {
  const islands = new IslandThreads(options.spawn, options.threads, options.worth);
  const kept = new Map<string, Executor>();
  return {
    runIslands: islands.runIslands,
    prepare: (model, settings) => {
      const { held, ...others } = settings;
      const key = JSON.stringify([model, others, [...(held ?? [])].sort()]);
      const executor = kept.get(key) ?? prepareCompiled(model, settings);
      kept.delete(key);
      kept.set(key, executor);
      if (kept.size > KERNELS_KEPT) kept.delete(kept.keys().next().value!);
      return executor;
    },
    close: () => {
      islands.close();
      kept.clear();
    },
  };
}
