import type { Particles } from '@proviso/kernel/worker';
import type { Extent, IslandPlan } from './island-plan.ts';
import { addRows, emptyRows } from './scaled-sums.ts';

/** Length of a row of status weights: its scale, and [regimes and agreements][statuses]. */
export function rowWidth({ statusSums }: Pick<IslandPlan, 'statusSums'>): number {
  return 1 + statusSums;
}

/** Adds up the weights of an island's particles by the status of each regime and agreement, after each step. */
export class StatusWeights {
  readonly #particles: Particles;
  /** Of a group. */
  readonly #row: Float64Array;
  /** [steps]: a row of [regimes and agreements][statuses]. */
  readonly rows: Float64Array;

  constructor(plan: IslandPlan, { steps }: Extent, particles: Particles) {
    this.#particles = particles;
    this.#row = new Float64Array(rowWidth(plan));
    this.rows = emptyRows(steps, this.#row.length);
  }

  groupRan(group: number, step: number): void {
    this.#particles.statusWeights(group, this.#row);
    addRows(this.rows, this.#row, this.#row.length, step * this.#row.length);
  }

  /** Takes off what has been taken off the log weights, from a step on. */
  level(from: number, mean: number): void {
    const width = this.#row.length;
    for (let at = from * width; at < this.rows.length; at += width) this.rows[at]! -= mean;
  }
}
