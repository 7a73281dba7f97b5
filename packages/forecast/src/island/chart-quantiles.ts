import { quantilesAt } from '../quantiles-in.ts';
import { greatest, relativeTo } from '../weights.ts';
import { type ChartRoom, logWeightsIn, MEDIAN, QUANTILES, quantilesIn, rowOf, valuesIn } from './chart-room.ts';

const FAN = [0.05, 0.25, 0.5, 0.75, 0.95];

/**
 * Finds the quantiles of all charts after a step, in every world, and writes them into the room. Steps may be taken in
 * any order and by several threads.
 */
export function quantilesOf(room: ChartRoom): (step: number) => void {
  const { charts, worlds, start } = room.shape;
  const found = quantilesIn(room);
  const weightsIn = weightsOf(room);
  const buckets = new Uint16Array(room.shape.particles);
  return (step) => {
    const weights = weightsIn(step);
    for (let world = 0; world < (step < start ? 1 : worlds); world += 1) {
      for (let chart = 0; chart < charts; chart += 1) {
        const row = rowOf(room.shape, chart, step, world);
        const [shares, first] = world === 0 ? [FAN, 0] : [[FAN[MEDIAN]!], MEDIAN];
        found.set(quantilesAt(valuesIn(room, row), weights, shares, buckets), row * QUANTILES + first);
      }
    }
  };
}

/** Weights in a step, relative to the greatest: [particles]. Those of the as-of step stay for all that follow. */
function weightsOf(room: ChartRoom): (step: number) => Float64Array {
  let last: Float64Array | undefined;
  const relative = (step: number) => {
    const logWeights = logWeightsIn(room, step);
    return relativeTo(greatest(logWeights), logWeights);
  };
  return (step) => {
    if (step < room.shape.start) return relative(step);
    last ??= relative(step);
    return last;
  };
}
