import { exp, logistic } from '../elementary/exp.ts';
import { log, log1p } from '../elementary/log.ts';
import { ascending, finite, positive } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';
import { lognormal } from './lognormal.ts';
import { normal, normalLogDensity } from './normal.ts';

/** The 95th percentile of a standard normal. */
const PERCENTILE_95 = 1.6448536269514722;

/** Mean and standard deviation of the normal whose 5th and 95th percentiles are given. */
function normalBetween(low: number, high: number): readonly [mean: number, sd: number] {
  return [low + (high - low) / 2, (high - low) / (2 * PERCENTILE_95)];
}

/** Median and spread of the lognormal whose 5th and 95th percentiles are given. */
function lognormalBetween(low: number, high: number): readonly [median: number, spread: number] {
  const [mean, sd] = normalBetween(log(low), log(high));
  return [exp(mean), sd];
}

/** `A to B`: A and B are the 5th and 95th percentile of a normal. */
export const normalInterval: DistributionFamily = {
  kind: 'continuous',
  problem: ([low, high]) => finite('low', low!) ?? finite('high', high!) ?? ascending('low', low!, 'high', high!),
  sample: ([low, high], source, place) => normal.sample(normalBetween(low!, high!), source, place),
  logDensity: ([low, high], value) => normal.logDensity(normalBetween(low!, high!), value),
  mean: ([low, high]) => normal.mean(normalBetween(low!, high!)),
  variance: ([low, high]) => normal.variance(normalBetween(low!, high!)),
};

/** `A to B` with 0 < A: A and B are the 5th and 95th percentile of a lognormal. */
export const lognormalInterval: DistributionFamily = {
  kind: 'continuous',
  problem: ([low, high]) => positive('low', low!) ?? finite('high', high!) ?? ascending('low', low!, 'high', high!),
  sample: ([low, high], source, place) => lognormal.sample(lognormalBetween(low!, high!), source, place),
  logDensity: ([low, high], value) => lognormal.logDensity(lognormalBetween(low!, high!), value),
  mean: ([low, high]) => lognormal.mean(lognormalBetween(low!, high!)),
  variance: ([low, high]) => lognormal.variance(lognormalBetween(low!, high!)),
};

/** `A to B` of a probability: A and B are the 5th and 95th percentile of a normal on the scale of log odds. */
export const logitNormalInterval: DistributionFamily = {
  kind: 'continuous',
  problem: ([low, high]) => inside('low', low!) ?? inside('high', high!) ?? ascending('low', low!, 'high', high!),
  sample: ([low, high], source, place) => {
    const [mean, sd] = normalBetween(logit(low!), logit(high!));
    return logistic(mean + sd * source.normal(place));
  },
  logDensity: ([low, high], value) => {
    if (!(value > 0 && value < 1)) return -Infinity;
    const [mean, sd] = normalBetween(logit(low!), logit(high!));
    return normalLogDensity(mean, sd, logit(value)) - log(value) - log1p(-value);
  },
  mean: ([low, high]) => logitNormalMoment(low!, high!, (p) => p),
  variance: ([low, high]) => {
    const mean = logitNormalMoment(low!, high!, (p) => p);
    return logitNormalMoment(low!, high!, (p) => (p - mean) * (p - mean));
  },
};

/** Logarithm of the odds of a probability. */
function logit(p: number): number {
  return log(p) - log1p(-p);
}

function inside(name: string, value: number): string | undefined {
  return value > 0 && value < 1 ? undefined : `${name} is ${value} and must lie between 0 and 1, both excluded`;
}

/** A moment that has no closed form, by the trapezoidal rule over 9 standard deviations either way. */
function logitNormalMoment(low: number, high: number, of: (p: number) => number): number {
  const [mean, sd] = normalBetween(logit(low), logit(high));
  let sum = 0;
  let weights = 0;
  for (let i = -288; i <= 288; i += 1) {
    const z = i / 32;
    const weight = exp(-0.5 * z * z);
    sum += weight * of(logistic(mean + sd * z));
    weights += weight;
  }
  return sum / weights;
}
