import { type Case, fromDayNumber, stepsOf } from '@proviso/model';
import { arithmetic, buildCase, distribution, months, param, series, state } from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import { fit } from '../fit.ts';
import { evennessOf } from './evenness.ts';

const TIMELINE = months('2012-01', '2015-12');
const DAYS = stepsOf(TIMELINE).map(({ first }) => fromDayNumber(first));
/** Normal quantiles of even probabilities, in an order without trend: noise of unit spread that is as even as can be. */
const NOISE = [
  0.1, -0.9, 1.3, -0.3, 0.5, -1.6, 0.9, -0.1, 1.8, -0.6, 0.3, -1.2, 0.7, -0.4, 1.1, 0.0, -0.8, 1.5, -1.4, 0.6,
];

/** A level seen through noise of which the model takes the spread for one; figures and reports of it. */
function level(spread: number, known: 'state' | 'observation'): Case {
  const rows = NOISE.map((noise, i) => [DAYS[i + 1]!, spread * noise] as const);
  const params = [param('centre', distribution('normal', 0, 1))];
  if (known === 'state')
    return buildCase(TIMELINE, { params, states: [state('x', 0, distribution('normal', 'centre', 1), rows)] });
  return buildCase(TIMELINE, {
    params,
    states: [state('x', 0, distribution('normal', arithmetic('centre', '*', 1), 0.1))],
    observations: [
      { name: 'y', unit: { bases: [] }, distribution: distribution('normal', 'x', 1), series: series('y', rows) },
    ],
  });
}

async function checksOf(model: Case) {
  const outcome = await fit(model, { asOf: '2015-12-31', chains: 1, iterations: 300, warmup: 200, particles: 20 });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  return outcome.fit.checks;
}

describe.each(['state', 'observation'] as const)('the figures of a %s', (known) => {
  test('lie evenly among the predictions of a model that is right', async () => {
    const { prior, posterior } = await checksOf(level(1, known));
    expect(posterior[0]!.pValue).toBeGreaterThan(0.3);
    expect(posterior[0]!.figures.map(({ value }) => value)).toEqual(NOISE);
    // Each rank is about the normal probability of its figure.
    const rankOf = (noise: number) => posterior[0]!.figures[NOISE.indexOf(noise)]!.rank;
    expect(Math.abs(rankOf(0) - 0.5)).toBeLessThan(0.1);
    expect(Math.abs(rankOf(-1.6) - 0.0548)).toBeLessThan(0.05);
    expect(prior).toHaveLength(1);
  });

  test('lie at the edges where the model takes them for steadier than they are', async () => {
    const [check] = (await checksOf(level(4, known))).posterior;
    expect(check!.pValue).toBeLessThan(0.05);
    expect(check!.lying).toBe('far out');
    expect(check!.bins[0]! + check!.bins.at(-1)!).toBeGreaterThan(NOISE.length / 2);
  });
});

describe('evenness', () => {
  test('of ranks in the middle of equal intervals is beyond doubt', () => {
    const { bins, pValue } = evennessOf(Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40));
    expect(bins).toEqual(new Array(10).fill(4));
    expect(pValue).toBeCloseTo(1, 6);
  });

  test('has the probability of a gap of 0.294 among 20 ranks from the table of Kolmogorov and Smirnov: 5 %', () => {
    const shifted = Array.from({ length: 20 }, (_, i) => (i + 1) / 20 - 0.294).map((rank) => Math.max(0, rank));
    expect(evennessOf(shifted).pValue).toBeCloseTo(0.05, 2);
  });

  test('expects of 20 ranks in 5 bins between 1 and 7 in each, nine times in ten', () => {
    expect(evennessOf(Array.from({ length: 20 }, (_, i) => i / 20)).expected).toEqual({ low: 1, high: 7 });
  });

  test.each([
    ['low', (rank: number) => rank ** 2],
    ['high', (rank: number) => Math.sqrt(rank)],
    ['near the middle', (rank: number) => 0.5 + (rank - 0.5) / 2],
    ['evenly', (rank: number) => rank],
  ])('tells ranks that lie %s', (lying, move) => {
    const ranks = Array.from({ length: 60 }, (_, i) => move((i + 0.5) / 60));
    expect(evennessOf(ranks).lying).toBe(lying);
  });

  test('is not tested with fewer than five ranks', () => {
    expect(evennessOf([0.1, 0.2, 0.3, 0.4])).not.toHaveProperty('pValue');
  });
});
