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
  /** Address of [1 + items][2]. */
  readonly scales: number;
}

const SCALE_BYTES = 16;

/** Lowers what `addScores` of the interpreter does, operation by operation. @param items most items that a step has */
export function lowerWeighing(plan: KernelPlan, items: number): Weighing {
  const { compilation, addresses } = plan;
  const logWeights = plan.scratch();
  const scales = compilation.memory.reserve((1 + items) * SCALE_BYTES);
  const scores = scoresAddress(plan);
  const weigh = compilation.define({ params: ['i32', 'i32'], results: [] }, (lanes, count, end) => {
    const { code } = lanes;
    const zero = code.literal(0);
    const sums = code.variable(lanes.of(0));
    const greatest = code.variable(lanes.of(Number.NEGATIVE_INFINITY));
    const scale = code.variable(zero);
    const eachPair = (body: (place: Value) => void) => {
      const place = code.variable(zero);
      code.repeat(() => {
        body(place);
        code.assign(place, code.op('i32.add', place, code.literal(16)));
        return code.op('i32.lt_u', place, end!);
      });
    };
    const addUp = () => {
      const both = code.read(greatest);
      code.assign(sums, lanes.of(0));
      eachPair((place) => {
        code.assign(sums, lanes.add(sums, exp(lanes, lanes.sub(code.load('v128.load', place, logWeights), both))));
      });
    };
    const store = () => {
      const dead = lanes.eq(greatest, Number.NEGATIVE_INFINITY);
      code.assign(sums, lanes.select(dead, 0, sums));
      code.store('f64.store', scale, code.lane(greatest, 0), scales);
      code.store('f64.store', scale, code.op('f64.add', code.lane(sums, 0), code.lane(sums, 1)), scales + 8);
      code.assign(scale, code.op('i32.add', scale, code.literal(SCALE_BYTES)));
    };
    eachPair((place) => code.assign(greatest, lanes.max(greatest, code.load('v128.load', place, logWeights))));
    code.assign(greatest, greatestOfBoth(lanes, greatest));
    addUp();
    store();
    const row = code.variable(zero);
    const last = code.op('i32.mul', count!, code.literal(SLOT_BYTES));
    code.when(count!, () =>
      code.repeat(() => {
        const first = code.load('v128.load64_splat', row, scores);
        const alike = code.variable(lanes.always);
        code.assign(greatest, lanes.of(Number.NEGATIVE_INFINITY));
        eachPair((place) => {
          const read = code.load('v128.load', code.op('i32.add', row, place), scores);
          const score = lanes.select(code.load('v128.load', place, addresses.real), read, first);
          const weight = lanes.add(code.load('v128.load', place, logWeights), score);
          code.store('v128.store', place, weight, logWeights);
          code.assign(greatest, lanes.max(greatest, weight));
          code.assign(alike, lanes.and(alike, lanes.eq(score, first)));
        });
        code.assign(greatest, greatestOfBoth(lanes, greatest));
        code.when(lanes.any(lanes.not(alike)), addUp);
        store();
        code.assign(row, code.op('i32.add', row, code.literal(SLOT_BYTES)));
        return code.op('i32.lt_u', row, last);
      }),
    );
    return [];
  });
  return { weigh, logWeights, scales };
}

/** The greater of the two lanes, in both. */
function greatestOfBoth(lanes: Lanes, value: Value): Value {
  const { code } = lanes;
  return lanes.max(code.interleave('lower', value, value), code.interleave('upper', value, value));
}
