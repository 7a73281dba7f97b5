import { DrawSource, type Executor, RunFailure, siteOf } from '@proviso/kernel';
import type { Island } from '../islands.ts';
import { type Breath, filterParticles, weighTogether } from '../particle-filter.ts';
import { logMeanExp } from '../weights.ts';

/** Which of all estimates of a fit this is: it enters the random key, so that no two share their numbers. */
export interface Evaluation {
  /** 1 to 127 */
  readonly chain: number;
  /** 0 to 2^24 - 1, counted through the chain. */
  readonly count: number;
}

/** The logarithm of an unbiased estimate of the likelihood; -Infinity where no particle explains what is known. */
export interface LikelihoodEstimate {
  readonly logLikelihood: number;
  /** PV0907, which names what no particle explains. */
  readonly unexplained?: RunFailure;
}

/** Estimates the likelihood of params by the particle filter: a function of its arguments alone, to the last bit. */
export type EstimateLikelihood = (values: readonly number[], evaluation: Evaluation) => Promise<LikelihoodEstimate>;

/** Paths that one estimate may have; see BITS.md of the kernel. */
const PATHS_PER_EVALUATION = 2 ** 22;
const PATHS_PER_CHAIN = 2 ** 46;

/** The number of the first path of an estimate. Ordinary runs have the numbers before those of chain 1. */
export function firstPathOf({ chain, count }: Evaluation): number {
  return chain * PATHS_PER_CHAIN + count * PATHS_PER_EVALUATION;
}

/** What an estimate of the likelihood needs. */
export interface LikelihoodSetting {
  /** Prepared with `params` held. */
  readonly executor: Executor;
  /** Names of the fitted params. */
  readonly params: readonly string[];
  /** How many steps hold something known. */
  readonly steps: number;
  readonly particles: number;
  readonly seed: number;
  readonly breathe: Breath;
}

/** The particle filter as a function of the params. All particles are one island: nothing here needs its spread. */
export function likelihoodOf(setting: LikelihoodSetting): EstimateLikelihood {
  const { executor, params, steps, particles, seed, breathe } = setting;
  const source = new DrawSource(seed);
  const site = siteOf('resampling');
  const { slots, quantities } = executor.layout;
  const offsets = params.map((param) => quantities.get(param)!);
  return async (values, evaluation) => {
    const island = islandOf(executor, particles, firstPathOf(evaluation));
    for (let i = 0; i < particles; i += 1) {
      offsets.forEach((offset, p) => {
        island.block.slots[i * slots + offset] = values[p]!;
      });
    }
    const draw = (_: number, step: number) => source.uniform({ site, path: firstPathOf(evaluation), step, draw: 0 });
    try {
      await filterParticles(executor, [island], steps, draw, () => {}, breathe, weighTogether);
    } catch (error) {
      if (!(error instanceof RunFailure && error.code === 'PV0907')) throw error;
      return { logLikelihood: Number.NEGATIVE_INFINITY, unexplained: error };
    }
    return { logLikelihood: logMeanExp(island.logWeights) };
  };
}

function islandOf(executor: Executor, count: number, first: number): Island {
  const items = Math.max(0, ...executor.evidence.map((step) => step.length));
  const slots = new Float64Array(count * executor.layout.slots);
  return {
    number: 0,
    block: { count, first, stride: 1, slots, scores: new Float64Array(items * count) },
    logWeights: new Float64Array(count),
    ancestors: new Int32Array(count),
    notes: new Map(),
  };
}
