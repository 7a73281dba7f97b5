import { exp, expm1 } from '../elementary/exp.ts';
import { log } from '../elementary/log.ts';
import { notNegative, positive } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';
import { normalLogDensity } from './normal.ts';

/** lognormal(median, spread): the logarithm is normal around ln(median) with standard deviation `spread` >= 0. */
export const lognormal: DistributionFamily = {
  kind: 'continuous',
  problem: ([median, spread]) => positive('median', median!) ?? notNegative('spread', spread!),
  sample: ([median, spread], source, place) => median! * exp(spread! * source.normal(place)),
  logDensity: ([median, spread], value) =>
    value > 0 ? normalLogDensity(log(median!), spread!, log(value)) - log(value) : -Infinity,
  mean: ([median, spread]) => median! * exp((spread! * spread!) / 2),
  variance: ([median, spread]) => {
    const square = spread! * spread!;
    return median! * median! * exp(square) * expm1(square);
  },
};
