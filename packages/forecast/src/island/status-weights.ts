import { exp, GROUP, type Particles } from '@proviso/kernel/worker';
import { greatest } from '../weights.ts';
import type { Extent, IslandPlan } from './island-plan.ts';
import { addRows, emptyRows } from './scaled-sums.ts';

/** Length of a row of status weights: its scale, and [regimes and agreements][statuses]. */
export function rowWidth({ statuses, statusCount }: Pick<IslandPlan, 'statuses' | 'statusCount'>): number {
  return 1 + statuses.length * statusCount;
}

/** Adds up the weights of an island's particles by the status of each regime and agreement, after each step. */
export class StatusWeights {
  readonly #plan: IslandPlan;
  readonly #particles: Particles;
  readonly #width: number;
  readonly #row: Float64Array;
  readonly #codes = new Float64Array(GROUP);
  /** Greatest log weight of a group, the weights relative to it, and their sum. */
  #greatest = Number.NEGATIVE_INFINITY;
  readonly #weights = new Float64Array(GROUP);
  #whole = 0;
  /** The group whose weights these are and stay, as they do from the as-of step on. */
  #weighed = -1;
  /** [steps]: a row of [regimes and agreements][statuses]. */
  readonly rows: Float64Array;

  constructor(plan: IslandPlan, { steps }: Extent, particles: Particles) {
    this.#plan = plan;
    this.#particles = particles;
    this.#width = rowWidth(plan);
    this.#row = new Float64Array(this.#width);
    this.rows = emptyRows(steps, this.#width);
  }

  /** To be called for all steps of a group before those of another, or for all groups of a step. */
  groupRan(group: number, step: number, logWeights: Float64Array): void {
    const own = logWeights.subarray(group * GROUP, (group + 1) * GROUP);
    const { statuses, statusCount, asOfStep } = this.#plan;
    if (this.#weighed !== group) this.#weigh(own);
    this.#weighed = step >= asOfStep ? group : -1;
    if (this.#greatest === Number.NEGATIVE_INFINITY) return;
    this.#row.fill(0);
    this.#row[0] = this.#greatest;
    for (let instrument = 0; instrument < statuses.length; instrument += 1) {
      this.#particles.read(group, statuses[instrument]!, this.#codes, 0);
      const from = 1 + instrument * statusCount;
      if (areAlike(this.#codes, own.length)) this.#row[from + this.#codes[0]!]! += this.#whole;
      else addByCode(this.#row, from, this.#codes, this.#weights, own.length);
    }
    addRows(this.rows, this.#row, this.#width, step * this.#width);
  }

  #weigh(logWeights: Float64Array): void {
    this.#greatest = greatest(logWeights);
    this.#whole = 0;
    for (let i = 0; i < logWeights.length; i += 1) {
      const weight = logWeights[i] === this.#greatest ? 1 : exp(logWeights[i]! - this.#greatest);
      this.#weights[i] = weight;
      this.#whole += weight;
    }
  }

  /** Takes off what has been taken off the log weights, from a step on. */
  level(from: number, mean: number): void {
    for (let at = from * this.#width; at < this.rows.length; at += this.#width) this.rows[at]! -= mean;
  }
}

/** Whether a group stands all alike, as it mostly does. */
function areAlike(codes: Float64Array, count: number): boolean {
  for (let i = 1; i < count; i += 1) if (codes[i] !== codes[0]) return false;
  return true;
}

/** Adds weights at the places that codes say. */
function addByCode(to: Float64Array, from: number, codes: Float64Array, weights: Float64Array, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const place = from + codes[i]!;
    to[place] = to[place]! + weights[i]!;
  }
}
