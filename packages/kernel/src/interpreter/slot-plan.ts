/** A place in a path's slots. */
export type Slot = number;

/** Something that the lets of a step see as it stood when the step opened, whatever the step does to it after. */
export interface Remembered {
  readonly now: Slot;
  /** The value as the lets of this step saw it; the next step's `next` sees the same. */
  readonly opening: Slot;
}

/** A ring of past values, one for each of the last `length` steps. */
export interface Ring {
  readonly quantity: string;
  start: Slot;
  length: number;
}

/**
 * Hands out slots while a model is prepared. All that a path remembers from one step to the next has a slot, and each
 * slot has the value with which a path begins.
 */
export class SlotPlan {
  readonly #initial: number[] = [];
  readonly #remembered: Remembered[] = [];
  readonly #rings = new Map<string, Ring>();

  /** A slot of its own. */
  own(initial: number): Slot {
    return this.#initial.push(initial) - 1;
  }

  /** A slot and its copy at the opening of the step. */
  remembered(initial: number): Remembered {
    const pair = { now: this.own(initial), opening: this.own(initial) };
    this.#remembered.push(pair);
    return pair;
  }

  /** The ring of a quantity, long enough to look so many steps back from any step's `next`. */
  ring(quantity: string, steps: number): Ring {
    const ring = this.#rings.get(quantity) ?? { quantity, start: -1, length: 0 };
    ring.length = Math.max(ring.length, steps + 1);
    this.#rings.set(quantity, ring);
    return ring;
  }

  /** Ends the handing out: places the rings and gives the values with which a path begins. */
  close(): {
    readonly initial: Float64Array;
    readonly remembered: readonly Remembered[];
    readonly rings: readonly Ring[];
  } {
    for (const ring of this.#rings.values()) {
      ring.start = this.#initial.length;
      for (let i = 0; i < ring.length; i += 1) this.own(Number.NaN);
    }
    return {
      initial: Float64Array.from(this.#initial),
      remembered: this.#remembered,
      rings: [...this.#rings.values()],
    };
  }
}
