import { type DayNumber, fromDayNumber, type Step } from '@proviso/model';
import type { DrawPlace } from '../draw-source.ts';
import type { PathBlock } from '../executor.ts';
import type { Site } from '../site.ts';
import type { EvidenceItem } from './evidence.ts';
import type { Slot } from './slot-plan.ts';

/** A number that is worked out on a path. */
export type Numeric = (path: Path) => number;
/** A truth that is worked out on a path. */
export type Test = (path: Path) => boolean;
/** Something that a step does to a path. */
export type Turn = (path: Path) => void;

/**
 * One path while it runs one step. Only `slots` outlives the step; all else says where the path is. One object serves
 * all paths in turn.
 */
export class Path {
  /** The path's own slots. */
  readonly slots: Float64Array;
  /** Enters the random counter. */
  number = 0;
  step: Step = { index: 0, first: 0, last: 0 };
  world = 0;
  /** The step whose values formulas read: this one, or the one before while `next` is worked out. */
  readStep = 0;
  /** The day of the act that is decided, or the day about which a condition asks. */
  day: DayNumber = 0;

  #scores: Float64Array = new Float64Array(0);
  #position = 0;
  #count = 0;
  /** What has changed in this step, in order of day for each slot: the slot, the day, and the value before. */
  readonly #journal: { slot: Slot; day: DayNumber; before: number }[] = [];

  readonly #place = { site: { low: 0, high: 0 }, path: 0, step: 0, draw: 0 };

  /** @param slots how many a path has */
  constructor(slots: number) {
    this.slots = new Float64Array(slots);
  }

  /** Takes up the path at a position of a block. */
  enter(block: PathBlock, position: number): void {
    const { slots } = this;
    const start = position * slots.length;
    for (let slot = 0; slot < slots.length; slot += 1) slots[slot] = block.slots[start + slot]!;
    this.number = block.first + position * block.stride;
    this.#scores = block.scores;
    this.#position = position;
    this.#count = block.count;
    this.#journal.length = 0;
  }

  /** Gives every slot the value with which a path begins, but for those that are kept. */
  restart(initial: Float64Array, kept: readonly Slot[]): void {
    const values = kept.map((slot) => this.slots[slot]!);
    this.slots.set(initial);
    kept.forEach((slot, i) => {
      this.slots[slot] = values[i]!;
    });
  }

  /** Puts the path back into its block. */
  leave(block: PathBlock): void {
    block.slots.set(this.slots, this.#position * this.slots.length);
  }

  /** Adds to the log density of an item of evidence. */
  score(item: EvidenceItem, logDensity: number): void {
    const at = item.position * this.#count + this.#position;
    this.#scores[at] = this.#scores[at]! + logDensity;
  }

  /** Empties the scores of the step's items of evidence. */
  clearScores(items: number): void {
    for (let item = 0; item < items; item += 1) this.#scores[item * this.#count + this.#position] = 0;
  }

  /** Changes a slot from a day of this step on. */
  change(slot: Slot, day: DayNumber, value: number): void {
    this.#journal.push({ slot, day, before: this.slots[slot]! });
    this.slots[slot] = value;
  }

  /** The value of a slot at the end of a day of this step. */
  valueOn(slot: Slot, day: DayNumber): number {
    let value = this.slots[slot]!;
    for (let i = this.#journal.length - 1; i >= 0; i -= 1) {
      const change = this.#journal[i]!;
      if (change.slot === slot && change.day > day) value = change.before;
    }
    return value;
  }

  /** Whether a test holds on every day from one to another of this step: it can only turn where something changed. */
  holdsThroughout(test: Test, from: DayNumber, through: DayNumber): boolean {
    this.day = from;
    if (!test(this)) return false;
    return this.#journal.every((change) => {
      if (change.day <= from || change.day > through) return true;
      this.day = change.day;
      return test(this);
    });
  }

  /** The place of a draw of this path in this step; valid until the next is asked for. */
  place(site: Site, draw = 0): DrawPlace {
    this.#place.site = site;
    this.#place.path = this.number;
    this.#place.step = this.step.index;
    this.#place.draw = draw;
    return this.#place;
  }

  /** The date of the act that is decided, for messages. */
  get date(): string {
    return fromDayNumber(this.day);
  }
}
