import type { Place } from '../draws/draws.ts';
import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';

/** One family of distributions on two lanes; the same bits as the DistributionFamily of that name. */
export interface LaneFamily {
  /** Set where the arguments are out of range. */
  problem(lanes: Lanes, args: readonly Value[]): Value;
  /**
   * The value drawn at a place.
   * @param wanted the lanes that are wanted; in others the arguments may be anything, and so may the result
   */
  sample(lanes: Lanes, args: readonly Value[], place: Place, wanted: Value): Value;
  /** Log density of a value, -Infinity outside the support, +Infinity on the point of a distribution of no width. */
  logDensity(lanes: Lanes, args: readonly Value[], value: Value): Value;
}
