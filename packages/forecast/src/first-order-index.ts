import { type CellRange, type CellTable, sumsIn } from './cells.ts';
import type { Deviations } from './deviations.ts';
import { jackknifeError, totalBut } from './estimate.ts';
import type { Estimate } from './forecast.ts';

/**
 * First-order sensitivity index from given data: the share of the answers' variance that lies between classes of the
 * input, Var(E(y | x)) / Var(y). The classes have equal weight (equal values stay together, so that a yes or no has
 * two); what classes would differ by chance alone is taken off as in Kelley's epsilon squared. Error by the jackknife
 * over islands.
 * E. Plischke, E. Borgonovo, C. Smith (2013), Global sensitivity measures from given data, European Journal of
 * Operational Research 226; T. Kelley (1935), An unbiased correlation ratio measure, PNAS 21.
 * @param classes the cells of each class
 * @param weights by cell
 * @param answers by cell: how far they are off, weighted
 * @returns undefined where the input does not vary, too few paths count, or no more of the answers than rounding varies
 */
export function firstOrderIndex(
  { weighting: { size }, squares }: Deviations,
  classes: readonly CellRange[],
  weights: CellTable,
  answers: CellTable,
): Estimate | undefined {
  const sums = classes
    .map((range): ClassSums => ({ weights: sumsIn(weights, range), answers: sumsIn(answers, range) }))
    .filter(({ weights }) => totalBut(weights) > 0);
  const count = sums.length;
  if (count < 2 || size < 4 * count) return undefined;
  const rounding = 1e-12 * totalBut(squares);
  const index = (without?: number) => {
    const share = betweenShare(sums, squares, rounding, without);
    return share === undefined ? undefined : 1 - ((1 - share) * (size - 1)) / (size - count);
  };
  const value = index();
  return value === undefined ? undefined : { value, error: jackknifeError(squares.length, index) };
}

/** Of one class, [islands]: sums of the weights, and of how far the answers are off, weighted. */
interface ClassSums {
  readonly weights: Float64Array;
  readonly answers: Float64Array;
}

/** Share of the variance that lies between classes; undefined where no more than rounding varies. */
function betweenShare(
  classes: readonly ClassSums[],
  squares: Float64Array,
  rounding: number,
  without?: number,
): number | undefined {
  let [weight, answer, between] = [0, 0, 0];
  for (const { weights, answers } of classes) {
    const [w, y] = [totalBut(weights, without), totalBut(answers, without)];
    weight += w;
    answer += y;
    if (w > 0) between += y ** 2 / w;
  }
  const correction = answer ** 2 / weight;
  const variation = totalBut(squares, without) - correction;
  return variation > rounding ? (between - correction) / variation : undefined;
}
