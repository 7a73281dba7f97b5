import type { Moment } from './inputs.ts';
import type { Pending } from './pending.ts';

/**
 * A slot that is noted down on every path after a step, to be looked up when the run is over. The notes travel with the
 * particles when these are resampled. Single precision tells days and sides apart.
 */
export interface Sighting {
  readonly step: number;
  readonly offset: number;
}

/** Where the outcome of something pending shows, to a question that asks about a moment. */
export function sightingOf({ offset, shows }: Pending, moment: Moment): Sighting {
  return { offset, step: shows.kind === 'day' ? moment.step : shows.step };
}

/** The distinct sightings of all that is pending at all moments. */
export function sightingsOf(pending: readonly Pending[], moments: readonly Moment[]): readonly Sighting[] {
  const distinct = new Map<string, Sighting>();
  for (const moment of moments) {
    for (const sighting of pending.map((one) => sightingOf(one, moment))) {
      distinct.set(`${sighting.step} ${sighting.offset}`, sighting);
    }
  }
  return [...distinct.values()];
}
