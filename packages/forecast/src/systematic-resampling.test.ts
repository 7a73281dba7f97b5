import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systematicParents } from './systematic-resampling.ts';

function childrenOf(weights: Float64Array, uniform: number): Int32Array {
  const children = new Int32Array(weights.length);
  for (const parent of systematicParents(weights, uniform)) children[parent]! += 1;
  return children;
}

test('each particle has as many children as its share of the weight, rounded down or up', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(weights, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (list, uniform) => {
      fc.pre(list.some((weight) => weight > 0));
      const total = list.reduce((a, b) => a + b);
      childrenOf(Float64Array.from(list), uniform).forEach((count, i) => {
        const share = (list.length * list[i]!) / total;
        expect(count).toBeGreaterThanOrEqual(Math.floor(share - 1e-9));
        expect(count).toBeLessThanOrEqual(Math.ceil(share + 1e-9));
      });
    }),
  );
});

test('over all uniform numbers the mean number of children is exactly the share of the weight', () => {
  const weights = Float64Array.from([3, 0, 1, 7, 2, 5, 0.5]);
  const total = weights.reduce((a, b) => a + b);
  const draws = 20_000;
  const mean = new Float64Array(weights.length);
  for (let k = 0; k < draws; k += 1) {
    childrenOf(weights, (k + 0.5) / draws).forEach((count, i) => {
      mean[i]! += count / draws;
    });
  }
  mean.forEach((count, i) => {
    expect(Math.abs(count - (weights.length * weights[i]!) / total)).toBeLessThan(2 / draws);
  });
});

test('a particle without weight has no children, even at either end', () => {
  expect([...systematicParents(Float64Array.from([0, 1, 0]), 0.001)]).toEqual([1, 1, 1]);
  expect([...systematicParents(Float64Array.from([0, 1, 0]), 0.999)]).toEqual([1, 1, 1]);
});

test('who has children stays where it is', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(weights, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (list, uniform) => {
      fc.pre(list.some((weight) => weight > 0));
      const parents = systematicParents(Float64Array.from(list), uniform);
      expect(parents.map((parent) => parents[parent]!)).toEqual(parents);
    }),
  );
});
