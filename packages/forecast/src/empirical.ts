import type { Quantiles } from './forecast.ts';

/** Weighted values in order: what a sample says about a distribution. */
export interface Empirical {
  /** Ascending. */
  readonly values: Float64Array;
  /** Weight of all values up to and with each of `values`; of equal values the first carries the weight of all. */
  readonly cumulative: Float64Array;
}

/**
 * The empirical distribution of those values that have weight.
 * @param weights not negative, not all 0
 */
export function empiricalOf(values: ArrayLike<number>, weights: Float64Array): Empirical {
  const sorted = Float64Array.from(values)
    .filter((_, i) => weights[i]! > 0)
    .sort();
  const cumulative = new Float64Array(sorted.length);
  for (let i = 0; i < weights.length; i += 1) {
    if (weights[i]! > 0) cumulative[positionOf(sorted, values[i]!)]! += weights[i]!;
  }
  for (let i = 1; i < cumulative.length; i += 1) cumulative[i]! += cumulative[i - 1]!;
  return { values: sorted, cumulative };
}

/** The least value that has at least a share `p` of the weight at or below it. */
export function quantile({ values, cumulative }: Empirical, p: number): number {
  return values[positionOf(cumulative, p * cumulative.at(-1)!)]!;
}

/** The five quantiles of a fan. */
export function quantilesOf(distribution: Empirical): Quantiles {
  return {
    p5: quantile(distribution, 0.05),
    p25: quantile(distribution, 0.25),
    p50: quantile(distribution, 0.5),
    p75: quantile(distribution, 0.75),
    p95: quantile(distribution, 0.95),
  };
}

/** Share of the weight below a value of the sample, and half of that at it: between 0 and 1. */
export function midRank({ values, cumulative }: Empirical, value: number): number {
  const at = positionOf(values, value);
  const below = at === 0 ? 0 : cumulative[at - 1]!;
  return (below + cumulative[at]!) / (2 * cumulative.at(-1)!);
}

/** First position whose entry is not less than `value`. */
function positionOf(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
