import { NO_WEIGHT, SMALL_EXP, SMALL_SCORE } from '../../interpreter/plain-weights.ts';
import type { Lanes } from '../lanes.ts';
import { exp } from '../math/exp.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { SLOT_BYTES, WEIGHTS } from './group.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { scoresAddress } from './path-pair.ts';
import { loopOverPairs } from './staged-loop.ts';

/** Adds scores of a step to the log weights of a group. */
export interface Weighing {
  /** Parameters are the address of the group's weights, the end of its pairs, and from which row of scores to which. */
  readonly weigh: FunctionRef;
  /** The same from the first row on, which also tells how heavy the group is before and after each item. */
  readonly weighByItem: FunctionRef;
  /** Address of [1 + items][2]. */
  readonly scales: number;
}

const SCALE_BYTES = 16;
const PAIR_BYTES = 16;

/** Lowers what `PlainWeights.addScores` does, operation by operation. @param items most items that a step has */
export function lowerWeighing(plan: KernelPlan, items: number): Weighing {
  const scales = plan.compilation.memory.reserve((1 + items) * SCALE_BYTES);
  const relate = lowerRelating(plan);
  const weigh = lowerSum(plan, relate);
  return { weigh, weighByItem: lowerItems(plan, relate, weigh, scales), scales };
}

/** Works out the weights of a group anew, relative to the greatest, and their sums. */
function lowerRelating(plan: KernelPlan): FunctionRef {
  return plan.compilation.define(
    { params: ['i32', 'i32'], results: [] },
    (lanes, weights, end) => {
      const { code } = lanes;
      const greatest = greatestOf(lanes, weights!, end!);
      const sum = code.variable(lanes.of(0));
      const squares = code.variable(lanes.of(0));
      loopOverPairs(plan, code, weights!, end!, (at) => {
        const log = code.load('v128.load', at, WEIGHTS.logs);
        const relative = lanes.sub(log, greatest);
        const isNone = lanes.or(lanes.eq(log, Number.NEGATIVE_INFINITY), lanes.lt(relative, NO_WEIGHT));
        const bounded = code.op('f64x2.pmax', relative, lanes.of(NO_WEIGHT));
        const weight = lanes.select(isNone, 0, exp(lanes, bounded));
        code.store('v128.store', at, weight, WEIGHTS.relative);
        code.assign(sum, lanes.add(sum, weight));
        code.assign(squares, lanes.add(squares, lanes.mul(weight, weight)));
      });
      code.store('f64.store', weights!, code.lane(greatest, 0), WEIGHTS.sums);
      code.store('f64.store', weights!, sumOfBoth(lanes, sum), WEIGHTS.sums + 8);
      code.store('f64.store', weights!, sumOfBoth(lanes, squares), WEIGHTS.sums + 16);
      return [];
    },
    'relative weights',
  );
}

/** The greatest log weight of a group, in both lanes; what is not a number is never greater. */
function greatestOf(lanes: Lanes, weights: Value, end: Value): Value {
  const { code } = lanes;
  const greater = (a: Value, b: Value) => code.op('f64x2.pmax', a, b);
  // Several at a time, so that none waits for the one before: what only fills the group is -Infinity.
  const greatest = [0, 1, 2, 3].map(() => code.variable(lanes.of(Number.NEGATIVE_INFINITY)));
  eachPlace(lanes, code.literal(0), end, 4 * PAIR_BYTES, (place) => {
    const at = code.op('i32.add', weights, place);
    greatest.forEach((one, i) => {
      code.assign(one, greater(one, code.load('v128.load', at, WEIGHTS.logs + i * PAIR_BYTES)));
    });
  });
  const both = greatest.map((one) => code.read(one)).reduce(greater);
  return code.read(greater(code.interleave('lower', both, both), code.interleave('upper', both, both)));
}

/** Adds some rows of scores at once. */
function lowerSum(plan: KernelPlan, relate: FunctionRef): FunctionRef {
  return plan.compilation.define(
    { params: ['i32', 'i32', 'i32', 'i32'], results: [] },
    (lanes, weights, end, from, to) => {
      const { code } = lanes;
      eachPlace(lanes, code.literal(0), end!, PAIR_BYTES, (place) => {
        const at = code.op('i32.add', weights!, place);
        const real = code.load('v128.load', place, plan.addresses.real);
        const log = code.variable(code.load('v128.load', at, WEIGHTS.logs));
        eachPlace(lanes, from!, to!, SLOT_BYTES, (row) => {
          const score = code.load('v128.load', code.op('i32.add', row, place), scoresAddress(plan));
          code.assign(log, lanes.add(log, lanes.and(score, real)));
        });
        code.store('v128.store', at, log, WEIGHTS.logs);
      });
      code.call(relate, weights!, end!);
      return [];
    },
    'weigh',
  );
}

function lowerItems(plan: KernelPlan, relate: FunctionRef, weigh: FunctionRef, scales: number): FunctionRef {
  return plan.compilation.define(
    { params: ['i32', 'i32', 'i32'], results: [] },
    (lanes, weights, end, to) => {
      const { code } = lanes;
      const sumsAt = (which: number) => code.load('f64.load', weights!, WEIGHTS.sums + 8 * which);
      const [scale, sum] = [code.variable(sumsAt(0)), code.variable(sumsAt(1))];
      const told = code.variable(code.literal(scales));
      const tell = () => {
        code.store('f64.store', told, scale);
        code.store('f64.store', told, sum, 8);
        code.assign(told, code.op('i32.add', told, code.literal(SCALE_BYTES)));
      };
      const takeSums = () => {
        code.assign(scale, sumsAt(0));
        code.assign(sum, sumsAt(1));
      };
      const last = code.op('i32.add', to!, code.literal(-SLOT_BYTES));
      tell();
      code.when(last, () =>
        eachPlace(lanes, code.literal(0), last, SLOT_BYTES, (row) => {
          const { first, differ, large } = addItem(plan, lanes, weights!, end!, row);
          code.when(code.op('i32.eqz', differ), () =>
            code.assign(scale, code.op('f64.add', scale, code.lane(first, 0))),
          );
          code.when(code.op('i32.and', differ, large), () => {
            code.call(relate, weights!, end!);
            takeSums();
          });
          code.when(code.op('i32.and', differ, code.op('i32.eqz', large)), () =>
            code.assign(sum, multiply(plan, lanes, weights!, end!, row)),
          );
          tell();
        }),
      );
      code.call(weigh, weights!, end!, last, to!);
      takeSums();
      tell();
      return [];
    },
    'weigh item by item',
  );
}

/** Adds a row of scores to the log weights, and tells whether they differ, and whether any is large. */
function addItem(plan: KernelPlan, lanes: Lanes, weights: Value, end: Value, row: Value) {
  const { code } = lanes;
  const first = code.load('v128.load64_splat', row, scoresAddress(plan));
  const alike = code.variable(lanes.lt(lanes.abs(first), Infinity));
  const small = code.variable(lanes.always);
  eachPlace(lanes, code.literal(0), end, PAIR_BYTES, (place) => {
    const score = scoreAt(plan, lanes, row, place, first);
    const at = code.op('i32.add', weights, place);
    code.store('v128.store', at, lanes.add(code.load('v128.load', at, WEIGHTS.logs), score), WEIGHTS.logs);
    code.assign(alike, lanes.and(alike, lanes.eq(score, first)));
    code.assign(small, lanes.and(small, lanes.le(lanes.abs(score), SMALL_SCORE)));
  });
  const failsSomewhere = (mask: Value) => code.variable(lanes.any(lanes.not(mask)));
  return { first, differ: failsSomewhere(alike), large: failsSomewhere(small) };
}

/** Multiplies the relative weights by e to a row of small scores. @returns their sum */
function multiply(plan: KernelPlan, lanes: Lanes, weights: Value, end: Value, row: Value): Value {
  const { code } = lanes;
  const sum = code.variable(lanes.of(0));
  eachPlace(lanes, code.literal(0), end, PAIR_BYTES, (place) => {
    const at = code.op('i32.add', weights, place);
    const factor = lanes.horner(scoreAt(plan, lanes, row, place, lanes.of(0)), SMALL_EXP);
    const weight = code.variable(lanes.mul(code.load('v128.load', at, WEIGHTS.relative), factor));
    code.store('v128.store', at, weight, WEIGHTS.relative);
    code.assign(sum, lanes.add(sum, weight));
  });
  return sumOfBoth(lanes, sum);
}

/** The scores of a pair in a row; what only fills the group scores something else. */
function scoreAt(plan: KernelPlan, lanes: Lanes, row: Value, place: Value, filling: Value): Value {
  const { code } = lanes;
  const score = code.load('v128.load', code.op('i32.add', row, place), scoresAddress(plan));
  return code.variable(lanes.select(code.load('v128.load', place, plan.addresses.real), score, filling));
}

function sumOfBoth({ code }: Lanes, both: Value): Value {
  return code.op('f64.add', code.lane(both, 0), code.lane(both, 1));
}

/** Goes from one number of bytes to another by steps; the first is less than the last. */
function eachPlace({ code }: Lanes, from: Value, to: Value, by: number, body: (place: Value) => void): void {
  const place = code.variable(from);
  code.repeat(() => {
    body(code.read(place));
    code.assign(place, code.op('i32.add', place, code.literal(by)));
    return code.op('i32.lt_u', place, to);
  });
}
