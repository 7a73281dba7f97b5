import type { Compilation } from '../compilation.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { COPY_BYTES, SLOT_BYTES } from './group.ts';
import type { KernelPlan } from './kernel-plan.ts';

/**
 * Lowers the copying of particles, slot by slot. Parameters are the address of the first group, and where the list of copies
 * begins and ends: for each two `i32`, bytes from the beginning of the groups. What is copied is not itself written to.
 */
export function lowerResampling({ compilation, ofPlaces }: KernelPlan, slots: number): FunctionRef {
  const copySlots = lowerCopying(compilation);
  const copied = Array.from({ length: slots }, (_, slot) => slot).filter((slot) => !ofPlaces.has(slot));
  const firsts = copied.filter((slot, i) => slot - 1 !== copied[i - 1]);
  const lasts = copied.filter((slot, i) => slot + 1 !== copied[i + 1]);
  return compilation.define(
    { params: ['i32', 'i32', 'i32'], results: [] },
    ({ code }, groups, list, listEnd) => {
      const addressOf = (slot: number) => code.op('i32.add', groups!, code.literal(slot * SLOT_BYTES));
      firsts.forEach((first, i) => {
        code.call(copySlots, addressOf(first), addressOf(lasts[i]! + 1), list!, listEnd!);
      });
      return [];
    },
    'resampling',
  );
}

/** Does so to slots that stand side by side, from the address of one to that after the last. */
function lowerCopying(compilation: Compilation): FunctionRef {
  return compilation.define(
    { params: ['i32', 'i32', 'i32', 'i32'], results: [] },
    ({ code }, first, end, list, listEnd) => {
      const slot = code.variable(first!);
      code.repeat(() => {
        const entry = code.variable(list!);
        const placeIn = (at: number) => code.op('i32.add', slot, code.load('i32.load', entry, at));
        code.repeat(() => {
          code.store('i64.store', placeIn(4), code.load('i64.load', placeIn(0)));
          code.assign(entry, code.op('i32.add', entry, code.literal(COPY_BYTES)));
          return code.op('i32.lt_u', entry, listEnd!);
        });
        code.assign(slot, code.op('i32.add', slot, code.literal(SLOT_BYTES)));
        return code.op('i32.lt_u', slot, end!);
      });
      return [];
    },
    'copies of slots',
  );
}
