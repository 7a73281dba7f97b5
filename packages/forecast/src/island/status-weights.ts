import type { Particles } from '@proviso/kernel/worker';
import type { Extent, IslandPlan } from './island-plan.ts';
import { addRows, emptyRows } from './scaled-sums.ts';

/** Length of a row of status weights: its scale, and [regimes and agreements][statuses]. */
export function rowWidth({ statusSums }: Pick<IslandPlan, 'statusSums'>): number {
  return 1 + statusSums;
}

/** Adds up the weights of an island's particles by the status of each regime and agreement, after each step. */
export class StatusWeights {
  readonly #asOfStep: number;
  readonly #particles: Particles;
  /** Of a group. */
  readonly #row: Float64Array;
  /** The group whose weights were given last and stay, as they do from the as-of step on. */
  #weighed = -1;
  /** [steps]: a row of [regimes and agreements][statuses]. */
  readonly rows: Float64Array;

  constructor(plan: IslandPlan, { steps }: Extent, particles: Particles) {
    this.#asOfStep = plan.asOfStep;
    this.#particles = particles;
    this.#row = new Float64Array(rowWidth(plan));
    this.rows = emptyRows(steps, this.#row.length);
  }

  /** To be called for all steps of a group before those of another, or for all groups of a step. */
  groupRan(group: number, step: number, logWeights: Float64Array): void {
    const stay = this.#weighed === group;
    this.#particles.statusWeights(group, stay ? undefined : logWeights, this.#row);
    this.#weighed = step >= this.#asOfStep ? group : -1;
    addRows(this.rows, this.#row, this.#row.length, step * this.#row.length);
  }

  /** Takes off what has been taken off the log weights, from a step on. */
  level(from: number, mean: number): void {
    const width = this.#row.length;
    for (let at = from * width; at < this.rows.length; at += width) this.rows[at]! -= mean;
  }
}
