import { type Ensemble, islandSums } from './ensemble.ts';
import type { Estimate } from './forecast.ts';
import type { Outcome } from './outcome.ts';
import { remembered } from './remembered.ts';
import { totalOfSquares, weightedTotal } from './sums.ts';
import { weightingOf } from './weighting.ts';

/**
 * Weighted mean of the answers among the paths that count, with its Monte Carlo standard error: by linearisation where
 * paths are independent (for a probability the binomial formula), else by the jackknife over islands.
 * @returns undefined where no path counts
 */
export function estimate(ensemble: Ensemble, outcome: Outcome): Estimate | undefined {
  return estimateOf(ensemble, sumsOf(ensemble)(outcome), undefined);
}

/**
 * Estimate of `outcome` less that of `baseline` on the same paths: what the paths have in common cancels out of the
 * error.
 * @returns undefined where no path counts for one of them
 */
export function difference(ensemble: Ensemble, outcome: Outcome, baseline: Outcome): Estimate | undefined {
  return estimateOf(ensemble, sumsOf(ensemble)(outcome), sumsOf(ensemble)(baseline));
}

/** What a weighted mean of answers is made of. */
export interface MeanSums {
  /** What the answers are counted from. */
  readonly origin: number;
  /** [islands]: weighted sums of the answers, counted from the origin. */
  readonly top: Float64Array;
  /** [islands]: sums of the weights. */
  readonly bottom: Float64Array;
  /** The answers themselves: wanted where paths are independent. */
  readonly outcome: () => Outcome;
}

/**
 * The mean that sums make, less that of a baseline on the same paths where there is one.
 * @returns undefined where no path counts for one of them
 */
export function estimateOf(ensemble: Ensemble, sums: MeanSums, baseline: MeanSums | undefined): Estimate | undefined {
  const mean = meanOf(sums);
  const baseMean = baseline ? meanOf(baseline) : 0;
  if (mean === undefined || baseMean === undefined) return undefined;
  const error = ensemble.even
    ? linearisedError(ensemble.paths, [
        { outcome: sums.outcome(), mean, share: sums.bottom.reduce(add) / ensemble.paths },
        ...(baseline
          ? [{ outcome: baseline.outcome(), mean: baseMean, share: baseline.bottom.reduce(add) / -ensemble.paths }]
          : []),
      ])
    : jackknifeError(ensemble.bounds.length - 1, (left) => {
        const [a, b] = [meanOf(sums, left), baseline ? meanOf(baseline, left) : 0];
        return a === undefined || b === undefined ? undefined : a - b;
      });
  return { value: mean - baseMean, error };
}

/**
 * Weighted mean of the answers among the paths that count, without those of an island; with all where none is named.
 * Undefined where no path counts.
 */
export function leaveOneOutMeans(ensemble: Ensemble, outcome: Outcome): (without?: number) => number | undefined {
  const sums = sumsOf(ensemble)(outcome);
  return (without) => meanOf(sums, without);
}

/** An outcome is compared with many others. */
const sumsOf = remembered((ensemble: Ensemble) =>
  remembered((outcome: Outcome): MeanSums => {
    const { answers, given } = outcome;
    const { weights, islands } = weightingOf(ensemble, given);
    const top = islandSums(ensemble, (from, to) => weightedTotal(weights, answers, from, to));
    return { origin: 0, top, bottom: islands, outcome: () => outcome };
  }),
);

const add = (a: number, b: number) => a + b;

function meanOf({ origin, top, bottom }: MeanSums, without = -1): number | undefined {
  const below = totalBut(bottom, without);
  return below === 0 ? undefined : origin + totalBut(top, without) / below;
}

/** Sum over islands, leaving one out; over all where none is named. */
export function totalBut(islands: Float64Array, without = -1): number {
  let sum = 0;
  for (let k = 0; k < islands.length; k += 1) if (k !== without) sum += islands[k]!;
  return sum;
}

/** Standard error of a signed sum of ratios of means over independent paths, to first order (the delta method). */
function linearisedError(
  paths: number,
  terms: readonly { readonly outcome: Outcome; readonly mean: number; readonly share: number }[],
): number {
  const influence = new Float64Array(paths);
  for (const { outcome, mean, share } of terms) {
    const { answers, given } = outcome;
    for (let i = 0; i < paths; i += 1) if (!given || given[i] === 1) influence[i]! += (answers[i]! - mean) / share;
  }
  return Math.sqrt(totalOfSquares(influence)) / paths;
}

/**
 * Standard error of a statistic of m groups by leaving out one after another.
 * B. Efron, R. Tibshirani, An Introduction to the Bootstrap (1993), section 11.
 * @param without the statistic without a group; undefined where nothing is left: such a group is passed over
 */
export function jackknifeError(groups: number, without: (group: number) => number | undefined): number {
  const values: number[] = [];
  for (let k = 0; k < groups; k += 1) {
    const value = without(k);
    if (value !== undefined) values.push(value);
  }
  const m = values.length;
  if (m < 2) return 0;
  const mean = values.reduce(add) / m;
  return Math.sqrt(((m - 1) / m) * values.reduce((total, value) => total + (value - mean) ** 2, 0));
}
