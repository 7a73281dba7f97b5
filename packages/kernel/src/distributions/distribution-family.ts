import type { DrawPlace, DrawSource } from '../draw-source.ts';

/**
 * One family of distributions: its sampler and its density in one place. Arguments stand in the order of
 * `DISTRIBUTION_ARGUMENTS` of the model; all but `problem` take them as checked.
 */
export interface DistributionFamily {
  /** Whether `logDensity` is a density on the real line or the probability of one value. */
  readonly kind: 'continuous' | 'discrete';
  /** What is wrong with the arguments, in words that end a sentence ("sd is -1 and must not be negative"); undefined where nothing is. */
  problem(args: readonly number[]): string | undefined;
  /** The value drawn at a place. */
  sample(args: readonly number[], source: DrawSource, place: DrawPlace): number;
  /**
   * Natural logarithm of the density (of the probability, for a discrete family) at a value; -Infinity outside the
   * support. A continuous family of zero width, such as sd = 0, can be drawn from but has no density: +Infinity on its
   * point, which a caller must refuse.
   */
  logDensity(args: readonly number[], value: number): number;
  /** NaN or Infinity where there is none. */
  mean(args: readonly number[]): number;
  /** NaN or Infinity where there is none. */
  variance(args: readonly number[]): number;
}
