import type { GroupReadings } from './group-readings.ts';
import type { Extent, IslandPlan } from './island-plan.ts';

/** Charted quantities of an island's particles, or of every so many-th: enough for their quantiles by step. */
export interface ChartedIsland {
  readonly particles: number;
  /** [steps before the as-of step][particles]: log weights as they were in these. */
  readonly logWeights: readonly Float64Array[];
  /** [particles]: log weights from the as-of step on. */
  readonly lastLogWeights: Float64Array;
  /** [worlds][charts][steps][particles]; the steps of a scenario begin with the as-of step. */
  readonly values: readonly Float64Array[];
}

/** Follows the charted quantities of an island. */
export class ChartValues {
  readonly #plan: IslandPlan;
  readonly #readings: GroupReadings;
  readonly #steps: number;
  readonly #logWeights: Float64Array[] = [];
  readonly #values: readonly Float64Array[];

  constructor(plan: IslandPlan, { worlds, steps }: Extent, readings: GroupReadings) {
    this.#plan = plan;
    this.#readings = readings;
    this.#steps = steps;
    this.#values = Array.from(
      { length: worlds },
      (_, world) => new Float64Array(plan.charts.length * this.#stepsOf(world) * readings.count),
    );
  }

  groupRan(group: number, step: number, world: number): void {
    const steps = this.#stepsOf(world);
    const place = step - (this.#steps - steps);
    const { charts } = this.#plan;
    for (let chart = 0; chart < charts.length; chart += 1) {
      const from = (chart * steps + place) * this.#readings.count;
      this.#readings.read(group, charts[chart]!, this.#values[world]!, from);
    }
  }

  /** A step before the as-of step is done. */
  stepDone(logWeights: Float64Array): void {
    this.#logWeights.push(this.#readings.thin(logWeights));
  }

  charted(logWeights: Float64Array): ChartedIsland {
    return {
      particles: this.#readings.count,
      logWeights: this.#logWeights,
      lastLogWeights: this.#readings.thin(logWeights),
      values: this.#values,
    };
  }

  #stepsOf(world: number): number {
    return world === 0 ? this.#steps : this.#steps - Math.max(0, this.#plan.asOfStep);
  }
}
