import { exponentOf, LEAST_NORMAL, LN2_HIGH, LN2_LOW, powerOfTwo, TWO_TO_54 } from './double-bits.ts';

/**
 * Natural logarithm, within 1 unit in the last place (0.8 seen): -Infinity at 0, NaN below.
 *
 * x = 2^k (1 + f), s = f / (2 + f), ln(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)), the arrangement of fdlibm's `log` (Sun
 * Microsystems 1993).
 */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  const subnormal = x < LEAST_NORMAL;
  const normal = subnormal ? x * TWO_TO_54 : x;
  const k = exponentOf(normal);
  return assemble(subnormal ? k - 54 : k, normal * powerOfTwo(-k) - 1, 0);
}

/** ln(1 + x), within 1 unit in the last place (0.9 seen), also where x is small. */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (!(sum > 0 && sum < Infinity)) return log(sum);
  const k = exponentOf(sum);
  if (k === 0) return assemble(0, x, 0);
  const lost = x < 1 ? x - (sum - 1) : 1 - (sum - x);
  return assemble(k, sum * powerOfTwo(-k) - 1, lost / sum);
}

/** k ln 2 + ln(1 + f) + rest. */
function assemble(k: number, f: number, rest: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const half = 0.5 * f * f;
  const curved = s * (half + remainder(z)) + (k * LN2_LOW + rest);
  return k * LN2_HIGH - (half - curved - f);
}

/** R(z) = (ln((1 + s) / (1 - s)) - 2 s) / s with z = s^2. Coefficients from numbers/minimax.py. */
function remainder(z: number): number {
  let r = 0.14795952807829352;
  r = r * z + 0.1531405021647603;
  r = r * z + 0.18183564340485855;
  r = r * z + 0.2222219857287634;
  r = r * z + 0.2857142874239106;
  r = r * z + 0.3999999999941466;
  r = r * z + 0.6666666666666734;
  return r * z;
}

/** factor * ln x, and 0 where the factor is 0, whatever x: the logarithm of x^factor with 0^0 = 1. */
export function scaledLog(factor: number, x: number): number {
  return factor === 0 ? 0 : factor * log(x);
}
