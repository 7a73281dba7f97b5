import type { DayNumber } from '@proviso/model';
import type { Mover } from '../forecast.ts';
import type { GroupReadings } from './group-readings.ts';
import type { Extent, IslandPlan } from './island-plan.ts';

/** [inputs][particles]: params; states averaged from the as-of step on; for the rest 1 where it has come about by the day. */
export type InputValues = readonly (Float64Array | Uint8Array)[];

/** Reads what may move a question off the particles of an island while its baseline runs. */
export class IslandInputs {
  readonly #plan: IslandPlan;
  readonly #readings: GroupReadings;
  readonly #sums: readonly Float64Array[];
  readonly #read: Float64Array;
  /** [moments]; empty at a moment that is not reached. Params do not change along a path: their values are shared. */
  readonly values: readonly InputValues[];

  constructor(plan: IslandPlan, { steps }: Extent, readings: GroupReadings) {
    this.#plan = plan;
    this.#readings = readings;
    const empty = () => new Float64Array(readings.count);
    this.#sums = plan.inputs.map(({ kind }) => (kind === 'state' ? empty() : new Float64Array()));
    this.#read = empty();
    const params = plan.inputs.map(({ kind }) => (kind === 'param' ? empty() : new Float64Array()));
    this.values = plan.moments.map(({ step }) =>
      step >= steps
        ? []
        : plan.inputs.map(({ kind }, i) => {
            if (kind === 'param') return params[i]!;
            return kind === 'state' ? empty() : new Uint8Array(readings.count);
          }),
    );
  }

  /** To be called after each step of the baseline from the as-of step on. */
  groupRan(group: number, step: number): void {
    const { inputs, moments } = this.#plan;
    inputs.forEach(({ kind, slot }, i) => {
      if (kind === 'state') this.#readings.add(group, slot, this.#sums[i]!);
    });
    moments.forEach((moment, m) => {
      if (moment.step === step) this.#readAt(group, m);
    });
  }

  #readAt(group: number, m: number): void {
    const { inputs, moments, asOfStep, inForce } = this.#plan;
    const { step, lastDay } = moments[m]!;
    const steps = step - Math.max(0, asOfStep) + 1;
    inputs.forEach(({ kind, slot }, i) => {
      const [values, sums] = [this.values[m]![i]!, this.#sums[i]!];
      this.#readings.read(group, slot, this.#read);
      this.#readings.places(group, (place) => {
        values[place] = kind === 'state' ? sums[place]! / steps : valueBy(lastDay, kind, this.#read[place]!, inForce);
      });
    });
  }
}

/** What an input that is no state says by a day, from what a path remembers of it. */
function valueBy(
  lastDay: DayNumber,
  kind: Exclude<Mover['kind'], 'state'>,
  remembered: number,
  inForce: number,
): number {
  switch (kind) {
    case 'param':
      return remembered;
    case 'event':
    case 'fact':
      return remembered <= lastDay ? 1 : 0;
    case 'regime':
      return remembered === inForce ? 1 : 0;
  }
}
