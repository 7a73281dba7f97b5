import { type ChartPlace, logWeightsIn, placeOfRow, rowOf } from './chart-room.ts';
import type { GroupReadings } from './group-readings.ts';

/** Writes down the charted quantities of an island's particles, or of every so many-th: enough for their quantiles. */
export class ChartValues {
  readonly #place: ChartPlace;
  readonly #slots: readonly number[];
  readonly #readings: GroupReadings;

  /** @param slots [charts] */
  constructor(place: ChartPlace, slots: readonly number[], readings: GroupReadings) {
    [this.#place, this.#slots, this.#readings] = [place, slots, readings];
  }

  groupRan(group: number, step: number, world: number): void {
    const { room, from } = this.#place;
    const { shape, doubles } = room;
    for (let chart = 0; chart < this.#slots.length; chart += 1) {
      const place = placeOfRow(shape, rowOf(shape, chart, step, world));
      this.#readings.read(group, this.#slots[chart]!, doubles, place + from);
    }
  }

  /** Writes down the log weights in a step before the as-of step, or in this and all others. */
  weighed(step: number): void {
    const { room, from } = this.#place;
    this.#readings.readLogWeights(logWeightsIn(room, step), from);
  }
}
