import { type Buckets, bucketsOf, crossings } from './buckets.ts';
import type { Quantiles } from './forecast.ts';

/**
 * Quantiles of weighted values without sorting them: each is the least value that has at least its share of the weight
 * at or below it.
 * @param weights not negative, not all 0; values without weight do not count
 * @param shares between 0 and 1
 */
export function quantilesAt(
  values: Float64Array | Float32Array,
  weights: Float64Array,
  shares: readonly number[],
): readonly number[] {
  if (areAlike(values)) return shares.map(() => values[0]!);
  return quantilesWithin(bucketsOf(values, weights), shares);
}

/** The same of values that have been thrown into buckets. */
export function quantilesWithin(within: Buckets, shares: readonly number[]): readonly number[] {
  const total = within.below.at(-1)!;
  const found = crossings(
    within,
    shares.map((share) => (_, through) => through >= share * total),
  );
  return found.map(({ value }) => value!);
}

/** Whether all values are the same, as they are where the data say what they are. */
function areAlike(values: Float64Array | Float32Array): boolean {
  for (let i = 1; i < values.length; i += 1) if (values[i] !== values[0]) return false;
  return true;
}

/** The five quantiles of a fan. */
export function fanOf(values: Float64Array, weights: Float64Array): Quantiles {
  const [p5, p25, p50, p75, p95] = quantilesAt(values, weights, [0.05, 0.25, 0.5, 0.75, 0.95]);
  return { p5: p5!, p25: p25!, p50: p50!, p75: p75!, p95: p95! };
}
