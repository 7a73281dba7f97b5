import type { Case } from '@proviso/model';
import {
  arithmetic,
  buildCase,
  call,
  choice,
  compare,
  distribution,
  type LawInShort,
  lag,
  letting,
  months,
  negative,
  param,
  state,
  stepLength,
} from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { exp, logistic } from '../elementary/exp.ts';
import { log } from '../elementary/log.ts';
import { RunFailure } from '../executor.ts';
import { ensemble } from '../testing/ensemble.ts';

const quarter = (parts: Partial<Case>) => buildCase(months('2015-01', '2015-03'), parts);
const values = (parts: Partial<Case>, name: string, asOf = '1900-01-01') =>
  ensemble(quarter(parts), { asOf })
    .quantity(name)
    .map(([value]) => value);

describe('the order of quantities', () => {
  it('lets are worked out after what they read, whatever their names', () => {
    const lets = [letting('a', arithmetic('b', '+', 1)), letting('b', arithmetic('c', '*', 2)), letting('c', 5)];
    expect(values({ lets }, 'a')).toEqual([11, 11, 11]);
  });

  it('next reads the values of the step before, so that two states can change places', () => {
    const states = [state('x', 1, 'y'), state('y', 2, 'x')];
    expect(values({ states }, 'x')).toEqual([1, 2, 1]);
    expect(values({ states }, 'y')).toEqual([2, 1, 2]);
  });

  it('next reads the lets of the step before', () => {
    const parts = { states: [state('x', 1, 'double')], lets: [letting('double', arithmetic('x', '*', 2))] };
    expect(values(parts, 'x')).toEqual([1, 2, 4]);
  });

  it('a start can read params and lets', () => {
    const parts = {
      params: [param('p', 3), param('q', arithmetic('p', '+', 1))],
      lets: [letting('l', arithmetic('q', '*', 2))],
      states: [state('x', 'l', 'x')],
    };
    expect(values(parts, 'x')).toEqual([8, 8, 8]);
  });

  it('a param is drawn once a path, a drawn let anew in every step', () => {
    const parts = {
      params: [param('p', distribution('uniform', 0, 1))],
      lets: [letting('l', distribution('uniform', 0, 1))],
    };
    expect(new Set(values(parts, 'p')).size).toBe(1);
    expect(new Set(values(parts, 'l')).size).toBe(3);
  });
});

describe('a lagged value', () => {
  it('is that of so many steps ago, and before the first step that of the first', () => {
    const parts = {
      states: [state('x', 1, arithmetic('x', '+', 1))],
      lets: [letting('a', lag('x', 1)), letting('b', lag('x', 2))],
    };
    const model = buildCase(months('2015-01', '2015-06'), parts);
    const of = (name: string) =>
      ensemble(model)
        .quantity(name)
        .map(([value]) => value);
    expect(of('a')).toEqual([1, 1, 2, 3, 4, 5]);
    expect(of('b')).toEqual([1, 1, 1, 2, 3, 4]);
  });

  it('in a next counts from the step before', () => {
    const model = buildCase(months('2015-01', '2015-06'), {
      states: [state('x', 1, arithmetic('x', '+', 1)), state('y', 0, lag('x', 2))],
    });
    expect(
      ensemble(model)
        .quantity('y')
        .map(([value]) => value),
    ).toEqual([0, 1, 1, 1, 2, 3]);
  });

  it('lets two lets read each other across steps, but not in the first', () => {
    const self = { lets: [letting('a', arithmetic(lag('a', 1), '+', 1))] };
    expect(() => values(self, 'a')).toThrowError(/in the first step a needs a/);
    const parts = {
      states: [state('x', 0, arithmetic('x', '+', 1))],
      lets: [
        letting('a', choice(compare('x', '>', 0), arithmetic(lag('b', 1), '+', 1), lag('x', 1))),
        letting('b', 'x'),
      ],
    };
    expect(values(parts, 'a')).toEqual([0, 1, 2]);
  });
});

describe('an expression', () => {
  it.each([
    ['step length', stepLength, 1 / 12],
    ['power', arithmetic(2, '^', 10), 1024],
    ['quotient', arithmetic(1, '/', 3), 1 / 3],
    ['opposite', negative(arithmetic(2, '-', 5)), 3],
    ['exp', call('exp', 1.5), exp(1.5)],
    ['ln', call('ln', 3), log(3)],
    ['sqrt', call('sqrt', 2), Math.sqrt(2)],
    ['abs', call('abs', -2), 2],
    ['floor', call('floor', -1.5), -2],
    ['logistic', call('logistic', 0.3), logistic(0.3)],
    ['min of three', call('min', 3, 1, 2), 1],
    ['max of three', call('max', 1, 3, 2), 3],
    ['min of zeros', call('min', 0, -0), -0],
    ['choice', choice(compare(1, '!=', 1), 1, 2), 2],
  ] as readonly [string, LawInShort, number][])('%s', (_, formula, value) => {
    expect(values({ lets: [letting('l', formula)] }, 'l')[0]).toBe(value);
  });
});

describe('a state with figures', () => {
  const walk = (rows: readonly (readonly [string, number])[]) => ({
    states: [state('x', 10, distribution('normal', 'x', 2), rows)],
  });

  it('takes them, and scores the density of next; a figure of the first step replaces the start, unscored', () => {
    const run = ensemble(
      quarter(
        walk([
          ['2015-01-31', 12],
          ['2015-02-28', 15],
        ]),
      ),
      { asOf: '2015-02-28' },
    );
    expect(
      run
        .quantity('x')
        .slice(0, 2)
        .map(([value]) => value),
    ).toEqual([12, 15]);
    expect(run.scores()).toHaveLength(1);
    expect(run.scores()[0]).toMatchObject({ kind: 'figure', name: 'x', date: '2015-02-28' });
    expect(run.scores()[0]!.score).toBeCloseTo(-0.5 * (3 / 2) ** 2 - Math.log(2) - 0.5 * Math.log(2 * Math.PI), 14);
  });

  it('uses no draw for them, so that later draws are those of a run without', () => {
    const without = ensemble(quarter(walk([])), { asOf: '2015-02-28' })
      .quantity('x')
      .map(([value]) => value!);
    const figures = ensemble(quarter(walk([['2015-02-28', 15]])), { asOf: '2015-02-28' });
    const after = figures.quantity('x').map(([value]) => value!);
    expect(after[2]! - after[1]!).toBeCloseTo(without[2]! - without[1]!, 12);
  });

  it('skips steps and rows outside the timeline', () => {
    const run = ensemble(
      quarter(
        walk([
          ['2014-12-31', 99],
          ['2015-03-31', 15],
          ['2015-04-30', 99],
        ]),
      ),
      { asOf: '2015-12-31' },
    );
    expect(run.scores().map(({ date }) => date)).toEqual(['2015-03-31']);
  });

  it('needs a named aggregation for two rows in one step', () => {
    const rows = [
      ['2015-02-10', 11],
      ['2015-02-20', 13],
    ] as const;
    expect(() => ensemble(quarter(walk(rows)), { asOf: '2015-03-31' })).toThrowError(/has 2 rows in the step/);
    expect(() => ensemble(quarter(walk(rows)), { asOf: '2015-02-19' })).not.toThrow();
    const [x] = walk(rows).states;
    const mean = { ...x!, series: { ...x!.series!, aggregate: 'mean' as const } };
    expect(values({ states: [mean] }, 'x', '2015-03-31')[1]).toBe(12);
  });

  it('refuses a density where the distribution has no width', () => {
    const states = [state('x', 10, distribution('normal', 'x', 0), [['2015-02-28', 10]])];
    expect(() => ensemble(quarter({ states }), { asOf: '2015-02-28' })).toThrowError(/no width/);
  });
});

describe('numbers that make no sense', () => {
  const failure = (parts: Partial<Case>): RunFailure => {
    try {
      ensemble(quarter(parts));
    } catch (error) {
      if (error instanceof RunFailure) return error;
      throw error;
    }
    throw new Error('nothing failed');
  };

  it('name the quantity and the step', () => {
    const fails = failure({
      states: [state('x', 1, arithmetic('x', '-', 1))],
      lets: [letting('l', call('ln', arithmetic('x', '-', 0.5)))],
    });
    expect(fails).toMatchObject({ code: 'PV0904', subject: 'l', date: '2015-02-01' });
    expect(fails.help).not.toBe('');
  });

  it('name the distribution whose argument is out of range', () => {
    const fails = failure({ params: [param('p', distribution('uniform', 2, 1))] });
    expect(fails).toMatchObject({ code: 'PV0903', subject: 'p', date: '2015-01-01' });
  });
});
