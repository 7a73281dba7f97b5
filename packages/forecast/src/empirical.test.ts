import fc from 'fast-check';
import { expect, test } from 'vitest';
import { empiricalOf, midRank, quantile } from './empirical.ts';

test('a quantile of equal weights is the value of that rank', () => {
  const distribution = empiricalOf([50, 10, 40, 20, 30], new Float64Array(5).fill(1));
  expect([0.05, 0.2, 0.21, 0.5, 0.95].map((p) => quantile(distribution, p))).toEqual([10, 10, 20, 30, 50]);
});

test('a whole weight counts like as many values, and no weight like none', () => {
  const samples = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 4 })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(samples, fc.constantFrom(0.05, 0.25, 0.5, 0.75, 0.95), (weighted, p) => {
      const repeated = weighted.flatMap(([value, times]) => new Array<number>(times).fill(value)).sort((a, b) => a - b);
      fc.pre(repeated.length > 0);
      const distribution = empiricalOf(
        weighted.map(([value]) => value),
        Float64Array.from(weighted, ([, weight]) => weight),
      );
      expect(quantile(distribution, p)).toBe(repeated[Math.ceil(p * repeated.length) - 1]);
    }),
  );
});

test('equal values share one middle rank', () => {
  const distribution = empiricalOf([1, 2, 2, 3], Float64Array.from([1, 1, 1, 1]));
  expect([1, 2, 3].map((value) => midRank(distribution, value))).toEqual([1 / 8, 1 / 2, 7 / 8]);
});
