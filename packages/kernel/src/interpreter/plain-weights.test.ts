import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GROUP, SUMS } from '../executor.ts';
import { PlainWeights } from './plain-weights.ts';

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
  fc.oneof(fc.double({ min: -0.1, max: 0.1, noNaN: true }), fc.double({ min: -30, max: 5, noNaN: true }));
/** Scores of an item, which are often the same. */
const pair = () =>
  fc.oneof(
    fc.tuple(score(), score()),
    score().map((it): [number, number] => [it, it]),
  );

test('a group is as heavy after each item as its log weights say, whether scores are small or large', () => {
  fc.assert(
    fc.property(fc.array(pair(), { minLength: 1, maxLength: 12 }), (items) => {
      const scales = new Float64Array(2 + 2 * items.length);
      new PlainWeights(2).addScores(0, scoresOf(items), items.length, scales);
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
  new PlainWeights(2).addScores(0, scoresOf([[-Infinity, -Infinity]]), 1, scales);
  expect([...scales.slice(2)]).toEqual([Number.NEGATIVE_INFINITY, 0]);
});

test('weights and their sums are those that follow from the log weights alone', () => {
  fc.assert(
    fc.property(fc.array(pair(), { minLength: 1, maxLength: 12 }), (items) => {
      const weights = new PlainWeights(2);
      weights.addScores(0, scoresOf(items), items.length);
      const [logs, relative, sums] = [new Float64Array(2), new Float64Array(2), new Float64Array(SUMS)];
      weights.readLogs(0, logs, 0);
      weights.read(0, relative, 0);
      weights.readSums(0, sums, 0);
      const [greatest, sum, squares] = sums as unknown as readonly [number, number, number];
      expect(greatest).toBe(Math.max(...logs));
      logs.forEach((log, i) => {
        expect(relative[i]).toBeCloseTo(Math.exp(log - greatest), 12);
      });
      expect(sum).toBe(relative[0]! + relative[1]!);
      expect(squares).toBe(relative[0]! ** 2 + relative[1]! ** 2);
    }),
  );
});

test('a weight far below that of another is none beside it, yet is not forgotten', () => {
  const weights = new PlainWeights(2);
  weights.addScores(0, scoresOf([[0, -800]]), 1);
  const [logs, relative] = [new Float64Array(2), new Float64Array(2)];
  weights.read(0, relative, 0);
  expect([...relative]).toEqual([1, 0]);
  weights.addScores(0, scoresOf([[-Infinity, 0]]), 1);
  weights.readLogs(0, logs, 0);
  weights.read(0, relative, 0);
  expect([...logs]).toEqual([Number.NEGATIVE_INFINITY, -800]);
  expect([...relative]).toEqual([0, 1]);
});
