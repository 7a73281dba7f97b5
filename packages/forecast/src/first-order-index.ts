import { empiricalOf, midRank } from './empirical.ts';
import { countOf, type Ensemble, effectiveSampleSize, islandSums } from './ensemble.ts';
import { jackknifeError } from './estimate.ts';
import type { Estimate } from './forecast.ts';
import { sum } from './sums.ts';

/**
 * First-order sensitivity index from given data: the share of the answers' variance that lies between classes of the
 * input, Var(E(y | x)) / Var(y). The classes have equal weight (equal values stay together, so that a yes or no has
 * two); what classes would differ by chance alone is taken off as in Kelley's epsilon squared. Error by the jackknife
 * over islands.
 * E. Plischke, E. Borgonovo, C. Smith (2013), Global sensitivity measures from given data, European Journal of
 * Operational Research 226; T. Kelley (1935), An unbiased correlation ratio measure, PNAS 21.
 * @param size effective number of paths that count
 * @returns undefined where the answer or the input does not vary, or too few paths count
 */
export function firstOrderIndex(
  ensemble: Ensemble,
  input: Float64Array | Uint8Array,
  answers: Float64Array,
  weights: Float64Array,
  size = effectiveSampleSize(ensemble, weights),
): Estimate | undefined {
  const first = answers[weights.findIndex((weight) => weight > 0)];
  if (answers.every((answer, i) => weights[i] === 0 || answer === first)) return undefined;
  const classes = classify(input, weights, Math.max(2, Math.round(Math.cbrt(size))));
  const count = new Set(classes.filter((_, i) => weights[i]! > 0)).size;
  if (count < 2 || size < 4 * count) return undefined;
  const mean =
    sum(weights.length, (i) => (weights[i]! === 0 ? 0 : weights[i]! * answers[i]!)) /
    sum(weights.length, (i) => weights[i]!);
  const islands = tabulate(ensemble, classes, answers, weights, mean);
  const all = islands.reduce((total, island) => combine(total, island, 1));
  const index = (table: ClassTable) => {
    const share = betweenShare(table, 1e-12 * all.square);
    return share === undefined ? undefined : 1 - ((1 - share) * (size - 1)) / (size - count);
  };
  const value = index(all);
  if (value === undefined) return undefined;
  return { value, error: jackknifeError(islands.length, (k) => index(combine(all, islands[k]!, -1))) };
}

/** Class of each path: of at most `most` classes of about equal weight, in order of the input. */
function classify(input: Float64Array | Uint8Array, weights: Float64Array, most: number): Uint8Array {
  if (input instanceof Uint8Array) return input;
  if (countOf(weights) === 0) return new Uint8Array(weights.length);
  const distribution = empiricalOf(input, weights);
  return Uint8Array.from(input, (x, i) => (weights[i]! > 0 ? Math.floor(most * midRank(distribution, x)) : 0));
}

/** Sums over the paths of an island, or of all: answers are counted from their mean. */
interface ClassTable {
  /** [classes] */
  readonly weight: Float64Array;
  /** [classes], weighted. */
  readonly answer: Float64Array;
  /** Weighted squares of the answers of all classes. */
  readonly square: number;
}

/** [islands] */
function tabulate(
  ensemble: Ensemble,
  classes: Uint8Array,
  answers: Float64Array,
  weights: Float64Array,
  mean: number,
): readonly ClassTable[] {
  const { bounds } = ensemble;
  const classCount = 1 + classes.reduce((most, c) => Math.max(most, c), 0);
  const squares = islandSums(ensemble, (i) => (weights[i]! === 0 ? 0 : weights[i]! * (answers[i]! - mean) ** 2));
  return Array.from(squares, (square, k) => {
    const [weight, answer] = [new Float64Array(classCount), new Float64Array(classCount)];
    for (let i = bounds[k]!; i < bounds[k + 1]!; i += 1) {
      if (weights[i]! === 0) continue;
      weight[classes[i]!]! += weights[i]!;
      answer[classes[i]!]! += weights[i]! * (answers[i]! - mean);
    }
    return { weight, answer, square };
  });
}

/** One table with another added to it, or taken off. */
function combine(a: ClassTable, b: ClassTable, sign: 1 | -1): ClassTable {
  return {
    weight: a.weight.map((value, c) => value + sign * b.weight[c]!),
    answer: a.answer.map((value, c) => value + sign * b.answer[c]!),
    square: a.square + sign * b.square,
  };
}

/** Share of the variance that lies between classes; undefined where no more than rounding varies. */
function betweenShare({ weight, answer, square }: ClassTable, rounding: number): number | undefined {
  const whole = weight.reduce((total, value) => total + value, 0);
  const correction = answer.reduce((total, value) => total + value, 0) ** 2 / whole;
  // What is left of a class when its only island is taken off is rounding.
  const between = weight.reduce((total, w, c) => (w > 1e-12 * whole ? total + answer[c]! ** 2 / w : total), 0);
  const variation = square - correction;
  return variation > rounding ? (between - correction) / variation : undefined;
}
