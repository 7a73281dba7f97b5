import { logistic } from '../elementary/exp.ts';
import { log1p, scaledLog } from '../elementary/log.ts';
import { logBeta } from '../special/log-gamma.ts';
import { positive } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';
import { logStandardGamma } from './gamma.ts';

/** beta(a, b), both above 0: x / (x + y) of two gammas, formed from their logarithms so that tiny a and b do not give 0/0. */
export const beta: DistributionFamily = {
  kind: 'continuous',
  problem: ([a, b]) => positive('a', a!) ?? positive('b', b!),
  sample: ([a, b], source, place) =>
    logistic(logStandardGamma(a!, source, place, 0) - logStandardGamma(b!, source, place, 1)),
  logDensity: ([a, b], value) => {
    if (!(value >= 0 && value <= 1)) return -Infinity;
    const upper = b === 1 ? 0 : (b! - 1) * log1p(-value);
    return scaledLog(a! - 1, value) + upper - logBeta(a!, b!);
  },
  mean: ([a, b]) => a! / (a! + b!),
  variance: ([a, b]) => (a! * b!) / ((a! + b!) * (a! + b!) * (a! + b! + 1)),
};
