import type { DrawPlace, DrawSource } from '../draw-source.ts';
import { exp } from '../elementary/exp.ts';
import { log, log1p, scaledLog } from '../elementary/log.ts';
import { logFactorial } from '../special/log-gamma.ts';
import { count, isCount, probability } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';

/** binomial(n, p): by inversion where n p or n (1 - p) is below 10, else by Hörmann's transformed rejection. */
export const binomial: DistributionFamily = {
  kind: 'discrete',
  problem: ([n, p]) => count('n', n!) ?? probability('p', p!),
  sample: ([n, p], source, place) =>
    p! <= 0.5 ? drawRarer(n!, p!, source, place) : n! - drawRarer(n!, 1 - p!, source, place),
  logDensity: ([n, p], value) => {
    if (!isCount(value) || value > n!) return -Infinity;
    const failures = n! - value;
    const choices = logFactorial(n!) - logFactorial(value) - logFactorial(failures);
    return choices + scaledLog(value, p!) + (failures === 0 ? 0 : failures * log1p(-p!));
  },
  mean: ([n, p]) => n! * p!,
  variance: ([n, p]) => n! * p! * (1 - p!),
};

/** A binomial variate for p up to 1/2. */
function drawRarer(n: number, p: number, source: DrawSource, place: DrawPlace): number {
  return n * p < 10 ? byInversion(n, p, source.uniform(place)) : byRejection(n, p, source, place);
}

/** The least k whose cumulated probability reaches u. */
function byInversion(n: number, p: number, u: number): number {
  const odds = p / (1 - p);
  let term = exp(n * log1p(-p));
  let cumulated = term;
  let k = 0;
  while (u > cumulated && k < n) {
    k += 1;
    term *= (odds * (n - k + 1)) / k;
    if (cumulated + term === cumulated) break;
    cumulated += term;
  }
  return k;
}

/**
 * Algorithm BTRS of Hörmann, "The generation of binomial random variates", Journal of Statistical Computation and
 * Simulation 46 (1993), in the paper's names.
 */
function byRejection(n: number, p: number, source: DrawSource, place: DrawPlace): number {
  const spq = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spq;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const vr = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spq;
  const mode = Math.floor((n + 1) * p);
  const h = logFactorial(mode) + logFactorial(n - mode);
  for (let trial = 0; ; trial += 1) {
    const u = source.uniform(place, trial, 0) - 0.5;
    const v = source.uniform(place, trial, 1);
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || k > n) continue;
    const bound = h - logFactorial(k) - logFactorial(n - k) + (k - mode) * log(p / (1 - p));
    if (log((v * alpha) / (a / (us * us) + b)) <= bound) return k;
  }
}
