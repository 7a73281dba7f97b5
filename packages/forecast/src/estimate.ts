import { type Ensemble, islandSums } from './ensemble.ts';
import type { Estimate } from './forecast.ts';
import type { Outcome } from './outcome.ts';
import { sum } from './sums.ts';

/**
 * Weighted mean of the answers among the paths that count, with its Monte Carlo standard error: by linearisation where
 * paths are independent (for a probability the binomial formula), else by the jackknife over islands.
 * @returns undefined where no path counts
 */
export function estimate(ensemble: Ensemble, outcome: Outcome): Estimate | undefined {
  return difference(ensemble, outcome, undefined);
}

/**
 * Estimate of `outcome` less that of `baseline` on the same paths: what the paths have in common cancels out of the
 * error. Without a baseline, the estimate itself.
 * @returns undefined where no path counts for one of them
 */
export function difference(ensemble: Ensemble, outcome: Outcome, baseline: Outcome | undefined): Estimate | undefined {
  const sums = sumsOf(ensemble, outcome);
  const baseSums = baseline && sumsOf(ensemble, baseline);
  const mean = ratio(sums);
  const baseMean = baseSums ? ratio(baseSums) : 0;
  if (mean === undefined || baseMean === undefined) return undefined;
  const error = ensemble.even
    ? linearisedError(ensemble.paths, [
        { outcome, mean, share: sums.bottom.reduce(add) / ensemble.paths },
        ...(baseline
          ? [{ outcome: baseline, mean: baseMean, share: baseSums!.bottom.reduce(add) / -ensemble.paths }]
          : []),
      ])
    : jackknifeError(ensemble.bounds.length - 1, (left) => {
        const [a, b] = [ratio(sums, left), baseSums ? ratio(baseSums, left) : 0];
        return a === undefined || b === undefined ? undefined : a - b;
      });
  return { value: mean - baseMean, error };
}

/**
 * Weighted mean of the answers among the paths that count, without those of an island; with all where none is named.
 * Undefined where no path counts.
 */
export function leaveOneOutMeans(ensemble: Ensemble, outcome: Outcome): (without?: number) => number | undefined {
  const sums = sumsOf(ensemble, outcome);
  return (without) => ratio(sums, without);
}

/** Numerator and denominator of a weighted mean: [islands] each. */
interface RatioSums {
  readonly top: Float64Array;
  readonly bottom: Float64Array;
}

function sumsOf(ensemble: Ensemble, { answers, given }: Outcome): RatioSums {
  const weight = (i: number) => ensemble.weights[i]! * (given ? given[i]! : 1);
  return {
    top: islandSums(ensemble, (i) => (weight(i) === 0 ? 0 : weight(i) * answers[i]!)),
    bottom: islandSums(ensemble, weight),
  };
}

const add = (a: number, b: number) => a + b;

function ratio({ top, bottom }: RatioSums, without = -1): number | undefined {
  const total = (sums: Float64Array) => sums.reduce((all, part, k) => (k === without ? all : all + part), 0);
  const below = total(bottom);
  return below === 0 ? undefined : total(top) / below;
}

/** Standard error of a signed sum of ratios of means over independent paths, to first order (the delta method). */
function linearisedError(
  paths: number,
  terms: readonly { readonly outcome: Outcome; readonly mean: number; readonly share: number }[],
): number {
  const influence = (i: number) => {
    let total = 0;
    for (const { outcome, mean, share } of terms) {
      if (!outcome.given || outcome.given[i] === 1) total += (outcome.answers[i]! - mean) / share;
    }
    return total;
  };
  return Math.sqrt(sum(paths, (i) => influence(i) ** 2)) / paths;
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
