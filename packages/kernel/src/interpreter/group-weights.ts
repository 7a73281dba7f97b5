import { exp } from '../elementary/exp.ts';
import { GROUP } from '../executor.ts';

/** Scores up to here are small: how heavy they leave a weight is told by a series instead of its logarithm. */
export const SMALL_SCORE = 0.125;
/** 1 / 10!, ..., 1 / 1!, 1: e^s for a small s, within a unit in the last place. */
export const SMALL_EXP = [
  2.755731922398589e-7, 2.7557319223985893e-6, 2.48015873015873e-5, 1.984126984126984e-4, 1.388888888888889e-3,
  8.333333333333333e-3, 4.1666666666666664e-2, 0.16666666666666666, 0.5, 1, 1,
];

/**
 * Adds scores to the log weights of a group, item after item, and tells how heavy the group was before and after each:
 * a log weight m, and the sum of exp(w - m). To begin with m is the greatest log weight, and it stays where an item has
 * small scores alone, as nearly all silences do: each weight is then multiplied by e^s.
 *
 * The sum runs over even and odd positions apart, as two lanes do.
 * @param scores [items][GROUP]
 * @param logWeights [paths of the group]
 * @param scales [1 + items][2]
 */
export function addScores(
  scores: Float64Array,
  items: number,
  logWeights: Float64Array,
  scales: Float64Array = new Float64Array(2 + 2 * items),
): void {
  const weights = new Float64Array(logWeights.length);
  let scale = relate(weights, logWeights);
  for (let item = 0; ; item += 1) {
    scales[2 * item] = scale;
    scales[2 * item + 1] = sumOfLanes(weights);
    if (item === items) return;
    const own = scores.subarray(item * GROUP, item * GROUP + logWeights.length);
    for (let i = 0; i < own.length; i += 1) logWeights[i]! += own[i]!;
    if (own.every((score) => Math.abs(score) <= SMALL_SCORE)) {
      for (let i = 0; i < own.length; i += 1) weights[i]! *= smallExp(own[i]!);
    } else {
      scale = relate(weights, logWeights);
    }
  }
}

/** Writes the weights relative to the greatest. @returns its logarithm */
export function relate(weights: Float64Array, logWeights: Float64Array): number {
  const greatest = Math.max(...logWeights);
  const isDead = greatest === Number.NEGATIVE_INFINITY;
  for (let i = 0; i < weights.length; i += 1) weights[i] = isDead ? 0 : exp(logWeights[i]! - greatest);
  return greatest;
}

function smallExp(score: number): number {
  return SMALL_EXP.slice(1).reduce((sum, coefficient) => sum * score + coefficient, SMALL_EXP[0]!);
}

function sumOfLanes(weights: Float64Array): number {
  const lanes: [number, number] = [0, 0];
  weights.forEach((weight, i) => {
    lanes[(i & 1) as 0 | 1] += weight;
  });
  return lanes[0] + lanes[1];
}
