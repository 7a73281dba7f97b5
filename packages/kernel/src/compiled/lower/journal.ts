import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { StaticMemory } from '../wasm/static-memory.ts';
import { SLOT_BYTES } from './group.ts';

/** Parts of an entry: the slot, the day, and the value before; each for all paths of a group. */
const [SLOT, DAY, BEFORE] = [0, SLOT_BYTES, 2 * SLOT_BYTES];
const ENTRY_BYTES = 3 * SLOT_BYTES;

/**
 * What has changed in a step, in the order in which it changed, for each path: the slot, the day, and the value before.
 * Entries [capacity]; the two paths of a pair may have made different numbers of changes.
 */
export class Journal {
  readonly #counts: number;
  /** Addresses of two `i32`: where the entries begin, and how many there is room for. */
  readonly #entries: number;
  readonly #capacity: number;
  #noted = 0;
  /** Address of an `i32` that is 1 once a path has changed more than there is room for. */
  readonly overflow: number;

  constructor(memory: StaticMemory) {
    this.#counts = memory.reserve(SLOT_BYTES);
    this.#entries = memory.reserve(4);
    this.#capacity = memory.reserve(4);
    this.overflow = memory.reserve(4);
  }

  /**
   * Ends the lowering: makes room for all that a path can change in a step. What is noted in one place of the kernel
   * happens once, and where it brings an instrument back, that can end once more.
   */
  close(memory: StaticMemory): void {
    const capacity = 2 * this.#noted;
    const entries = memory.reserve(capacity * ENTRY_BYTES);
    memory.fill(this.#entries, () => Int32Array.of(entries));
    memory.fill(this.#capacity, () => Int32Array.of(capacity));
  }

  /** Whether anything that has been lowered so far notes a change. */
  get isUsed(): boolean {
    return this.#noted > 0;
  }

  /** Empties the journal of a pair. */
  clear(lanes: Lanes, place: Value): void {
    lanes.code.store('v128.store', place, lanes.of(0), this.#counts);
  }

  /** Notes a change in the lanes of a mask. */
  note(lanes: Lanes, place: Value, slot: number, day: Value, before: Value, mask: Value): void {
    this.#noted += 1;
    const ref = lanes.library.shared(
      'note a change',
      { params: ['i32', 'v128', 'v128', 'v128', 'v128'], results: [] },
      (body, at, number, date, value, which) => {
        this.#noteInLane(body, 0, at!, number!, date!, value!, which!);
        this.#noteInLane(body, 1, at!, number!, date!, value!, which!);
        return [];
      },
    );
    lanes.code.call(ref, place, lanes.of(slot), day, before, mask);
  }

  #noteInLane(lanes: Lanes, lane: 0 | 1, place: Value, slot: Value, day: Value, before: Value, mask: Value): void {
    const { code } = lanes;
    const bits = code.op('i64x2.bitmask', mask);
    code.when(code.op('i32.and', bits, code.literal(1 << lane)), () => {
      const own = lane === 0 ? place : code.op('i32.add', place, code.literal(8));
      const count = code.load('f64.load', own, this.#counts);
      const entry = code.op('i32.trunc_sat_f64_s', count);
      const capacity = code.load('i32.load', code.literal(0), this.#capacity);
      code.when(code.op('i32.ge_s', entry, capacity), () =>
        code.store('i32.store', code.literal(0), code.literal(1), this.overflow),
      );
      code.when(code.op('i32.lt_u', entry, capacity), () => {
        const offset = code.op('i32.mul', entry, code.literal(ENTRY_BYTES));
        const at = code.op('i32.add', this.#first(code, own), offset);
        code.store('f64.store', at, code.lane(slot, lane), SLOT);
        code.store('f64.store', at, code.lane(day, lane), DAY);
        code.store('f64.store', at, code.lane(before, lane), BEFORE);
        const one = code.lane(lanes.of(1), 0);
        code.store('f64.store', own, code.op('f64.add', count, one), this.#counts);
      });
    });
  }

  /** The value of a slot at the end of a day: the one before its first change after that day, else the present one. */
  valueOn(lanes: Lanes, place: Value, slot: number, present: Value, day: Value): Value {
    const ref = lanes.library.shared(
      'value on a day',
      { params: ['i32', 'v128', 'v128', 'v128'], results: ['v128'] },
      (body, at, number, now, date) => {
        const { code } = body;
        const value = code.variable(now!);
        const found = code.variable(body.never);
        this.#each(body, at!, (entry, inJournal) => {
          const same = body.eq(code.load('v128.load', entry, SLOT), number!);
          const later = body.gt(code.load('v128.load', entry, DAY), date!);
          const first = body.andNot(body.all([inJournal, same, later]), found);
          code.assign(value, body.select(first, code.load('v128.load', entry, BEFORE), value));
          code.assign(found, body.or(found, first));
        });
        return [value];
      },
    );
    const { code } = lanes;
    const value = code.variable(present);
    // On most days nothing has changed.
    code.when(lanes.any(lanes.gt(code.load('v128.load', place, this.#counts), 0)), () =>
      code.assign(value, code.consult(ref, place, lanes.of(slot), present, day)),
    );
    return code.read(value);
  }

  /** Goes through the days on which a pair has changed; `inJournal` is clear in a lane that has no such entry. */
  eachDay(lanes: Lanes, place: Value, body: (day: Value, inJournal: Value) => void): void {
    this.#each(lanes, place, (entry, inJournal) => body(lanes.code.load('v128.load', entry, DAY), inJournal));
  }

  #each(lanes: Lanes, place: Value, body: (entry: Value, inJournal: Value) => void): void {
    const { code } = lanes;
    const counts = code.load('v128.load', place, this.#counts);
    const index = code.variable(lanes.of(0));
    code.when(lanes.any(lanes.gt(counts, 0)), () => {
      const entry = code.variable(this.#first(code, place));
      code.repeat(() => {
        body(code.read(entry), lanes.lt(index, counts));
        code.assign(index, lanes.add(index, 1));
        code.assign(entry, code.op('i32.add', entry, code.literal(ENTRY_BYTES)));
        return lanes.any(lanes.lt(index, counts));
      });
    });
  }

  /** Where the first entry of a place in the group stands. */
  #first(code: Lanes['code'], place: Value): Value {
    return code.op('i32.add', place, code.load('i32.load', code.literal(0), this.#entries));
  }
}
