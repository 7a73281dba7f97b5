import { DrawSource, siteOf } from '@proviso/kernel';

/** An interval for a mean. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const REPLICATES = 2_000;

/**
 * Interval of 90 % for the mean of paired differences: the percentile bootstrap over blocks, since forecasts of one day
 * share what was known and are wrong together. Fewer than two blocks give none.
 * B. Efron, R. Tibshirani, An Introduction to the Bootstrap (1993), section 13.3; blocks: section 8.6.
 * @param blocks the differences of each day
 * @param seed fixes the draws, so that the same forecasts give the same interval
 */
export function bootstrapInterval(blocks: readonly (readonly number[])[], seed: number): Interval | undefined {
  const filled = blocks.filter((block) => block.length > 0);
  if (filled.length < 2) return undefined;
  const sums = filled.map((block) => block.reduce((total, value) => total + value, 0));
  const source = new DrawSource(seed);
  const site = siteOf('bootstrap');
  const means = Float64Array.from({ length: REPLICATES }, (_, replicate) => {
    let [total, count] = [0, 0];
    for (let draw = 0; draw < filled.length; draw += 1) {
      const chosen = Math.floor(source.uniform({ site, path: replicate, step: draw, draw: 0 }) * filled.length);
      total += sums[chosen]!;
      count += filled[chosen]!.length;
    }
    return total / count;
  }).sort();
  return { low: means[0.05 * REPLICATES]!, high: means[0.95 * REPLICATES - 1]! };
}
