import type { Particles } from '@proviso/kernel/worker';
import { addRows, emptyRows } from './scaled-sums.ts';

/** Weighs the groups of an island by the evidence of a step, and notes how heavy the island is before and after each item. */
export class ItemScales {
  /** [1 + items][2] of the groups weighed so far: a log weight, and the sum of the weights relative to it. */
  readonly scales: Float64Array;
  readonly #ofGroup: Float64Array;

  /** @param items how many the step has */
  constructor(items: number) {
    this.scales = emptyRows(1 + items, 2);
    this.#ofGroup = new Float64Array(this.scales.length);
  }

  /** Weighs a group by the evidence of the step that it has just run. */
  weigh(particles: Particles, group: number, step: number): void {
    particles.weigh(group, step, this.#ofGroup);
    addRows(this.scales, this.#ofGroup, 2);
  }
}
