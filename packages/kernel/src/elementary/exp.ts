import { LN2_HIGH, LN2_LOW, powerOfTwo, ROUNDER, ROUNDER_TO_128THS } from './double-bits.ts';
import { ROOTS_OF_TWO } from './roots-of-two.ts';

/**
 * e^x, within 0.53 units in the last place (0.504 seen). 0 below -745.2, Infinity above 709.8; gradual in between.
 *
 * x = k ln 2 + r with k a multiple of 1/128 (Cody and Waite 1980), e^x = 2^k (1 + r + r^2 q(r)) with the powers of two
 * from a table (Tang 1989).
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/**
 * e^(x + rest) for a rest below 2^-14: within 0.53 units in the last place of the exact exponential of that sum, where
 * x has no more than 52 bits.
 */
export function expOfSum(x: number, rest: number): number {
  const bounded = Math.min(Math.max(x, -746), 710);
  const k = bounded * Math.LOG2E + ROUNDER_TO_128THS - ROUNDER_TO_128THS;
  const r = bounded - k * LN2_HIGH - k * LN2_LOW + rest;
  const steps = (128 * k) | 0;
  const root = ROOTS_OF_TWO[2 * (steps & 127)]!;
  const missed = ROOTS_OF_TWO[2 * (steps & 127) + 1]!;
  const z = r * r;
  const growth = r + (missed + z * (0.5 + r * CUBIC + z * (QUARTIC + r * QUINTIC)));
  return timesPowerOfTwo(root + root * growth, steps >> 7);
}

/**
 * e^r = 1 + r + r^2/2 + ... for |r| up to ln(2)/256 and a little more. Coefficients from numbers/minimax.py; the error
 * of e^r is 0.0006 units in the last place.
 */
export const CUBIC = 0.1666666666666597;
export const QUARTIC = 0.041666676204381664;
export const QUINTIC = 0.008333335765389605;

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

/** (e^r - 1 - r) / r^2 for |r| up to ln(2)/2. Coefficients from numbers/minimax.py. */
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
  const half = k >> 1;
  return x * powerOfTwo(half) * powerOfTwo(k - half);
}
