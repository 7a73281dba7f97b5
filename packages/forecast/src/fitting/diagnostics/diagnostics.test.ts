import { describe, expect, test } from 'vitest';
import type { Chains } from './chains.ts';
import { bulkSize, errorOfMean, tailSize } from './effective-size.ts';
import { normalQuantile } from './normal-quantile.ts';
import { rHat } from './r-hat.ts';

/** The chains of numbers/diagnostics.py: x' = phi x + e, shifted and widened; e from a linear congruential generator. */
function autoregression(length: number, phi: number, { shift = 0, width = 1, seed = 1 }): Float64Array {
  let word = seed;
  let x = 0;
  return Float64Array.from({ length }, () => {
    word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
    x = phi * x + ((word + 0.5) / 2 ** 32 - 0.5);
    return shift + width * x;
  });
}

const four = (of: (seed: number) => Float64Array): Chains => [1, 2, 3, 4].map(of);
const good = four((seed) => autoregression(500, 0.5, { seed }));

// Expected values: numbers/diagnostics.py, which shares nothing with the package.
describe.each<[name: string, chains: Chains, rHat: number, bulk: number, tail: number, error: number]>([
  ['that agree', good, 1.005475772004, 671.163557777, 984.701207359, 0.012830875855346],
  [
    'of which one is elsewhere',
    four((seed) => autoregression(500, 0.5, { seed, shift: seed === 4 ? 0.3 : 0 })),
    1.072159291749,
    43.761217682,
    135.188777916,
    0.053367315865498,
  ],
  [
    'of which one is wider',
    four((seed) => autoregression(500, 0.5, { seed, width: seed === 4 ? 2 : 1 })),
    1.109975560762,
    639.65715832,
    59.879813994,
    0.018092314105482,
  ],
  [
    'that are slow',
    four((seed) => autoregression(500, 0.97, { seed })),
    1.158084804328,
    20.653659565,
    49.021725989,
    0.275185890228637,
  ],
  [
    'that alternate',
    four((seed) => autoregression(500, -0.8, { seed })),
    1.004426788884,
    6602.059991328,
    1052.834270502,
    0.005743611833462,
  ],
  [
    'of odd length',
    [5, 6].map((seed) => autoregression(301, 0.5, { seed })),
    1.007792720558,
    202.105114495,
    325.745014264,
    0.023503347134137,
  ],
])('chains %s', (_, chains, expectedRHat, bulk, tail, error) => {
  test('have the R-hat of an independent implementation', () => expect(rHat(chains)).toBeCloseTo(expectedRHat, 10));
  test('have its effective size in the bulk', () => expect(bulkSize(chains)).toBeCloseTo(bulk, 6));
  test('have its effective size in the tails', () => expect(tailSize(chains)).toBeCloseTo(tail, 6));
  test('have its error of the mean', () => expect(errorOfMean(chains)).toBeCloseTo(error, 12));
});

describe('what looks at ranks', () => {
  const cubes = good.map((chain) => chain.map((value) => value ** 3));
  test('is blind to how a quantity is measured', () => expect(bulkSize(cubes)).toBe(bulkSize(good)));
  test('does not care which chain comes first', () => {
    expect(rHat([...good].reverse())).toBeCloseTo(rHat(good), 12);
    expect(bulkSize([...good].reverse())).toBeCloseTo(bulkSize(good), 9);
  });
});

test('chains that never moved have neither an R-hat nor a size', () => {
  const stuck = [new Float64Array(100).fill(1), new Float64Array(100).fill(1)];
  expect([rHat(stuck), bulkSize(stuck), tailSize(stuck)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

test('chains that stand still at different places disagree beyond all bounds', () => {
  expect(rHat([new Float64Array(100).fill(1), new Float64Array(100).fill(2)])).toBeGreaterThan(1e6);
});

// numbers/diagnostics.py, by scipy.
test.each([
  [1e-300, -37.0470962993612],
  [1e-12, -7.034483825301131],
  [0.001, -3.090232306167813],
  [0.075, -1.4395314709384563],
  [0.3, -0.5244005127080409],
  [0.5, 0],
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
  [0.999999, 4.753424308817087],
])('the normal quantile of %f is %f', (p, z) => {
  expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(4e-15 * Math.max(1, Math.abs(z)));
});
