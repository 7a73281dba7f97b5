import { LN2_HIGH, LN2_LOW, powerOfTwo, ROUNDER } from './double-bits.ts';

/**
 * e^x, within 0.7 units in the last place (0.66 seen). 0 below -745.2, Infinity above 709.8; gradual in between.
 *
 * x = k ln 2 + r (Cody and Waite 1980), e^r = 1 + r + r^2 q(r).
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/**
 * e^(x + rest) for a rest that is small beside x, such as the lower half of a double-double: within 0.7 units in the
 * last place of the exact exponential of that sum.
 */
export function expOfSum(x: number, rest: number): number {
  const bounded = Math.min(Math.max(x, -746), 710);
  const k = bounded * Math.LOG2E + ROUNDER - ROUNDER;
  const high = bounded - k * LN2_HIGH;
  const low = k * LN2_LOW - rest;
  const r = high - low;
  const lost = high - r - low;
  const tail = lost + r * (lost + r * quadraticPart(r));
  const sum = 1 + r;
  return timesPowerOfTwo(sum + (1 - sum + r + tail), k);
}

/**
 * e^x - 1, within 1.2 units in the last place (1.1 seen), also where x is small: the chance of a hazard in a step is
 * `-expm1(-rate * step)`.
 */
export function expm1(x: number): number {
  if (x > 40) return exp(x);
  const bounded = Math.max(x, -40);
  const k = bounded * Math.LOG2E + ROUNDER - ROUNDER;
  const high = bounded - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  const tail = lost + r * (lost + r * quadraticPart(r));
  const scale = powerOfTwo(k | 0);
  const whole = scale - 1;
  const sum = whole + scale * r;
  return sum + (whole - sum + scale * r + scale * tail);
}

/** 1 / (1 + e^-x), within 2 units in the last place (1.8 seen), also where it is close to 0. */
export function logistic(x: number): number {
  const e = exp(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}

/**
 * (e^r - 1 - r) / r^2 for |r| up to ln(2)/2. Coefficients from numbers/minimax.py; the error of e^r is 0.03 units in the
 * last place.
 */
function quadraticPart(r: number): number {
  let q = 2.4978396047140505e-8;
  q = q * r + 2.7625177035310397e-7;
  q = q * r + 2.7557640750829103e-6;
  q = q * r + 2.480150870516318e-5;
  q = q * r + 1.9841269466410702e-4;
  q = q * r + 1.3888888926780044e-3;
  q = q * r + 8.333333333499927e-3;
  q = q * r + 4.166666666660399e-2;
  q = q * r + 1.6666666666666433e-1;
  return q * r + 0.5;
}

/** x times 2^k in two steps, so that results below 2^-1022 are rounded once and those above 2^1024 overflow. */
function timesPowerOfTwo(x: number, k: number): number {
  const whole = k | 0;
  const half = whole >> 1;
  return x * powerOfTwo(half) * powerOfTwo(whole - half);
}
