import { exp } from '../elementary/exp.ts';
import { GROUP } from '../executor.ts';

/**
 * Adds scores to the log weights of a group, item after item, and tells how heavy the group was before and after each:
 * its greatest log weight m, and the sum of exp(w - m). What scores all paths alike leaves that sum as it is.
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
  let greatest = Math.max(...logWeights);
  let sum = sumBelow(greatest, logWeights);
  for (let item = 0; ; item += 1) {
    scales[2 * item] = greatest;
    scales[2 * item + 1] = sum;
    if (item === items) return;
    const first = scores[item * GROUP]!;
    let alike = true;
    for (let i = 0; i < logWeights.length; i += 1) {
      const score = scores[item * GROUP + i]!;
      logWeights[i]! += score;
      alike &&= score === first;
    }
    greatest = Math.max(...logWeights);
    sum = alike && greatest !== Number.NEGATIVE_INFINITY ? sum : sumBelow(greatest, logWeights);
  }
}

function sumBelow(greatest: number, logWeights: Float64Array): number {
  if (greatest === Number.NEGATIVE_INFINITY) return 0;
  const lanes: [number, number] = [0, 0];
  logWeights.forEach((weight, i) => {
    lanes[(i & 1) as 0 | 1] += exp(weight - greatest);
  });
  return lanes[0] + lanes[1];
}
