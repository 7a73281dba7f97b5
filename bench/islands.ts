import { performance } from 'node:perf_hooks';
import type { ForecastOptions } from '@proviso/forecast';
import { openEngine } from '@proviso/forecast';
import { spawnNodeThread } from '@proviso/forecast/node';
import type { Case } from '@proviso/model';
import type { Batch } from '../packages/forecast/src/batch.ts';
import { runBatches } from '../packages/forecast/src/batches.ts';
import { Pace } from '../packages/forecast/src/pace.ts';
import { settingOf } from '../packages/forecast/src/setting.ts';
import type { Engine } from './engine.ts';

/** So few paths that they cost nothing and yet call every thread. */
const WARMING_PATHS = 1_000;

/**
 * The paths of a forecast as an engine of the bench: its islands, filter included, without the statistics that follow. It
 * looks inside the forecast package, whose public face runs all at once. Kernels are compiled and threads started before
 * time counts, as compilers of other engines have done their work before; the round is the seed.
 * @param answerOf what the paths say
 */
export function islandEngine(
  name: string,
  model: Case,
  asOf: string,
  { paths, threads }: { readonly paths: number; readonly threads: number },
  answerOf: (batch: Batch) => number,
): Engine & { readonly close: () => void } {
  const engine = openEngine({ spawn: spawnNodeThread, threads, worth: { ready: 0, started: 0 } });
  return {
    name,
    paths,
    run: async (count, round) => {
      const options: ForecastOptions = { asOf, seed: round, movers: false, engine };
      await batchOf(model, { ...options, paths: WARMING_PATHS });
      const { batch, ms } = await batchOf(model, { ...options, paths: count });
      return { answer: answerOf(batch), ms };
    },
    close: () => engine.close(),
  };
}

/** The same paths in the interpreter. */
export function interpretedEngine(
  model: Case,
  asOf: string,
  paths: number,
  answerOf: (batch: Batch) => number,
): Engine {
  return {
    name: 'interpreter',
    paths,
    run: async (count, round) => {
      const { batch, ms } = await batchOf(model, {
        ...{ asOf, seed: round, movers: false, paths: count },
        executor: 'interpreter',
      });
      return { answer: answerOf(batch), ms };
    },
  };
}

async function batchOf(model: Case, options: ForecastOptions): Promise<{ readonly batch: Batch; readonly ms: number }> {
  const { plan } = settingOf(model, options);
  const begin = performance.now();
  const [batch] = await runBatches(plan, [], plan.paths, false, new Pace(options));
  return { batch: batch!, ms: performance.now() - begin };
}
