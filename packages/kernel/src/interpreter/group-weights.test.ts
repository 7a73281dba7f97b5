import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GROUP } from '../executor.ts';
import { addScores } from './group-weights.ts';

/** [items][GROUP] scores of two paths. */
function scoresOf(items: readonly (readonly [number, number])[]): Float64Array {
  const scores = new Float64Array(items.length * GROUP);
  for (const [item, pair] of items.entries()) scores.set(pair, item * GROUP);
  return scores;
}

/** Log of the sum of the weights, as the group is told to be heavy after an item. */
function heaviness(scales: Float64Array, item: number): number {
  return scales[2 * item]! + Math.log(scales[2 * item + 1]!);
}

const score = () =>
  fc.oneof(fc.double({ min: -0.2, max: 0.2, noNaN: true }), fc.double({ min: -30, max: 5, noNaN: true }));

test('a group is as heavy after each item as its log weights say, whether scores are small or large', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(score(), score()), { maxLength: 12 }), (items) => {
      const scales = new Float64Array(2 + 2 * items.length);
      addScores(scoresOf(items), items.length, new Float64Array(2), scales);
      const summed: [number, number] = [0, 0];
      for (let item = 0; item <= items.length; item += 1) {
        expect(heaviness(scales, item)).toBeCloseTo(Math.log(Math.exp(summed[0]) + Math.exp(summed[1])), 9);
        summed[0] += items[item]?.[0] ?? 0;
        summed[1] += items[item]?.[1] ?? 0;
      }
    }),
  );
});

test('a group that nothing is left of is told to weigh nothing', () => {
  const scales = new Float64Array(4);
  addScores(scoresOf([[-Infinity, -Infinity]]), 1, new Float64Array(2), scales);
  expect([...scales.slice(2)]).toEqual([Number.NEGATIVE_INFINITY, 0]);
});
