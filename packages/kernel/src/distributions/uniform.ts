import { log } from '../elementary/log.ts';
import { ascending, finite } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';

/** uniform(low, high), low <= high. By inversion. */
export const uniform: DistributionFamily = {
  kind: 'continuous',
  problem: ([low, high]) => finite('low', low!) ?? finite('high', high!) ?? ascending('low', low!, 'high', high!),
  sample: ([low, high], source, place) => low! + (high! - low!) * source.uniform(place),
  logDensity: ([low, high], value) => (value >= low! && value <= high! ? -log(high! - low!) : -Infinity),
  mean: ([low, high]) => (low! + high!) / 2,
  variance: ([low, high]) => ((high! - low!) * (high! - low!)) / 12,
};
