import { log, log1p } from '../elementary/log.ts';
import { probability } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';

/** bernoulli(p): 1 with probability p, else 0. By inversion: the draw is 1 where u < p. */
export const bernoulli: DistributionFamily = {
  kind: 'discrete',
  problem: ([p]) => probability('p', p!),
  sample: ([p], source, place) => (source.uniform(place) < p! ? 1 : 0),
  logDensity: ([p], value) => (value === 1 ? log(p!) : value === 0 ? log1p(-p!) : -Infinity),
  mean: ([p]) => p!,
  variance: ([p]) => p! * (1 - p!),
};
