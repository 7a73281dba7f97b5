import { SMALL_EXP, SMALL_SCORE } from '../../interpreter/group-weights.ts';
import type { Lanes } from '../lanes.ts';
import { exp } from '../math/exp.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { SLOT_BYTES } from './group.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { scoresAddress } from './path-pair.ts';

/** Adds the scores of a step to the log weights of a group. */
export interface Weighing {
  /** Parameters are the number of items and the end of the group's pairs. */
  readonly weigh: FunctionRef;
  /** Address of [GROUP] log weights; -Infinity in what only fills up a pair. */
  readonly logWeights: number;
  /** Address of [GROUP] weights relative to the last scale that was told. */
  readonly weights: number;
  /** Address of [1 + items][2]. */
  readonly scales: number;
}

const SCALE_BYTES = 16;

/** Lowers what `addScores` of the interpreter does, operation by operation. @param items most items that a step has */
export function lowerWeighing(plan: KernelPlan, items: number): Weighing {
  const { compilation, addresses } = plan;
  const logWeights = plan.scratch();
  const weights = plan.scratch();
  const scales = compilation.memory.reserve((1 + items) * SCALE_BYTES);
  const scores = scoresAddress(plan);
  const weigh = compilation.define({ params: ['i32', 'i32'], results: [] }, (lanes, count, end) => {
    const { code } = lanes;
    const zero = code.literal(0);
    const sums = code.variable(lanes.of(0));
    const greatest = code.variable(lanes.of(Number.NEGATIVE_INFINITY));
    const small = code.variable(lanes.always);
    const scale = code.variable(zero);
    const row = code.variable(zero);
    const eachPair = (body: (place: Value) => void) => {
      const place = code.variable(zero);
      code.repeat(() => {
        body(place);
        code.assign(place, code.op('i32.add', place, code.literal(16)));
        return code.op('i32.lt_u', place, end!);
      });
    };
    const addUp = (weightAt: (place: Value) => Value) => {
      code.assign(sums, lanes.of(0));
      eachPair((place) => {
        const weight = code.variable(weightAt(place));
        code.store('v128.store', place, weight, weights);
        code.assign(sums, lanes.add(sums, weight));
      });
    };
    const relate = () => {
      code.assign(greatest, lanes.of(Number.NEGATIVE_INFINITY));
      eachPair((place) => code.assign(greatest, lanes.max(greatest, code.load('v128.load', place, logWeights))));
      code.assign(greatest, greatestOfBoth(lanes, greatest));
      const both = code.read(greatest);
      const isDead = code.variable(lanes.eq(both, Number.NEGATIVE_INFINITY));
      addUp((place) => {
        const relative = exp(lanes, lanes.sub(code.load('v128.load', place, logWeights), both));
        return lanes.select(isDead, 0, relative);
      });
    };
    const scoreAt = (place: Value) => {
      const read = code.load('v128.load', code.op('i32.add', row, place), scores);
      return code.variable(lanes.and(read, code.load('v128.load', place, addresses.real)));
    };
    const store = () => {
      code.store('f64.store', scale, code.lane(greatest, 0), scales);
      code.store('f64.store', scale, code.op('f64.add', code.lane(sums, 0), code.lane(sums, 1)), scales + 8);
      code.assign(scale, code.op('i32.add', scale, code.literal(SCALE_BYTES)));
    };
    relate();
    store();
    const last = code.op('i32.mul', count!, code.literal(SLOT_BYTES));
    code.when(count!, () =>
      code.repeat(() => {
        code.assign(small, lanes.always);
        eachPair((place) => {
          const score = scoreAt(place);
          const weight = lanes.add(code.load('v128.load', place, logWeights), score);
          code.store('v128.store', place, weight, logWeights);
          code.assign(small, lanes.and(small, lanes.le(lanes.abs(score), SMALL_SCORE)));
        });
        const large = code.variable(lanes.any(lanes.not(small)));
        code.when(large, relate);
        code.when(code.op('i32.eqz', large), () =>
          addUp((place) => {
            const factor = lanes.horner(scoreAt(place), SMALL_EXP);
            return lanes.mul(code.load('v128.load', place, weights), factor);
          }),
        );
        store();
        code.assign(row, code.op('i32.add', row, code.literal(SLOT_BYTES)));
        return code.op('i32.lt_u', row, last);
      }),
    );
    return [];
  });
  return { weigh, logWeights, weights, scales };
}

/** The greater of the two lanes, in both. */
function greatestOfBoth(lanes: Lanes, value: Value): Value {
  const { code } = lanes;
  return lanes.max(code.interleave('lower', value, value), code.interleave('upper', value, value));
}
