import { log, scaledLog } from '../elementary/log.ts';
import { logFactorial, logGamma } from '../special/log-gamma.ts';
import { isCount, notNegative, positive } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';
import { standardGamma } from './gamma.ts';
import { drawPoisson } from './poisson.ts';

/** negative_binomial(mean, size): a Poisson whose mean is gamma with shape `size`; variance mean + mean^2 / size. */
export const negativeBinomial: DistributionFamily = {
  kind: 'discrete',
  problem: ([mean, size]) => notNegative('mean', mean!) ?? positive('size', size!),
  sample: ([mean, size], source, place) =>
    drawPoisson((standardGamma(size!, source, place, 0) * mean!) / size!, source, place, 1),
  logDensity: ([mean, size], value) => {
    if (!isCount(value)) return -Infinity;
    const choices = logGamma(value + size!) - logGamma(size!) - logFactorial(value);
    return choices + size! * log(size! / (size! + mean!)) + scaledLog(value, mean! / (size! + mean!));
  },
  mean: ([mean]) => mean!,
  variance: ([mean, size]) => mean! + (mean! * mean!) / size!,
};
