import { type DrawPlace, type DrawSource, TRIALS_PER_COMPONENT } from '../draw-source.ts';
import { exp } from '../elementary/exp.ts';
import { log, scaledLog } from '../elementary/log.ts';
import { logFactorial } from '../special/log-gamma.ts';
import { isCount, notNegative } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';

/** poisson(mean), mean >= 0. */
export const poisson: DistributionFamily = {
  kind: 'discrete',
  problem: ([mean]) => notNegative('mean', mean!),
  sample: ([mean], source, place) => drawPoisson(mean!, source, place, 0),
  logDensity: ([mean], value) => (isCount(value) ? scaledLog(value, mean!) - mean! - logFactorial(value) : -Infinity),
  mean: ([mean]) => mean!,
  variance: ([mean]) => mean!,
};

/**
 * A Poisson variate: by inversion below a mean of 10, by Hörmann's transformed rejection from there on.
 * @param component which of the draw's components it is, 0 to 3
 */
export function drawPoisson(mean: number, source: DrawSource, place: DrawPlace, component: number): number {
  const first = component * TRIALS_PER_COMPONENT;
  return mean < 10 ? byInversion(mean, source.uniform(place, first)) : byRejection(mean, source, place, first);
}

/** The least k whose cumulated probability reaches u. */
function byInversion(mean: number, u: number): number {
  let probability = exp(-mean);
  let cumulated = probability;
  let k = 0;
  while (u > cumulated) {
    k += 1;
    probability *= mean / k;
    if (cumulated + probability === cumulated) break;
    cumulated += probability;
  }
  return k;
}

/**
 * Algorithm PTRS of Hörmann, "The transformed rejection method for generating Poisson random variables", Insurance:
 * Mathematics and Economics 12 (1993), in the paper's names.
 */
function byRejection(mu: number, source: DrawSource, place: DrawPlace, first: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mu);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const vr = 0.9277 - 3.6224 / (b - 2);
  for (let trial = first; ; trial += 1) {
    const u = source.uniform(place, trial, 0) - 0.5;
    const v = source.uniform(place, trial, 1);
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mu + 0.43);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (log((v * inverseAlpha) / (a / (us * us) + b)) <= k * log(mu) - mu - logFactorial(k)) return k;
  }
}
