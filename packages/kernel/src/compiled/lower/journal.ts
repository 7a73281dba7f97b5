import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { StaticMemory } from '../wasm/static-memory.ts';
import { SLOT_BYTES } from './group.ts';

/**
 * What has changed in a step, in the order in which it changed, for each path: the slot, the day, and the value before.
 * Arrays [capacity][GROUP]; the two paths of a pair may have made different numbers of changes.
 */
export class Journal {
  readonly #counts: number;
  readonly #slots: number;
  readonly #days: number;
  readonly #befores: number;
  readonly #capacity: number;
  /** Address of an `i32` that is 1 once a path has changed more than there is room for. */
  readonly overflow: number;

  constructor(memory: StaticMemory, capacity: number) {
    this.#capacity = capacity;
    this.#counts = memory.reserve(SLOT_BYTES);
    this.#slots = memory.reserve(capacity * SLOT_BYTES);
    this.#days = memory.reserve(capacity * SLOT_BYTES);
    this.#befores = memory.reserve(capacity * SLOT_BYTES);
    this.overflow = memory.reserve(4);
  }

  /** Empties the journal of a pair. */
  clear(lanes: Lanes, place: Value): void {
    lanes.code.store('v128.store', place, lanes.of(0), this.#counts);
  }

  /** Notes a change in the lanes of a mask. */
  note(lanes: Lanes, place: Value, slot: number, day: Value, before: Value, mask: Value): void {
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
      code.when(code.op('i32.ge_s', entry, code.literal(this.#capacity)), () =>
        code.store('i32.store', code.literal(0), code.literal(1), this.overflow),
      );
      code.when(code.op('i32.lt_u', entry, code.literal(this.#capacity)), () => {
        const at = code.op('i32.add', own, code.op('i32.mul', entry, code.literal(SLOT_BYTES)));
        code.store('f64.store', at, code.lane(slot, lane), this.#slots);
        code.store('f64.store', at, code.lane(day, lane), this.#days);
        code.store('f64.store', at, code.lane(before, lane), this.#befores);
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
          const same = body.eq(code.load('v128.load', entry, this.#slots), number!);
          const later = body.gt(code.load('v128.load', entry, this.#days), date!);
          const first = body.andNot(body.all([inJournal, same, later]), found);
          code.assign(value, body.select(first, code.load('v128.load', entry, this.#befores), value));
          code.assign(found, body.or(found, first));
        });
        return [value];
      },
    );
    return lanes.apply(ref, place, slot, present, day);
  }

  /** Goes through the days on which a pair has changed; `inJournal` is clear in a lane that has no such entry. */
  eachDay(lanes: Lanes, place: Value, body: (day: Value, inJournal: Value) => void): void {
    this.#each(lanes, place, (entry, inJournal) => body(lanes.code.load('v128.load', entry, this.#days), inJournal));
  }

  #each(lanes: Lanes, place: Value, body: (entry: Value, inJournal: Value) => void): void {
    const { code } = lanes;
    const counts = code.load('v128.load', place, this.#counts);
    const index = code.variable(lanes.of(0));
    const entry = code.variable(place);
    code.when(lanes.any(lanes.gt(counts, 0)), () =>
      code.repeat(() => {
        body(code.read(entry), lanes.lt(index, counts));
        code.assign(index, lanes.add(index, 1));
        code.assign(entry, code.op('i32.add', entry, code.literal(SLOT_BYTES)));
        return lanes.any(lanes.lt(index, counts));
      }),
    );
  }
}
