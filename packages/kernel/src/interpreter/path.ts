import { type DayNumber, fromDayNumber, type Step } from '@proviso/model';
import type { DrawPlace } from '../draw-source.ts';
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

  /** Log density of each item of evidence of the step. */
  readonly scores: number[] = [];
  /** What has changed in this step, in order of day for each slot: the slot, the day, and the value before. */
  readonly #journal: { slot: Slot; day: DayNumber; before: number }[] = [];

  readonly #place = { site: { low: 0, high: 0 }, path: 0, step: 0, draw: 0 };

  /** @param slots how many a path has */
  constructor(slots: number) {
    this.slots = new Float64Array(slots);
  }

  /** Begins a step, in which nothing has scored or changed yet. */
  begin(step: Step, items: number): void {
    this.step = step;
    this.scores.length = 0;
    for (let item = 0; item < items; item += 1) this.scores.push(0);
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

  /** Adds to the log density of an item of evidence. */
  score({ position }: EvidenceItem, logDensity: number): void {
    this.scores[position]! += logDensity;
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
