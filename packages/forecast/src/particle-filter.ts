import { effectiveSize, type Heaviness, heavinessOf, logMean, relativeWeights } from './island/heaviness.ts';
import type { Island } from './island/island.ts';
import { ItemScales } from './island/item-scales.ts';
import { systematicParents } from './systematic-resampling.ts';

/** Uniform number between 0 and 1 for the resampling of an island after a step. */
export type ResamplingDraw = (island: number, step: number) => number;

/** Lets others run after so many steps of a group of particles: what it gives, if anything, is to be waited for. */
export type Breath = (groupSteps: number) => Promise<void> | undefined;

/** What follows the particles as they go. */
export interface FilterObserver {
  /** A group has run a step and is about to be weighted: what it holds is what was to be expected. */
  groupMoved?(group: number, step: number): void;
  /** A group has run a step and been weighted. */
  groupRan(group: number, step: number): void;
  /** All have. What it does to the weights counts. */
  stepDone(step: number): void;
}

/** Groups that run before others may. */
const STRETCH = 16;

/** How the particles of an island are weighted. */
export interface Weighing {
  /** Whether it is noted how heavy the island was after each item; else the filter stops where nobody is left alive. */
  readonly itemByItem: boolean;
}

/**
 * The bootstrap particle filter over the first `items.length` steps, on one island: particles x move by the model alone,
 * are weighted by the density w of what was observed, and when their effective sample size N_eff falls under half their
 * number they draw a new generation in proportion to w. On return the island holds the weighted particles of the last
 * of these steps.
 *
 * N. Gordon, D. Salmond, A. Smith (1993), Novel approach to nonlinear/non-Gaussian Bayesian state estimation, IEE
 * Proceedings F 140; in islands: C. Verge, C. Dubarry, P. Del Moral, E. Moulines (2015), On parallel implementation of
 * sequential Monte Carlo methods: the island particle model, Statistics and Computing 25.
 * @param items [steps] number of items of evidence
 * @returns number of resamplings, and the step in which the filter stopped where it did
 * @throws RunFailure from the executor
 */
export async function filterParticles(
  island: Island,
  items: readonly number[],
  draw: ResamplingDraw,
  { itemByItem }: Weighing,
  observer: FilterObserver,
  breathe: Breath,
): Promise<{ readonly resamplings: number; readonly stopped?: number }> {
  const { particles } = island;
  let resamplings = 0;
  for (let t = 0; t < items.length; t += 1) {
    const byItem = itemByItem && items[t]! > 0 ? new ItemScales(items[t]!) : undefined;
    for (let from = 0; from < particles.groups; from += STRETCH) {
      const end = Math.min(from + STRETCH, particles.groups);
      for (let group = from; group < end; group += 1) {
        particles.run(group, t, 0);
        observer.groupMoved?.(group, t);
        if (byItem) byItem.weigh(particles, group, t);
        else if (items[t]! > 0) particles.weigh(group, t);
        observer.groupRan(group, t);
      }
      const pause = breathe(end - from);
      if (pause) await pause;
    }
    if (byItem) island.weights.push({ step: t, scales: byItem.scales });
    observer.stepDone(t);
    // Where nothing is known, the weights are as they were.
    if (items[t] === 0) continue;
    const heaviness = heavinessOf(particles);
    const size = effectiveSize(heaviness);
    if (size === 0 && !itemByItem) return { resamplings, stopped: t };
    if (size >= particles.count / 2 || size === 0) continue;
    resample(island, heaviness, draw(island.number, t));
    resamplings += 1;
  }
  return { resamplings };
}

/** A new generation in the place of the old; its weights all become their mean. */
function resample({ particles, ancestors, notes }: Island, heaviness: Heaviness, uniform: number): void {
  const parents = systematicParents(relativeWeights(particles, heaviness.greatest), uniform);
  particles.resample(parents);
  // Who is a parent stays, so that nothing is read after it has been overwritten.
  for (const values of [ancestors, ...notes.values()]) {
    for (let child = 0; child < parents.length; child += 1) values[child] = values[parents[child]!]!;
  }
  particles.weights.fill(logMean(heaviness, particles.count));
}
