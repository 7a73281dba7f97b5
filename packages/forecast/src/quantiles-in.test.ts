import fc from 'fast-check';
import { expect, test } from 'vitest';
import { empiricalOf, quantile } from './empirical.ts';
import { quantilesAt } from './quantiles-in.ts';

const SHARES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

test('quantiles by buckets are those of the sorted sample', () => {
  // Weights are whole numbers, whose sums are exact in any order.
  const value = fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.double({ noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  );
  const sample = fc.array(fc.tuple(value, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(sample, (pairs) => {
      const values = Float64Array.from(pairs, ([x]) => x + 0);
      const weights = Float64Array.from(pairs, ([, weight]) => weight);
      fc.pre(weights.some((weight) => weight > 0));
      const distribution = empiricalOf(values, weights);
      expect(quantilesAt(values, weights, SHARES)).toEqual(SHARES.map((share) => quantile(distribution, share)));
    }),
  );
});

test('a value without weight is no quantile', () => {
  const [values, weights] = [Float64Array.of(-100, 1, 2, 3, 100), Float64Array.of(0, 1, 1, 1, 0)];
  expect(quantilesAt(values, weights, [0, 0.5, 1])).toEqual([1, 2, 3]);
});
