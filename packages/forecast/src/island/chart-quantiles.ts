import { quantilesWithin } from '../quantiles-in.ts';
import { MEDIAN, QUANTILES, quantilesIn, rowOf, type SeatedRoom } from './chart-room.ts';
import { Seat } from './seat.ts';

const FAN = [0.05, 0.25, 0.5, 0.75, 0.95];

/**
 * Finds the quantiles of all charts after a step, in every world, and writes them into the room. Steps may be taken in
 * any order and by several threads, each in a seat of its own.
 */
export function quantilesOf(room: SeatedRoom, number = 0): (step: number) => void {
  const { charts, worlds, start } = room.shape;
  const found = quantilesIn(room);
  const seat = new Seat(room, number);
  return (step) => {
    seat.weigh(step);
    for (let world = 0; world < (step < start ? 1 : worlds); world += 1) {
      for (let chart = 0; chart < charts; chart += 1) {
        const row = rowOf(room.shape, chart, step, world);
        const [shares, first] = world === 0 ? [FAN, 0] : [[FAN[MEDIAN]!], MEDIAN];
        const within = seat.bucketsOf(row);
        const quantiles = typeof within === 'number' ? shares.map(() => within) : quantilesWithin(within, shares);
        found.set(quantiles, row * QUANTILES + first);
      }
    }
  };
}
