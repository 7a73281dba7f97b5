import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { GROUP } from './group.ts';
import type { KernelPlan } from './kernel-plan.ts';

/** Pairs that are worked on together: alone, each operation would wait for the one before. */
const TOGETHER = 4;
const PAIR = 16;
const ENTRY = 4;

/** The place after all pairs of a group, where there is room for one more that nobody reads. */
const NOBODY = 8 * GROUP;

/** The address of the one list of pairs: places in the group, as `i32`. */
export function pairList(plan: KernelPlan): number {
  return plan.once('list of pairs', () => plan.compilation.memory.reserve(ENTRY * (GROUP / 2 + TOGETHER)));
}

/**
 * Lists pairs of a group.
 * @param end where the group's pairs end
 * @param wanted 1 where a pair is listed, else 0
 * @returns where the list ends, from its beginning
 */
export function listPairs(plan: KernelPlan, lanes: Lanes, end: Value, wanted: (place: Value) => Value): Value {
  const { code } = lanes;
  const listed = code.variable(code.literal(0));
  const place = code.variable(code.literal(0));
  code.repeat(() => {
    const here = code.read(place);
    keepListed(plan, lanes, listed, here, wanted(here));
    code.assign(place, code.op('i32.add', here, code.literal(PAIR)));
    return code.op('i32.lt_u', place, end);
  });
  return code.read(listed);
}

/**
 * Puts a pair at the end of the list, where it is wanted. Whoever goes through the list may shorten it so, behind himself.
 * @param listed a variable: where the list ends
 * @param wanted 1 or 0
 */
export function keepListed(plan: KernelPlan, { code }: Lanes, listed: Value, place: Value, wanted: Value): void {
  code.store('i32.store', listed, place, pairList(plan));
  code.assign(listed, code.op('i32.add', listed, code.op('i32.shl', wanted, code.literal(2))));
}

/** Goes over all pairs of a group, several at a time; the last few may be nobody. */
export function forSeveralPairs({ code }: Lanes, end: Value, body: (places: readonly Value[]) => void): void {
  const place = code.variable(code.literal(0));
  code.repeat(() => {
    body(Array.from({ length: TOGETHER }, (_, i) => code.op('i32.add', place, code.literal(PAIR * i))));
    code.assign(place, code.op('i32.add', place, code.literal(PAIR * TOGETHER)));
    return code.op('i32.lt_u', place, end);
  });
}

/** Goes through the list pair by pair. It must not be empty. */
export function forEachListed(plan: KernelPlan, { code }: Lanes, listed: Value, body: (place: Value) => void): void {
  const entry = code.variable(code.literal(0));
  code.repeat(() => {
    body(code.load('i32.load', entry, pairList(plan)));
    code.assign(entry, code.op('i32.add', entry, code.literal(ENTRY)));
    return code.op('i32.lt_u', entry, listed);
  });
}

/** Goes through the list, several pairs at a time; the last few may be nobody. It must not be empty. */
export function forSeveralListed(
  plan: KernelPlan,
  { code }: Lanes,
  listed: Value,
  body: (places: readonly Value[]) => void,
): void {
  const list = pairList(plan);
  const offsets = Array.from({ length: TOGETHER }, (_, i) => ENTRY * i);
  for (const offset of offsets) code.store('i32.store', listed, code.literal(NOBODY), list + offset);
  const entry = code.variable(code.literal(0));
  code.repeat(() => {
    body(offsets.map((offset) => code.load('i32.load', entry, list + offset)));
    code.assign(entry, code.op('i32.add', entry, code.literal(ENTRY * TOGETHER)));
    return code.op('i32.lt_u', entry, listed);
  });
}
