import {
  exponentOf,
  LEAST_NORMAL,
  LN2_HIGH,
  LN2_LOW,
  powerOfTwo,
  ROUNDER,
  TWO_TO_54,
  upperHalf,
} from './double-bits.ts';
import { exp, expOfSum } from './exp.ts';
import { LEAST_OF_LOGARITHMS, LOGARITHMS } from './logarithms.ts';

/**
 * x^y, within 0.53 units in the last place (0.512 seen) and exact where the result is a double of few digits, such as a
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

/** x^y = e^(y ln x) for x >= 0, y not 0, with ln x and the product in two parts. */
function powerOfMagnitude(x: number, y: number): number {
  if (x === 1) return 1;
  if (x === 0 || x === Infinity) return (x === 0) === y > 0 ? 0 : Infinity;
  const logHigh = preciseLog(x);
  const logLow = lowPart;
  const yHigh = upperHalf(y);
  const high = yHigh * logHigh;
  if (Math.abs(high) >= BEYOND_ALL_LOGARITHMS) return exp(high);
  return expOfSum(high, (y - yHigh) * logHigh + y * logLow);
}

/** Adding it rounds to a multiple of 1/256, and leaves in the lower bits the row of the table in which that stands. */
export const ROUNDER_TO_ROWS = (ROUNDER - LEAST_OF_LOGARITHMS) / 256;

/** Lower part of the last logarithm that `preciseLog` made. */
let lowPart = 0;

/**
 * ln x in two parts, for a positive finite x, with a relative error of about 2^-67: the first, of 26 bits, is returned,
 * the second left in `lowPart`.
 *
 * x = 2^k m, and m j/256 = 1 + r exactly for the j next to 256/m, so that ln x = k ln 2 + ln(256/j) + ln(1 + r), with the
 * logarithms of 256/j from a table; -r^2/2 is added in two parts too.
 */
function preciseLog(x: number): number {
  const subnormal = x < LEAST_NORMAL;
  const normal = subnormal ? x * TWO_TO_54 : x;
  const shift = exponentOf(normal);
  const k = subnormal ? shift - 54 : shift;
  const m = normal * powerOfTwo(-shift);

  const inverse = 1 / m + ROUNDER_TO_ROWS - ROUNDER_TO_ROWS;
  const mHigh = upperHalf(m);
  const r = mHigh * inverse - 1 + (m - mHigh) * inverse;
  const row = 2 * (256 * inverse - LEAST_OF_LOGARITHMS);
  const whole = k * LN2_HIGH + LOGARITHMS[row]!;
  const sum = whole + r;
  const rHigh = upperHalf(r);
  const halved = -0.5 * rHigh;
  const square = rHigh * halved;
  const high = sum + square;
  const lost = whole - sum + r + (sum - high + square);
  const low = lost + (k * LN2_LOW + LOGARITHMS[row + 1]!) + ((r - rHigh) * (-0.5 * r + halved) + curvature(r));
  const logHigh = upperHalf(high);
  lowPart = high - logHigh + low;
  return logHigh;
}

/** ln(1 + r) - r + r^2/2. Coefficients from numbers/minimax.py. */
function curvature(r: number): number {
  const z = r * r;
  return (
    r *
    z *
    (0.33333333333333337 -
      r * 0.24999999999625383 +
      z * (0.19999999999169665 - r * 0.1666680864367117 + z * 0.142858891878314))
  );
}
