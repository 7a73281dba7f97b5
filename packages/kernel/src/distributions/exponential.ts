import { log, log1p } from '../elementary/log.ts';
import { positive } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';

/** exponential(rate), rate > 0. By inversion: -ln(1 - u) / rate. */
export const exponential: DistributionFamily = {
  kind: 'continuous',
  problem: ([rate]) => positive('rate', rate!),
  sample: ([rate], source, place) => -log1p(-source.uniform(place)) / rate!,
  logDensity: ([rate], value) => (value >= 0 ? log(rate!) - rate! * value : -Infinity),
  mean: ([rate]) => 1 / rate!,
  variance: ([rate]) => 1 / (rate! * rate!),
};
