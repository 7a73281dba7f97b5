import { DrawSource, type Executor, RunFailure, siteOf } from '@proviso/kernel';
import { costsOf } from '../evidence-cost.ts';
import { heavinessOf, logMean } from '../island/heaviness.ts';
import { type StepWeight, settle } from '../island/island.ts';
import { type Breath, type FilterObserver, filterParticles } from '../particle-filter.ts';

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
  const { quantities } = executor.layout;
  const slots = params.map((param) => quantities.get(param)!);
  const items = executor.evidence.slice(0, steps).map((inStep) => inStep.length);
  return async (values, evaluation) => {
    const first = firstPathOf(evaluation);
    const held = slots.map((slot, p) => [slot, values[p]!] as const);
    const room = executor.particles(particles);
    const begin = () => settle(room, { number: 0, count: particles, first, stride: 1, held });
    const draw = (_: number, step: number) => source.uniform({ site, path: first, step, draw: 0 });
    try {
      const { stopped } = await filterParticles(begin(), items, draw, { itemByItem: false }, UNOBSERVED, breathe);
      if (stopped === undefined) return { logLikelihood: logMean(heavinessOf(room), particles) };
      // Once more as far as there, item by item, to name the one at fault.
      const again = begin();
      await filterParticles(again, items.slice(0, stopped + 1), draw, { itemByItem: true }, UNOBSERVED, breathe);
      return { logLikelihood: Number.NEGATIVE_INFINITY, unexplained: failureIn(executor, again.weights, particles) };
    } finally {
      room.free();
    }
  };
}

const UNOBSERVED: FilterObserver = { groupRan: () => {}, stepDone: () => {} };

/** @throws Error where every item was explained */
function failureIn(executor: Executor, weights: readonly StepWeight[], particles: number): RunFailure {
  try {
    costsOf(executor, [weights], particles);
  } catch (error) {
    if (error instanceof RunFailure) return error;
    throw error;
  }
  throw new Error('an island died of evidence that it explains');
}
