import { log } from '../elementary/log.ts';
import { LOG_ROOT_TWO_PI } from '../special/log-gamma.ts';
import { finite, notNegative } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';

/** Log density of a normal; where sd is 0, +Infinity at the mean and -Infinity elsewhere. */
export function normalLogDensity(mean: number, sd: number, value: number): number {
  if (sd === 0) return value === mean ? Infinity : -Infinity;
  const z = (value - mean) / sd;
  return -0.5 * z * z - log(sd) - LOG_ROOT_TWO_PI;
}

/** normal(mean, sd), sd >= 0. */
export const normal: DistributionFamily = {
  kind: 'continuous',
  problem: ([mean, sd]) => finite('mean', mean!) ?? notNegative('sd', sd!),
  sample: ([mean, sd], source, place) => mean! + sd! * source.normal(place),
  logDensity: ([mean, sd], value) => normalLogDensity(mean!, sd!, value),
  mean: ([mean]) => mean!,
  variance: ([, sd]) => sd! * sd!,
};
