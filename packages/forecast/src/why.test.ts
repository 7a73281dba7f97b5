import { DrawSource, siteOf } from '@proviso/kernel';
import { expect, test } from 'vitest';
import { tabulate } from './cells.ts';
import { deviationsOf } from './deviations.ts';
import type { Ensemble } from './ensemble.ts';
import { firstOrderIndex } from './first-order-index.ts';
import { partedByRank } from './parting.ts';
import { moversOf } from './why.ts';

const PATHS = 16_000;

const source = new DrawSource(1);

/** Independent draws of one input: [paths]. */
function drawn(name: string, kind: 'normal' | 'uniform'): Float64Array {
  const site = siteOf(name);
  return Float64Array.from({ length: PATHS }, (_, path) => source[kind]({ site, path, step: 0, draw: 0 }));
}

const even: Ensemble = {
  paths: PATHS,
  bounds: Array.from({ length: 17 }, (_, k) => (k * PATHS) / 16),
  weights: new Float64Array(PATHS).fill(1),
  logLikelihood: 0,
  even: true,
  ancestors: Int32Array.from({ length: PATHS }, (_, i) => i),
  drawPerIsland: false,
};

function indexOf(input: Float64Array, answers: Float64Array, given?: Float64Array) {
  const deviations = deviationsOf(even, { answers, given })!;
  const { classes, weights, cells } = partedByRank(even, input, deviations.weighting, 25);
  return firstOrderIndex(deviations, classes, weights, tabulate(even, cells, deviations.terms))!;
}

test('shares of an additive linear-Gaussian answer are the shares of its variance', () => {
  const [a, b, c] = [drawn('a', 'normal'), drawn('b', 'normal'), drawn('c', 'normal')];
  const answers = a.map((x, i) => 3 * x + 2 * b[i]! + c[i]!);
  [a, b, c].forEach((input, i) => {
    const index = indexOf(input, answers);
    // Classes lose what lies within them: about a hundredth here.
    expect(Math.abs(index.value - [9, 4, 1][i]! / 14)).toBeLessThan(3 * index.error + 0.01);
  });
});

test('shares of the Ishigami function (a = 7, b = 0.1) are 0.3139, 0.4424 and 0', () => {
  const [x, y, z] = ['x', 'y', 'z'].map((name) => drawn(name, 'uniform').map((u) => Math.PI * (2 * u - 1)));
  const answers = x!.map((_, i) => Math.sin(x![i]!) + 7 * Math.sin(y![i]!) ** 2 + 0.1 * z![i]! ** 4 * Math.sin(x![i]!));
  [x!, y!, z!].forEach((input, i) => {
    const index = indexOf(input, answers);
    expect(Math.abs(index.value - [0.3139, 0.4424, 0][i]!)).toBeLessThan(3 * index.error + 0.01);
  });
});

test('shares of the g-function are those of its one-dimensional variances', () => {
  // I. M. Sobol (1993): the product of (|4 x - 2| + a) / (1 + a), each with the variance 1 / (3 (1 + a)^2).
  const a = [0, 1, 4.5, 9];
  const inputs = a.map((_, i) => drawn(`g${i}`, 'uniform'));
  const answers = inputs[0]!.map((_, path) =>
    a.reduce((product, ai, i) => (product * (Math.abs(4 * inputs[i]![path]! - 2) + ai)) / (1 + ai), 1),
  );
  const own = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
  const whole = own.reduce((product, variance) => product * (1 + variance), 1) - 1;
  inputs.forEach((input, i) => {
    const index = indexOf(input, answers);
    expect(Math.abs(index.value - own[i]! / whole)).toBeLessThan(3 * index.error + 0.01);
    expect(index.error).toBeLessThan(0.01);
  });
});

test('an input that moves nothing has a share about 0, not the number of classes over that of paths', () => {
  const answers = drawn('answer', 'uniform').map((u) => (u < 0.3 ? 1 : 0));
  const shares = Array.from({ length: 20 }, (_, k) => {
    return indexOf(drawn(`idle ${k}`, 'normal'), answers).value;
  });
  const mean = shares.reduce((a, b) => a + b) / 20;
  const spread = Math.sqrt(shares.reduce((total, share) => total + (share - mean) ** 2, 0) / 19);
  expect(Math.abs(mean)).toBeLessThan((3 * spread) / Math.sqrt(20));
});

test('weights count: paths without weight move nothing', () => {
  const input = drawn('weighted', 'normal');
  const answers = input.map((x, i) => (i % 2 === 0 ? x : -x));
  const given = even.weights.map((_, i) => (i % 2 === 0 ? 1 : 0));
  expect(indexOf(input, answers, given).value).toBeGreaterThan(0.98);
  expect(indexOf(input, answers).value).toBeLessThan(0.02);
});

test('what moves a question is named with its answers in the lowest and highest third, or without and with', () => {
  const price = drawn('price', 'uniform').map((u) => 30 + 60 * u);
  const vote = Uint8Array.from(drawn('vote', 'uniform'), (u) => (u < 0.5 ? 1 : 0));
  const answers = price.map((x, i) => (x > 70 || vote[i] === 1 ? 1 : 0));
  const inputs = [
    { kind: 'state', name: 'price', unit: 'USD/bbl', offset: 0 },
    { kind: 'event', name: 'vote', title: 'A vote', offset: 1 },
    { kind: 'param', name: 'idle', offset: 2 },
  ] as const;
  const movers = moversOf(even, { answers, given: undefined }, inputs, [price, vote, drawn('idle', 'normal')]);
  expect(movers.map(({ name }) => name)).toEqual(['vote', 'price']);
  expect(movers[0]).toMatchObject({ title: 'A vote', low: { label: 'without' }, high: { label: 'with', answer: 1 } });
  expect(movers[0]!.low.answer).toBeCloseTo(1 / 3, 1);
  expect(movers[1]!.low.label).toMatch(/^at most (49|50)(\.\d)? USD\/bbl$/);
  expect(movers[1]!.high).toEqual({ label: expect.stringMatching(/^at least (69|70)/), answer: expect.closeTo(1, 1) });
});

test('a cause that leaves most to chance is named all the same, where its ends differ beyond doubt', () => {
  const resolve = drawn('resolve', 'normal');
  const luck = drawn('luck', 'uniform');
  const answers = resolve.map((x, i) => (luck[i]! < 0.9 + 0.02 * Math.sign(x) ? 1 : 0));
  const inputs = [
    { kind: 'state', name: 'resolve', offset: 0 },
    { kind: 'state', name: 'idle', offset: 1 },
  ] as const;
  const movers = moversOf(even, { answers, given: undefined }, inputs, [resolve, drawn('idle too', 'normal')]);
  expect(movers.map(({ name }) => name)).toEqual(['resolve']);
  expect(movers[0]!.share.value).toBeLessThan(0.01);
  expect(movers[0]!.high.answer - movers[0]!.low.answer).toBeCloseTo(0.04, 1);
});
