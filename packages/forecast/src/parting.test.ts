import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CellRange } from './cells.ts';
import type { Ensemble } from './ensemble.ts';
import { type ClassParting, partedByRank } from './parting.ts';
import { weightingOf } from './weighting.ts';

/** One island of paths with these weights. */
function ensembleOf(weights: readonly number[]): Ensemble {
  return {
    paths: weights.length,
    bounds: [0, weights.length],
    weights: Float64Array.from(weights),
    logLikelihood: 0,
    even: false,
    ancestors: Int32Array.from(weights.keys()),
    drawPerIsland: false,
  };
}

function parted(values: readonly number[], classCount: number, weights = values.map(() => 1)): ClassParting {
  const ensemble = ensembleOf(weights);
  return partedByRank(ensemble, Float64Array.from(values), weightingOf(ensemble, undefined), classCount);
}

/** The values of the paths in a range of cells. */
function valuesIn({ cells }: ClassParting, { from, to }: CellRange, values: readonly number[]): readonly number[] {
  return values.filter((_, i) => cells.of[i]! >= from && cells.of[i]! < to);
}

const classesOf = (parting: ClassParting, values: readonly number[]) =>
  parting.classes.map((range) => valuesIn(parting, range, values));

test('values fall into classes of equal weight, and the ends are the lowest and the highest third', () => {
  const values = [7, 3, 11, 1, 9, 5, 12, 8, 2, 10, 6, 4];
  const parting = parted(values, 4);
  expect(classesOf(parting, values)).toEqual([
    [3, 1, 2],
    [5, 6, 4],
    [7, 9, 8],
    [11, 12, 10],
  ]);
  expect(valuesIn(parting, parting.low, values)).toEqual([3, 1, 2, 4]);
  expect(valuesIn(parting, parting.high, values)).toEqual([11, 9, 12, 8, 10]);
});

test('equal values share one class, by their middle rank', () => {
  const values = [1, 2, 2, 2, 2, 3];
  expect(classesOf(parted(values, 3), values)).toEqual([[1], [2, 2, 2, 2], [3]]);
});

test('the class of a value is its middle rank, in so many parts', () => {
  const sample = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 4 })), {
    minLength: 1,
    maxLength: 100,
  });
  fc.assert(
    fc.property(sample, fc.integer({ min: 2, max: 12 }), (pairs, classCount) => {
      const [values, weights] = [pairs.map(([x]) => x), pairs.map(([, weight]) => weight)];
      fc.pre(weights.some((weight) => weight > 0));
      const weightWhere = (counts: (x: number) => boolean) =>
        pairs.reduce((sum, [x, weight]) => (counts(x) ? sum + weight : sum), 0);
      const total = weightWhere(() => true);
      const { cells, classes } = parted(values, classCount, weights);
      values.forEach((value, i) => {
        if (weights[i] === 0) return;
        const middle = weightWhere((x) => x < value) + weightWhere((x) => x <= value);
        const { from, to } = classes[Math.floor(classCount * (middle / (2 * total)))]!;
        expect(cells.of[i]).toBeGreaterThanOrEqual(from);
        expect(cells.of[i]).toBeLessThan(to);
      });
    }),
  );
});

test('where one value takes up the middle, the ends are those who have it and those who have more, else less', () => {
  const more = [1, 2, 2, 2, 2, 2, 2, 3];
  const upward = parted(more, 2);
  expect(valuesIn(upward, upward.low, more)).toEqual([1, 2, 2, 2, 2, 2, 2]);
  expect(valuesIn(upward, upward.high, more)).toEqual([3]);
  const less = [1, 2, 2, 2, 2, 2, 2, 2];
  const downward = parted(less, 2);
  expect(valuesIn(downward, downward.low, less)).toEqual([1]);
  expect(valuesIn(downward, downward.high, less)).toEqual([2, 2, 2, 2, 2, 2, 2]);
});
