import { empiricalOf, quantile } from './empirical.ts';
import type { Quantiles } from './forecast.ts';

const BUCKETS = 512;

/**
 * Quantiles of weighted values without sorting them all: they are thrown into buckets of equal width, and only the
 * buckets in which a quantile lies are sorted. Each is the least value that has at least its share of the weight at or
 * below it.
 * @param weights not negative, not all 0; values without weight do not count
 * @param shares between 0 and 1
 */
export function quantilesAt(values: Float64Array, weights: Float64Array, shares: readonly number[]): readonly number[] {
  let [least, greatest] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i += 1) {
    if (weights[i]! === 0) continue;
    least = Math.min(least, values[i]!);
    greatest = Math.max(greatest, values[i]!);
  }
  if (least === greatest) return shares.map(() => least);
  const scale = BUCKETS / (greatest - least);
  if (!(scale > 0 && scale < Infinity)) return shares.map((share) => quantile(empiricalOf(values, weights), share));
  const bucketOf = (value: number) => Math.min(BUCKETS - 1, Math.floor((value - least) * scale));
  const held = new Float64Array(BUCKETS);
  for (let i = 0; i < values.length; i += 1) if (weights[i]! > 0) held[bucketOf(values[i]!)]! += weights[i]!;
  const total = held.reduce((sum, weight) => sum + weight, 0);
  return shares.map((share) => {
    let [bucket, below] = [0, 0];
    while (bucket < BUCKETS - 1 && below + held[bucket]! < share * total) {
      below += held[bucket]!;
      bucket += 1;
    }
    const inside: number[] = [];
    for (let i = 0; i < values.length; i += 1) {
      if (weights[i]! > 0 && bucketOf(values[i]!) === bucket) inside.push(i);
    }
    return within(values, weights, inside, share * total - below);
  });
}

/** The least of some values that has at least a weight at or below it; the greatest where rounding leaves none. */
function within(values: Float64Array, weights: Float64Array, inside: number[], weight: number): number {
  inside.sort((a, b) => values[a]! - values[b]!);
  let sum = 0;
  for (const i of inside) {
    sum += weights[i]!;
    if (sum >= weight) return values[i]!;
  }
  return values[inside.at(-1)!]!;
}

/** The five quantiles of a fan. */
export function fanOf(values: Float64Array, weights: Float64Array): Quantiles {
  const [p5, p25, p50, p75, p95] = quantilesAt(values, weights, [0.05, 0.25, 0.5, 0.75, 0.95]);
  return { p5: p5!, p25: p25!, p50: p50!, p75: p75!, p95: p95! };
}
