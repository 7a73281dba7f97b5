import { type DrawPlace, type DrawSource, TRIALS_PER_COMPONENT } from '../draw-source.ts';
import { log, scaledLog } from '../elementary/log.ts';
import { power } from '../elementary/power.ts';
import { logGamma } from '../special/log-gamma.ts';
import { positive } from './argument.ts';
import type { DistributionFamily } from './distribution-family.ts';

/** gamma(shape, scale), both above 0. */
export const gamma: DistributionFamily = {
  kind: 'continuous',
  problem: ([shape, scale]) => positive('shape', shape!) ?? positive('scale', scale!),
  sample: ([shape, scale], source, place) => standardGamma(shape!, source, place, 0) * scale!,
  logDensity: ([shape, scale], value) =>
    value >= 0 ? scaledLog(shape! - 1, value / scale!) - value / scale! - logGamma(shape!) - log(scale!) : -Infinity,
  mean: ([shape, scale]) => shape! * scale!,
  variance: ([shape, scale]) => shape! * scale! * scale!,
};

/**
 * A gamma variate of scale 1.
 * @param component which of the draw's components it is, 0 to 3
 */
export function standardGamma(shape: number, source: DrawSource, place: DrawPlace, component: number): number {
  if (shape >= 1) return ofShapeFromOne(shape, source, place, component);
  return ofShapeFromOne(shape + 1, source, place, component) * power(boost(source, place, component), 1 / shape);
}

/** The logarithm of {@link standardGamma}, which is finite also where a tiny shape makes the variate itself 0. */
export function logStandardGamma(shape: number, source: DrawSource, place: DrawPlace, component: number): number {
  if (shape >= 1) return log(ofShapeFromOne(shape, source, place, component));
  return log(ofShapeFromOne(shape + 1, source, place, component)) + log(boost(source, place, component)) / shape;
}

/** Marsaglia and Tsang, "A simple method for generating gamma variables", 2000, without the squeeze. */
function ofShapeFromOne(shape: number, source: DrawSource, place: DrawPlace, component: number): number {
  const first = component * TRIALS_PER_COMPONENT;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let trial = first; ; trial += 1) {
    const x = source.normal(place, trial);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (log(source.uniform(place, trial)) < 0.5 * x * x + d * (1 - v + log(v))) return d * v;
  }
}

/** The uniform that takes a gamma of shape a + 1 to one of shape a < 1, from the component's last trial. */
function boost(source: DrawSource, place: DrawPlace, component: number): number {
  return source.uniform(place, (component + 1) * TRIALS_PER_COMPONENT - 1);
}
