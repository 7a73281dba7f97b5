import { exp } from '@proviso/kernel/worker';
import { total, totalOfSquares } from './sums.ts';

/** The greatest of some log weights; -Infinity where there are none, or none is alive. */
export function greatest(logWeights: Float64Array): number {
  let max = Number.NEGATIVE_INFINITY;
  // An iterator would allocate for every weight.
  for (let i = 0; i < logWeights.length; i += 1) if (logWeights[i]! > max) max = logWeights[i]!;
  return max;
}

/** Weights relative to the greatest log weight given, so that that one is exactly 1. */
export function relativeTo(max: number, logWeights: Float64Array): Float64Array {
  const weights = new Float64Array(logWeights.length);
  let [last, weight] = [Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < weights.length; i += 1) {
    // Resampling leaves many neighbours with one weight.
    if (logWeights[i] !== last) {
      last = logWeights[i]!;
      weight = last === Number.NEGATIVE_INFINITY ? 0 : exp(last - max);
    }
    weights[i] = weight;
  }
  return weights;
}

/**
 * Effective sample size of weighted paths: (sum w)^2 / sum w^2; 0 without weight.
 * L. Kish, Survey Sampling (1965), section 8.2.
 */
export function kishSize(weights: Float64Array): number {
  const whole = total(weights);
  return whole === 0 ? 0 : (whole * whole) / totalOfSquares(weights);
}
