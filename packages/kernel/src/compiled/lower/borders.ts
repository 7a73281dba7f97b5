import type { Compilation } from '../compilation.ts';
import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { SLOT_BYTES } from './group.ts';

const ROW_ENTRY = 8;
/** Paths whose values of one slot fill a cache line; they are moved together. */
const PATHS_TOGETHER = 8;

/** Between paths one after another, as a block holds them, and slots one after another, as the kernel works on them. */
export interface Borders {
  readonly takeIn: FunctionRef;
  readonly giveBack: FunctionRef;
}

/**
 * Lowers the ways in and out of a group. Both functions take the number of bytes that the group's paths take in a slot.
 * @param slots an even number
 * @param staging address of [paths][slots]
 * @param group address of [slots][paths]
 */
export function lowerBorders(compilation: Compilation, slots: number, staging: number, group: number): Borders {
  const row = slots * ROW_ENTRY;
  return {
    takeIn: crossing(compilation, slots, ({ code }, at, path) => {
      for (let pair = 0; pair < PATHS_TOGETHER; pair += 2) {
        const [a, b] = [0, 1].map((i) => code.load('v128.load', path, staging + (pair + i) * row));
        code.store('v128.store', at, code.interleave('lower', a!, b!), group + pair * ROW_ENTRY);
        code.store('v128.store', at, code.interleave('upper', a!, b!), group + pair * ROW_ENTRY + SLOT_BYTES);
      }
    }),
    giveBack: crossing(compilation, slots, ({ code }, at, path) => {
      for (let pair = 0; pair < PATHS_TOGETHER; pair += 2) {
        const [a, b] = [0, 1].map((i) => code.load('v128.load', at, group + pair * ROW_ENTRY + i * SLOT_BYTES));
        code.store('v128.store', path, code.interleave('lower', a!, b!), staging + pair * row);
        code.store('v128.store', path, code.interleave('upper', a!, b!), staging + (pair + 1) * row);
      }
    }),
  };
}

/** Goes over the paths, eight together, and over their slots, two together: offsets into the group and into the staging. */
function crossing(
  compilation: Compilation,
  slots: number,
  move: (lanes: Lanes, at: Value, path: Value) => void,
): FunctionRef {
  const row = slots * ROW_ENTRY;
  return compilation.define({ params: ['i32'], results: [] }, (lanes, end) => {
    const { code } = lanes;
    const place = code.variable(code.literal(0));
    const first = code.variable(code.literal(0));
    code.repeat(() => {
      const at = code.variable(place);
      const path = code.variable(first);
      const last = code.op('i32.add', first, code.literal(row));
      code.repeat(() => {
        move(lanes, at, path);
        code.assign(at, code.op('i32.add', at, code.literal(2 * SLOT_BYTES)));
        code.assign(path, code.op('i32.add', path, code.literal(2 * ROW_ENTRY)));
        return code.op('i32.lt_u', path, last);
      });
      code.assign(place, code.op('i32.add', place, code.literal(PATHS_TOGETHER * ROW_ENTRY)));
      code.assign(first, code.op('i32.add', first, code.literal(PATHS_TOGETHER * row)));
      return code.op('i32.lt_u', place, end!);
    });
    return [];
  });
}
