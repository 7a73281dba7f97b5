import type { Compilation } from '../compilation.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { GROUP, SLOT_BYTES } from './group.ts';
import type { KernelPlan } from './kernel-plan.ts';

/** Places whose values are fetched in one turn of the loop. */
const TOGETHER = 4;

/**
 * Lowers the resampling of particles: slot by slot, the values of the parents are fetched into a row, and the row is put
 * back. Parameters are the address of the first group, the address of the parents' offsets (`i32`, one a place, whole
 * groups), the address of the row, and its length in bytes.
 */
export function lowerResampling({ compilation, ofPlaces }: KernelPlan, slots: number): FunctionRef {
  const copySlots = lowerCopying(compilation, slots * SLOT_BYTES);
  const copied = Array.from({ length: slots }, (_, slot) => slot).filter((slot) => !ofPlaces.has(slot));
  const firsts = copied.filter((slot, i) => slot - 1 !== copied[i - 1]);
  const lasts = copied.filter((slot, i) => slot + 1 !== copied[i + 1]);
  return compilation.define(
    { params: ['i32', 'i32', 'i32', 'i32'], results: [] },
    ({ code }, groups, offsets, row, length) => {
      const addressOf = (slot: number) => code.op('i32.add', groups!, code.literal(slot * SLOT_BYTES));
      firsts.forEach((first, i) => {
        code.call(copySlots, addressOf(first), addressOf(lasts[i]! + 1), offsets!, row!, length!);
      });
      return [];
    },
    'resampling',
  );
}

/** Does so to slots that stand side by side, from the address of one to that after the last. */
function lowerCopying(compilation: Compilation, groupBytes: number): FunctionRef {
  return compilation.define(
    { params: ['i32', 'i32', 'i32', 'i32', 'i32'], results: [] },
    ({ code }, first, end, offsets, row, length) => {
      const plus = (value: Value, by: number) => code.op('i32.add', value, code.literal(by));
      const slot = code.variable(first!);
      const rowEnd = code.op('i32.add', row!, length!);
      code.repeat(() => {
        const offset = code.variable(offsets!);
        const fetched = code.variable(row!);
        code.repeat(() => {
          for (let i = 0; i < TOGETHER; i += 1) {
            const from = code.op('i32.add', slot, code.load('i32.load', offset, 4 * i));
            code.store('i64.store', fetched, code.load('i64.load', from), 8 * i);
          }
          code.assign(offset, plus(offset, 4 * TOGETHER));
          code.assign(fetched, plus(fetched, 8 * TOGETHER));
          return code.op('i32.lt_u', fetched, rowEnd);
        });
        const put = code.variable(row!);
        const place = code.variable(slot);
        code.repeat(() => {
          for (let at = 0; at < 8 * GROUP; at += 16) {
            code.store('v128.store', place, code.load('v128.load', put, at), at);
          }
          code.assign(place, plus(place, groupBytes));
          code.assign(put, plus(put, 8 * GROUP));
          return code.op('i32.lt_u', put, rowEnd);
        });
        code.assign(slot, plus(slot, SLOT_BYTES));
        return code.op('i32.lt_u', slot, end!);
      });
      return [];
    },
    'copies of slots',
  );
}
