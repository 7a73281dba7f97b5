import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fanOf, quantilesAt } from './quantiles-in.ts';

const SHARES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

const ones = (count: number) => new Float64Array(count).fill(1);

test('a quantile of equal weights is the value of that rank', () => {
  expect(quantilesAt(Float64Array.of(50, 10, 40, 20, 30), ones(5), [0.05, 0.2, 0.21, 0.5, 0.95])).toEqual([
    10, 10, 20, 30, 50,
  ]);
});

test('a whole weight counts like as many values, and no weight like none', () => {
  const value = fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.double({ noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  );
  const sample = fc.array(fc.tuple(value, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(sample, (pairs) => {
      const weighted = pairs.map(([x, weight]) => [x + 0, weight] as const);
      const repeated = weighted.flatMap(([x, times]) => new Array<number>(times).fill(x)).sort((a, b) => a - b);
      fc.pre(repeated.length > 0);
      const found = quantilesAt(
        Float64Array.from(weighted, ([x]) => x),
        Float64Array.from(weighted, ([, weight]) => weight),
        SHARES,
      );
      expect(found).toEqual(SHARES.map((p) => repeated[Math.max(1, Math.ceil(p * repeated.length)) - 1]));
    }),
  );
});

test('a value without weight is no quantile', () => {
  const [values, weights] = [Float64Array.of(-100, 1, 2, 3, 100), Float64Array.of(0, 1, 1, 1, 0)];
  expect(quantilesAt(values, weights, [0, 0.5, 1])).toEqual([1, 2, 3]);
});

test('values that spread over many orders of magnitude have their quantiles too', () => {
  const values = Float64Array.from({ length: 10_000 }, (_, i) => 2 ** (((i * 7919) % 10_000) / 20 - 250));
  const rank = (count: number) => 2 ** ((count - 1) / 20 - 250);
  expect(fanOf(values, ones(10_000))).toEqual({
    p5: rank(500),
    p25: rank(2500),
    p50: rank(5000),
    p75: rank(7500),
    p95: rank(9500),
  });
});
