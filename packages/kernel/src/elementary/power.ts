import { exponentOf, LEAST_NORMAL, LN2_HIGH, LN2_LOW, powerOfTwo, TWO_TO_54 } from './double-bits.ts';
import { exp, expOfSum } from './exp.ts';

/**
 * x^y, within 0.8 units in the last place (0.66 seen) and exact where the result is a double of few digits, such as a
 * square of a whole number. Special cases are those of IEEE 754-2019 `pow`:
 *
 * - x^0 = 1 and 1^y = 1 for every x and y, NaN included
 * - a negative x gives a number only for whole y: negative for odd, positive for even
 * - 0^y is 0 for y > 0 and Infinity for y < 0; it keeps the sign of a negative zero where y is odd
 * - (-1)^y = 1 for infinite y
 */
export function power(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const whole = Math.floor(y) === y;
  const odd = whole && 2 * Math.floor(y / 2) !== y;
  if (x < 0 && x > -Infinity && !whole) return NaN;
  const magnitude = powerOfMagnitude(Math.abs(x), y);
  return odd && (x < 0 || Object.is(x, -0)) ? -magnitude : magnitude;
}

/** The logarithms of all doubles lie between the two signs of it. */
const BEYOND_ALL_LOGARITHMS = 1024;

/** x^y = e^(y ln x) for x >= 0, y not 0, with ln x and the product in double-double. */
function powerOfMagnitude(x: number, y: number): number {
  if (x === 1) return 1;
  if (x === 0 || x === Infinity) return (x === 0) === y > 0 ? 0 : Infinity;
  const logHigh = preciseLog(x);
  const logLow = lowPart;
  const high = y * logHigh;
  if (Math.abs(high) >= BEYOND_ALL_LOGARITHMS) return exp(high);
  return expOfSum(high, productError(y, logHigh, high) + y * logLow);
}

/** Lower half of the last double-double that `preciseLog` made. */
let lowPart = 0;

/** 1/3 in two parts. */
const THIRD = 0.3333333333333333;
const THIRD_LOW = 1.850371707708594e-17;

/**
 * ln x as a double-double, for a positive finite x, with a relative error of about 2^-64: the upper half is returned,
 * the lower left in `lowPart`.
 *
 * x = 2^k (1 + f), s = f / (2 + f), ln(1 + f) = 2 s (1 + z (1/3 + z h(z))) with z = s^2, all but h in two parts.
 */
function preciseLog(x: number): number {
  const subnormal = x < LEAST_NORMAL;
  const normal = subnormal ? x * TWO_TO_54 : x;
  const shift = exponentOf(normal);
  const k = subnormal ? shift - 54 : shift;
  const f = normal * powerOfTwo(-shift) - 1;

  const divisor = 2 + f;
  const divisorLow = f - (divisor - 2);
  const s = f / divisor;
  const product = s * divisor;
  const sLow = (f - product - productError(s, divisor, product) - s * divisorLow) / divisor;

  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const curve = z * curvature(z);
  const g = THIRD + curve;
  const gLow = THIRD - g + curve + THIRD_LOW;
  const w = z * g;
  const wLow = productError(z, g, w) + (z * gLow + zLow * g);
  const v = s * w;
  const vLow = productError(s, w, v) + (s * wLow + sLow * w);
  const half = s + v;
  const halfLow = s - half + v + (sLow + vLow);

  const exponentPart = k * LN2_HIGH;
  const sum = exponentPart + 2 * half;
  lowPart = exponentPart - sum + 2 * half + (2 * halfLow + k * LN2_LOW);
  return sum;
}

/** h(z). Coefficients from numbers/minimax.py. */
function curvature(z: number): number {
  let h = 6.598111859982903e-2;
  h = h * z + 6.628414165625326e-2;
  h = h * z + 7.69337845578486e-2;
  h = h * z + 9.090892187688869e-2;
  h = h * z + 0.11111111259919862;
  h = h * z + 0.14285714285049983;
  return h * z + 0.20000000000001128;
}

/** Multiplied and subtracted, it cuts a double into halves of 26 bits: 2^27 + 1. */
const SPLITTER = 134217729;

/** a * b - product, exactly, where `product` is a * b as rounded (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const a1 = a * SPLITTER;
  const aHigh = a1 - (a1 - a);
  const aLow = a - aHigh;
  const b1 = b * SPLITTER;
  const bHigh = b1 - (b1 - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
