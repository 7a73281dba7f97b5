import { type ForecastOptions, forecast, openEngine } from '@proviso/forecast';
import { spawnNodeThread } from '@proviso/forecast/node';
import type { Case } from '@proviso/model';

/** What a forecast comes to, as JSON: in the interpreter, and in the kernel by the number of threads that run it. */
export interface EveryForecast {
  readonly interpreter: string;
  readonly byThreads: Readonly<Record<number, string>>;
}

/** Forecasts a case in every way in which it can be run. */
export interface EveryExecutor {
  readonly forecasts: (model: Case, options: ForecastOptions) => Promise<EveryForecast>;
  readonly close: () => void;
}

const THREADS = [1, 2, 3];

/** Starts threads that run however little there is to do. Whoever opens them closes them. */
export function openEveryExecutor(): EveryExecutor {
  const engines = THREADS.map((threads) =>
    openEngine({ spawn: spawnNodeThread, threads, worth: { ready: 0, started: 0 } }),
  );
  // What the first has compiled serves all.
  const { prepare } = engines[0]!;
  return {
    forecasts: async (model, options) => {
      const byThreads: Record<number, string> = {};
      for (const [i, { runIslands, close }] of engines.entries()) {
        const engine = { runIslands, prepare, close };
        byThreads[THREADS[i]!] = JSON.stringify(await forecast(model, { ...options, engine }));
      }
      return {
        interpreter: JSON.stringify(await forecast(model, { ...options, executor: 'interpreter' })),
        byThreads,
      };
    },
    close: () => {
      for (const engine of engines) engine.close();
    },
  };
}

/** That every kernel came to what the interpreter came to. */
export function sameOnAllThreads({ interpreter }: EveryForecast): EveryForecast['byThreads'] {
  return Object.fromEntries(THREADS.map((threads) => [threads, interpreter]));
}

/** A day with some records before it and some after. */
export function middleOf({ records, timeline }: Case): string {
  const known = [...records.map((record) => record.known), timeline.through].sort();
  return known[Math.floor(known.length / 2)]!;
}
