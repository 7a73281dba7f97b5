import { log } from '../elementary/log.ts';

/** ln sqrt(2 pi) */
export const LOG_ROOT_TWO_PI = 0.9189385332046728;

/**
 * ln Gamma(x) for x > 0, within 4e-15 (1 + |ln Gamma(x)|).
 *
 * Stirling's series (Abramowitz and Stegun 6.1.40) from 10 on; below, Gamma(x) = Gamma(x + 10) / (x (x+1) ... (x+9)).
 */
export function logGamma(x: number): number {
  if (x >= 10) return stirling(x);
  let product = x;
  for (let i = 1; i < 10; i += 1) product *= x + i;
  return stirling(x + 10) - log(product);
}

/** ln n! for a whole n >= 0. */
export function logFactorial(n: number): number {
  return logGamma(n + 1);
}

/** ln B(a, b) = ln Gamma(a) + ln Gamma(b) - ln Gamma(a + b). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

function stirling(x: number): number {
  const inverse = 1 / x;
  const z = inverse * inverse;
  let series = 1 / 156;
  series = series * z - 691 / 360360;
  series = series * z + 1 / 1188;
  series = series * z - 1 / 1680;
  series = series * z + 1 / 1260;
  series = series * z - 1 / 360;
  series = series * z + 1 / 12;
  return (x - 0.5) * log(x) - x + LOG_ROOT_TWO_PI + series * inverse;
}
