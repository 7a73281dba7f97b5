import { expect, test } from 'vitest';
import type { Ensemble } from './ensemble.ts';
import { weightingOf } from './weighting.ts';

/** Three islands of four paths. */
function ensembleOf(more: Partial<Ensemble>): Ensemble {
  return {
    paths: 12,
    bounds: [0, 4, 8, 12],
    weights: new Float64Array(12).fill(1),
    logLikelihood: 0,
    even: false,
    ancestors: Int32Array.from({ length: 12 }, (_, i) => i),
    drawPerIsland: false,
    ...more,
  };
}

test('equal weights count as many paths as there are, unequal ones as Kish has it', () => {
  expect(weightingOf(ensembleOf({}), undefined)).toMatchObject({ paths: 12, size: 12 });
  const weights = Float64Array.of(1, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  expect(weightingOf(ensembleOf({ weights }), undefined)).toMatchObject({ paths: 3, size: 4 / 1.5 });
});

test('paths that descend from one count as one', () => {
  const ancestors = Int32Array.of(3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 10, 10);
  expect(weightingOf(ensembleOf({ ancestors }), undefined).size).toBe(4);
  const given = Float64Array.of(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0);
  expect(weightingOf(ensembleOf({ ancestors }), given)).toMatchObject({ paths: 4, size: 2 });
});

test('paths of one draw of a posterior count as one', () => {
  expect(weightingOf(ensembleOf({ drawPerIsland: true }), undefined).size).toBe(3);
  const given = Float64Array.of(1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0);
  expect(weightingOf(ensembleOf({ drawPerIsland: true }), given)).toMatchObject({ paths: 5, size: 2 });
});
