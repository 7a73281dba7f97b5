import { exp } from '../elementary/exp.ts';
import { GROUP, type PathWeights, SUMS } from '../executor.ts';

/** Scores up to here are small: how heavy they leave a weight is told by a series instead of its logarithm. */
export const SMALL_SCORE = 0.0625;
/** 1 / 8!, ..., 1 / 1!, 1: e^s for a small s, within a unit in the last place. */
export const SMALL_EXP = [
  2.48015873015873e-5, 1.984126984126984e-4, 1.388888888888889e-3, 8.333333333333333e-3, 4.1666666666666664e-2,
  0.16666666666666666, 0.5, 1, 1,
];
/** A weight that is less than e to this beside the greatest of its group counts as none. */
export const NO_WEIGHT = -708;

/** The weights of paths in plain arrays. */
export class PlainWeights implements PathWeights {
  /** [count] */
  readonly #logs: Float64Array;
  /** [count], relative to the greatest of the group. */
  readonly #relative: Float64Array;
  /** [groups][SUMS] */
  readonly #sums: Float64Array;

  constructor(count: number) {
    this.#logs = new Float64Array(count);
    this.#relative = new Float64Array(count);
    this.#sums = new Float64Array(SUMS * Math.ceil(count / GROUP));
    this.fill(0);
  }

  fill(logWeight: number): void {
    this.#logs.fill(logWeight);
    this.#eachGroup((group) => this.#relate(group));
  }

  shift(by: number): void {
    this.#logs.forEach((log, i) => {
      this.#logs[i] = log + by;
    });
    this.#eachGroup((group) => {
      this.#sums[SUMS * group]! += by;
    });
  }

  readLogs(group: number, into: Float64Array, at: number): void {
    into.set(ofGroup(this.#logs, group), at);
  }

  read(group: number, into: Float64Array, at: number): void {
    into.set(ofGroup(this.#relative, group), at);
  }

  readSums(group: number, into: Float64Array, at: number): void {
    into.set(this.#sums.subarray(SUMS * group, SUMS * (group + 1)), at);
  }

  /**
   * Adds scores to the log weights of a group, item after item, and tells how heavy the group was before and after each:
   * a log weight m, and the sum of exp(w - m). To begin and to end with m is the greatest log weight. In between it moves
   * with an item that scores all paths alike, and stays where an item has small scores alone, as nearly all silences do:
   * each weight is then multiplied by e^s.
   * @param scores [items][GROUP], of at least one item
   * @param scales [1 + items][2]
   */
  addScores(group: number, scores: Float64Array, items: number, scales?: Float64Array): void {
    const logs = ofGroup(this.#logs, group);
    const relative = ofGroup(this.#relative, group);
    let [scale, sum] = [this.#sums[SUMS * group]!, this.#sums[SUMS * group + 1]!];
    scales?.set([scale, sum]);
    for (let item = 0; item < items; item += 1) {
      const own = scores.subarray(item * GROUP, item * GROUP + logs.length);
      for (let i = 0; i < own.length; i += 1) logs[i]! += own[i]!;
      if (item < items - 1 && areAlike(own)) {
        scale += own[0]!;
      } else if (item < items - 1 && own.every((score) => Math.abs(score) <= SMALL_SCORE)) {
        for (let i = 0; i < own.length; i += 1) relative[i]! *= smallExp(own[i]!);
        sum = sumOfLanes(relative);
      } else {
        this.#relate(group);
        [scale, sum] = [this.#sums[SUMS * group]!, this.#sums[SUMS * group + 1]!];
      }
      scales?.set([scale, sum], 2 * (item + 1));
    }
  }

  /** Works out the weights of a group anew, relative to the greatest, and their sums. */
  #relate(group: number): void {
    const logs = ofGroup(this.#logs, group);
    const relative = ofGroup(this.#relative, group);
    let greatest = Number.NEGATIVE_INFINITY;
    // What is not a number is never greater, and shows in the sums.
    for (const log of logs) if (log > greatest) greatest = log;
    for (let i = 0; i < logs.length; i += 1) {
      const isNone = logs[i] === Number.NEGATIVE_INFINITY || logs[i]! - greatest < NO_WEIGHT;
      relative[i] = isNone ? 0 : exp(logs[i]! - greatest);
    }
    const squares = relative.map((weight) => weight * weight);
    this.#sums.set([greatest, sumOfLanes(relative), sumOfLanes(squares)], SUMS * group);
  }

  #eachGroup(visit: (group: number) => void): void {
    for (let group = 0; group * SUMS < this.#sums.length; group += 1) visit(group);
  }
}

function ofGroup(values: Float64Array, group: number): Float64Array {
  return values.subarray(group * GROUP, (group + 1) * GROUP);
}

function areAlike(scores: Float64Array): boolean {
  return Number.isFinite(scores[0]) && scores.every((score) => score === scores[0]);
}

function smallExp(score: number): number {
  return SMALL_EXP.slice(1).reduce((sum, coefficient) => sum * score + coefficient, SMALL_EXP[0]!);
}

/** Even and odd positions are added up apart, as two lanes do. */
function sumOfLanes(values: Float64Array): number {
  const lanes: [number, number] = [0, 0];
  values.forEach((value, i) => {
    lanes[(i & 1) as 0 | 1] += value;
  });
  return lanes[0] + lanes[1];
}
