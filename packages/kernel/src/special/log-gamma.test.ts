import { expect, it } from 'vitest';
import { logBeta, logFactorial, logGamma } from './log-gamma.ts';

/** mpmath.loggamma in 30 digits. */
it.each([
  [1e-8, 18.42068073818021],
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247001],
  [1, 0],
  [1.4616321449683622, -0.12148629053584961],
  [2, 0],
  [3.7, 1.428072326665388],
  [9.999, 12.799575780077413],
  [10, 12.801827480081469],
  [30.5, 72.9534711841694],
  [1000, 5905.220423209181],
  [1e7, 151180949.3694739],
])('ln Gamma(%d) agrees with 30 digits', (x, expected) => {
  expect(Math.abs(logGamma(x) - expected)).toBeLessThan(4e-15 * (1 + Math.abs(expected)));
});

it('gives factorials and the beta function', () => {
  expect(logFactorial(0)).toBeCloseTo(0, 14);
  expect(logFactorial(170)).toBeCloseTo(706.5730622457874, 11);
  // B(2, 3) = 1! 2! / 4! = 1/12
  expect(logBeta(2, 3)).toBeCloseTo(-2.484906649788, 12);
});
