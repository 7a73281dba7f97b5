import { STATUSES } from '@proviso/model';
import { type Instrument, instrumentsOf } from '../../interpreter/instruments.ts';
import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { SLOT_BYTES, WEIGHTS } from './group.ts';
import { canBe } from './instruments.ts';
import type { KernelPlan } from './kernel-plan.ts';

/** Adds up the weights of a group by the statuses of its paths. */
export interface StatusSums {
  /** Parameters are the addresses of the group and of its weights, and the end of its pairs. */
  readonly addUp: FunctionRef;
  /** Address of [regimes and agreements][STATUSES] sums; where something cannot come to have a status, 0. */
  readonly sums: number;
}

/** Parameters are the addresses of the statuses and of the weights, the end of the pairs, and the address of the sums. */
const OF_ONE = { params: ['i32', 'i32', 'i32', 'i32'], results: [] } as const;
const DOUBLE_BYTES = 8;
/** Pairs that are compared at a time. */
const PAIRS = [0, 1, 2, 3];

/** Lowers what `sumByStatus` of the interpreter does. */
export function lowerStatusWeights(plan: KernelPlan): StatusSums {
  const { compilation, preparation } = plan;
  const { regimes, agreements } = preparation.model;
  const byName = new Map(instrumentsOf(preparation).map((it) => [it.name, it]));
  const instruments = [...regimes, ...agreements].map(({ name }) => byName.get(name)!);
  const bytes = STATUSES.length * DOUBLE_BYTES;
  const sums = compilation.memory.reserve(instruments.length * bytes);
  const addUp = compilation.define(
    { params: ['i32', 'i32', 'i32'], results: [] },
    ({ code }, group, weights, end) => {
      instruments.forEach((instrument, i) => {
        const codes = code.op('i32.add', group!, code.literal(instrument.slots.status.now * SLOT_BYTES));
        code.call(lowerOne(plan, instrument), codes, weights!, end!, code.literal(sums + i * bytes));
      });
      return [];
    },
    'statuses',
  );
  return { addUp, sums };
}

/** The sums of one instrument. Those that can come to have the same statuses share the function. */
function lowerOne(plan: KernelPlan, instrument: Instrument): FunctionRef {
  const possible = STATUSES.map((_, code) => code).filter((code) => canBe(plan, instrument, STATUSES[code]!));
  return plan.compilation.shared(`weights of statuses ${possible}`, OF_ONE, (lanes, codes, weights, end, sums) => {
    const { code } = lanes;
    const totals = possible.map(() => code.variable(lanes.of(0)));
    const throughPairs = (bytes: number, body: (place: Value, codesAt: Value) => void) => {
      const place = code.variable(code.literal(0));
      code.repeat(() => {
        body(place, code.op('i32.add', codes!, place));
        code.assign(place, code.op('i32.add', place, code.literal(bytes)));
        return code.op('i32.lt_u', place, end!);
      });
    };
    const first = code.load('v128.load64_splat', codes!);
    const differ = code.variable(lanes.never);
    // What fills up a group may differ as well: then the sums are the same, only not found so fast.
    throughPairs(16 * PAIRS.length, (_, at) => {
      const others = lanes.some(PAIRS.map((pair) => lanes.ne(code.load('v128.load', at, 16 * pair), first)));
      code.assign(differ, lanes.or(differ, others));
    });
    const mixed = lanes.any(differ);
    code.when(mixed, () =>
      throughPairs(16, (place, at) => {
        const status = code.load('v128.load', at);
        const weight = code.load('v128.load', code.op('i32.add', weights!, place), WEIGHTS.relative);
        possible.forEach((one, i) => {
          code.assign(totals[i]!, lanes.add(totals[i]!, lanes.and(lanes.eq(status, one), weight)));
        });
      }),
    );
    possible.forEach((one, i) => {
      code.store('f64.store', sums!, sumOfLanes(lanes, totals[i]!), one * DOUBLE_BYTES);
    });
    // A group stands all alike as often as not.
    code.when(code.op('i32.eqz', mixed), () => {
      const status = code.op('i32.trunc_sat_f64_s', code.lane(first, 0));
      const at = code.op('i32.add', sums!, code.op('i32.shl', status, code.literal(3)));
      code.store('f64.store', at, code.load('f64.load', weights!, WEIGHTS.sums + DOUBLE_BYTES));
    });
    return [];
  });
}

function sumOfLanes({ code }: Lanes, both: Value): Value {
  return code.op('f64.add', code.lane(both, 0), code.lane(both, 1));
}
