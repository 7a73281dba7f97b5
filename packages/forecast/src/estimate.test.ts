import { expect, test } from 'vitest';
import type { Ensemble } from './ensemble.ts';
import { difference, estimate } from './estimate.ts';

/** Islands of four paths with these weights; the paths are independent where all weights are 1. */
function ensembleOf(weights: readonly number[]): Ensemble {
  const paths = weights.length;
  return {
    paths,
    bounds: Array.from({ length: paths / 4 + 1 }, (_, k) => 4 * k),
    weights: Float64Array.from(weights),
    logLikelihood: 0,
    even: weights.every((weight) => weight === 1),
    ancestors: Int32Array.from(weights.keys()),
    drawPerIsland: false,
  };
}

const ones = (n: number) => new Array<number>(n).fill(1);

test('independent paths give the binomial standard error, among those that meet the condition', () => {
  const answers = Float64Array.from([1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0]);
  const given = Float64Array.from([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0]);
  const ensemble = ensembleOf(ones(12));
  expect(estimate(ensemble, { answers, given: undefined })).toEqual({
    value: 5 / 12,
    error: expect.closeTo(Math.sqrt(((5 / 12) * (7 / 12)) / 12), 12),
  });
  expect(estimate(ensemble, { answers, given })).toEqual({
    value: 3 / 8,
    error: expect.closeTo(Math.sqrt(((3 / 8) * (5 / 8)) / 8), 12),
  });
});

test('weighted islands give the jackknife error of a ratio', () => {
  const ensemble = ensembleOf([2, 1, 1, 1, 4, 1, 1, 1, 1, 1, 1, 1]);
  const answers = Float64Array.from([1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1]);
  const [tops, bottoms] = [
    [2, 5, 1],
    [5, 7, 4],
  ];
  const leftOut = [0, 1, 2].map((k) => (8 - tops[k]!) / (16 - bottoms[k]!));
  const mean = leftOut.reduce((a, b) => a + b) / 3;
  const variance = (2 / 3) * leftOut.reduce((total, value) => total + (value - mean) ** 2, 0);
  expect(estimate(ensemble, { answers, given: undefined })).toEqual({
    value: 1 / 2,
    error: expect.closeTo(Math.sqrt(variance), 12),
  });
});

test('a condition that no path meets gives no estimate', () => {
  expect(estimate(ensembleOf(ones(4)), { answers: new Float64Array(4), given: new Float64Array(4) })).toBeUndefined();
});

test('the error of a difference is that of the paths that differ', () => {
  const baseline = Float64Array.from([1, 1, 1, 1, 0, 0, 0, 0]);
  const answers = Float64Array.from([1, 1, 1, 1, 1, 0, 0, 0]);
  const changed = difference(
    ensembleOf(ones(8)),
    { answers, given: undefined },
    { answers: baseline, given: undefined },
  );
  expect(changed).toEqual({ value: 1 / 8, error: expect.closeTo(Math.sqrt(((1 / 8) * (7 / 8)) / 8), 12) });
});

test('a change that touches no path is nil for sure', () => {
  const outcome = { answers: Float64Array.from([1, 0, 1, 0]), given: undefined };
  expect(difference(ensembleOf([1, 2, 3, 4]), outcome, outcome)).toEqual({ value: 0, error: 0 });
});
