import type { Case } from '@proviso/model';
import {
  arithmetic,
  buildCase,
  call,
  distribution,
  months,
  negative,
  series,
  state,
  term,
} from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { ensemble } from '../testing/ensemble.ts';

const resolve = {
  states: [state('x', 1.2, arithmetic('x', '+', 0.1))],
  signals: [
    {
      name: 'line',
      about: 'x',
      categories: [
        { name: 'softening', weight: call('exp', negative('x')) },
        { name: 'restating', weight: term(1) },
        { name: 'hardening', weight: call('exp', arithmetic('x', '-', 2)) },
      ],
    },
  ],
  readers: [{ name: 'analyst' }, { name: 'market' }],
  statements: [
    {
      name: 'davos',
      date: '2015-02-22',
      known: '2015-02-22',
      by: 'US',
      to: [],
      readings: [
        {
          reader: 'analyst',
          signal: 'line',
          weights: [
            { category: 'restating', weight: 0.8 },
            { category: 'softening', weight: 0.2 },
          ],
        },
        { reader: 'market', signal: 'line', weights: [{ category: 'softening', weight: 1 }] },
      ],
    },
  ],
} satisfies Partial<Case>;

describe('a statement', () => {
  const model = buildCase(months('2015-01', '2015-03'), resolve);
  const x = 1.3;
  const weights = [Math.exp(-x), 1, Math.exp(x - 2)] as const;
  const sum = weights[0] + weights[1] + weights[2];

  it('scores by the weights its reader gives to the categories', () => {
    const read = (reader: string) => ensemble(model, { asOf: '2015-03-31', reader }).scores();
    expect(read('analyst')).toHaveLength(1);
    expect(read('analyst')[0]).toMatchObject({ kind: 'reading', name: 'davos', date: '2015-02-22' });
    expect(read('analyst')[0]!.score).toBeCloseTo(Math.log((0.2 * weights[0] + 0.8 * weights[1]) / sum), 13);
    expect(read('market')[0]!.score).toBeCloseTo(Math.log(weights[0] / sum), 13);
  });

  it('says nothing to a run without a reader, or before it could be known', () => {
    expect(ensemble(model, { asOf: '2015-03-31' }).scores()).toEqual([]);
    expect(ensemble(model, { asOf: '2015-02-21', reader: 'market' }).scores()).toEqual([]);
  });

  it('refuses a negative weight', () => {
    const signals = [{ ...resolve.signals[0]!, categories: [{ name: 'softening', weight: term(-1) }] }];
    const run = () => ensemble({ ...model, signals }, { asOf: '2015-03-31', reader: 'market' });
    expect(run).toThrowError(/the weight of softening in line is -1/);
  });
});

describe('an observation', () => {
  it('scores its distribution at the values of its step; a missing row scores nothing', () => {
    const model = buildCase(months('2015-01', '2015-03'), {
      states: resolve.states,
      observations: [
        {
          name: 'y',
          unit: { bases: [] },
          distribution: distribution('normal', 'x', 0.5),
          series: series('y', [
            ['2015-01-31', 1],
            ['2015-03-31', 2],
          ]),
        },
      ],
    });
    const density = (value: number, mean: number) =>
      -0.5 * ((value - mean) / 0.5) ** 2 - Math.log(0.5) - 0.5 * Math.log(2 * Math.PI);
    const scores = ensemble(model, { asOf: '2015-03-31' }).scores();
    expect(scores.map(({ kind, date }) => [kind, date])).toEqual([
      ['observation', '2015-01-31'],
      ['observation', '2015-03-31'],
    ]);
    expect(scores[0]!.score).toBeCloseTo(density(1, 1.2), 13);
    expect(scores[1]!.score).toBeCloseTo(density(2, 1.4), 12);
  });
});

describe('the evidence of a step', () => {
  it('is listed by name, then date, whatever the order of the text', () => {
    const observation = (name: string) => ({
      name,
      unit: { bases: [] },
      distribution: distribution('normal', 'x', 0.5),
      series: series(name, [['2015-02-28', 1]]),
    });
    const model = buildCase(months('2015-01', '2015-03'), {
      ...resolve,
      observations: [observation('zeta'), observation('alpha')],
    });
    expect(
      ensemble(model, { asOf: '2015-03-31', reader: 'market' })
        .scores()
        .map(({ name }) => name),
    ).toEqual(['alpha', 'davos', 'zeta']);
  });
});
