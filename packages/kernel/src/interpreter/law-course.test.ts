import type { Case } from '@proviso/model';
import {
  agreement,
  arithmetic,
  buildCase,
  choice,
  compare,
  decision,
  fact,
  formulation,
  happened,
  inForce,
  letting,
  met,
  months,
  not,
  probability,
  rate,
  record,
  recordedEvent,
  regime,
  state,
  voteAsOne,
} from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { ensemble } from '../testing/ensemble.ts';

/** Statuses as of the last days of January to June 2015, with all records known. */
const halfYear = (parts: Partial<Case>, name = 'R') =>
  ensemble(buildCase(months('2015-01', '2015-06'), parts), { asOf: '2016-01-01' }).status(name);

describe('the life of a regime', () => {
  it('begins on its day and not before', () => {
    expect(halfYear({ regimes: [regime('R', ['2015-03-15'])] })).toEqual([
      'not yet',
      'not yet',
      'in force',
      'in force',
      'in force',
      'in force',
    ]);
  });

  it('ends after the last day it names, if nothing renews it', () => {
    expect(halfYear({ regimes: [regime('R', ['2015-01-01', '2015-03-30'])] }).slice(1, 4)).toEqual([
      'in force',
      'lapsed',
      'lapsed',
    ]);
  });

  it('outlives that day where it continues until repealed', () => {
    const regimes = [regime('R', ['2015-01-01', '2015-03-30'], [{ kind: 'continues', by: 'someone' }])];
    expect(halfYear({ regimes }).at(-1)).toBe('in force');
  });

  it('what rests on another falls on the same day, and what rests on that', () => {
    const regimes = [
      regime('A', ['2014-01-01'], [{ kind: 'rests', on: 'B' }]),
      regime('B', ['2014-01-01'], [{ kind: 'rests', on: 'C' }]),
      regime('C', ['2014-01-01', '2015-03-30']),
    ];
    for (const name of ['A', 'B', 'C']) {
      expect(halfYear({ regimes }, name).slice(1, 3)).toEqual(['in force', 'lapsed']);
    }
  });

  it('what rests on a suspended regime stands', () => {
    const regimes = [regime('A', ['2014-01-01'], [{ kind: 'rests', on: 'B' }]), regime('B', ['2014-01-01'])];
    const records = [record('2015-02-10', 'B', 'suspended')];
    expect(halfYear({ regimes, records }, 'A').at(-1)).toBe('in force');
    expect(halfYear({ regimes, records }, 'B').at(-1)).toBe('suspended');
  });

  it('falls on the day from which it rests on what has ended already', () => {
    const regimes = [
      regime('A', ['2014-01-01'], [{ kind: 'rests', on: 'B', holds: { from: '2015-03-20' } }]),
      regime('B', ['2014-01-01', '2015-01-31']),
    ];
    expect(halfYear({ regimes }, 'A').slice(1, 3)).toEqual(['in force', 'lapsed']);
  });

  it('is superseded on the day its successor begins', () => {
    const regimes = [regime('A', ['2014-01-01'], [{ kind: 'superseded', by: 'B' }]), regime('B', ['2015-03-15'])];
    expect(halfYear({ regimes }, 'A').slice(1, 3)).toEqual(['in force', 'superseded']);
  });

  it('is superseded as soon as it begins where its successor was there before', () => {
    const regimes = [regime('A', ['2015-03-15'], [{ kind: 'superseded', by: 'B' }]), regime('B', ['2014-01-01'])];
    expect(halfYear({ regimes }, 'A').slice(1, 3)).toEqual(['not yet', 'superseded']);
  });

  it('has no end once a record brings it back after its last day', () => {
    const regimes = [regime('R', ['2014-01-01', '2015-02-28'])];
    const records = [record('2015-04-10', 'R', { kind: 'resumed' })];
    expect(halfYear({ regimes, records }).slice(1, 6)).toEqual(['in force', 'lapsed', ...Array(3).fill('in force')]);
  });

  it('a suspension for a time ends by itself the day after', () => {
    const regimes = [regime('R', ['2014-01-01'])];
    const through = (date: string) => [record('2015-02-10', 'R', { kind: 'suspended', through: date })];
    expect(halfYear({ regimes, records: through('2015-04-29') }).slice(1, 4)).toEqual([
      'suspended',
      'suspended',
      'in force',
    ]);
    expect(halfYear({ regimes, records: through('2015-04-30') }).slice(3, 5)).toEqual(['suspended', 'in force']);
    const anew = [...through('2015-04-29'), record('2015-03-10', 'R', 'suspended')];
    expect(halfYear({ regimes, records: anew }).at(-1)).toBe('suspended');
  });

  it('a residual effect outlives the end, for its time', () => {
    const regimes = [regime('R', ['2014-01-01', '2015-01-31'], [{ kind: 'residual', through: '2015-04-15' }])];
    expect(halfYear({ regimes })).toEqual([
      'in force',
      'residual',
      'residual',
      'terminated',
      'terminated',
      'terminated',
    ]);
  });

  it('ends when its condition holds on the first day of a step', () => {
    const regimes = [
      regime('R', ['2014-01-01'], [{ kind: 'ends', when: [formulation(happened('e'), not(happened('f')))] }]),
    ];
    const events = [recordedEvent('e'), recordedEvent('f')];
    const records = [record('2015-02-10', 'e', 'happened')];
    expect(halfYear({ regimes, events, records }).slice(1, 3)).toEqual(['in force', 'terminated']);
  });

  it('ends when a quantity of the step before says so, and not in the first step', () => {
    const regimes = [regime('R', ['2014-01-01'], [{ kind: 'ends', when: [formulation(not(compare('x', '<', 2)))] }])];
    const states = [state('x', 0, arithmetic('x', '+', 1))];
    expect(halfYear({ regimes, states })).toEqual([
      'in force',
      'in force',
      'in force',
      'terminated',
      'terminated',
      'terminated',
    ]);
  });

  it('what ends when another has ended does so on the same day, in whatever order they are named', () => {
    const ends = (of: string) => [{ kind: 'ends', when: [formulation(not(inForce(of)))] }] as const;
    const regimes = [
      regime('A', ['2014-01-01'], ends('B')),
      regime('B', ['2014-01-01'], ends('C')),
      regime('C', ['2014-01-01', '2015-02-28']),
    ];
    expect(halfYear({ regimes }, 'A').slice(1, 3)).toEqual(['in force', 'terminated']);
  });

  it('a recorded act that no clause provides takes effect', () => {
    const agreements = [agreement('P', '2011-07-13')];
    const records = [record('2015-03-03', 'P', 'suspended'), record('2015-05-05', 'P', 'resumed')];
    expect(halfYear({ agreements, records }, 'P').slice(1)).toEqual([
      'in force',
      'suspended',
      'suspended',
      'in force',
      'in force',
    ]);
  });

  it('the lifting of some measures leaves the regime in force', () => {
    const regimes = [regime('R', ['2014-01-01'])];
    const records = [
      record('2015-03-03', 'R', { kind: 'lifted', measures: ['arms'] }),
      record('2015-04-03', 'R', { kind: 'lifted', listed: 12 }),
    ];
    expect(halfYear({ regimes, records }).at(-1)).toBe('in force');
  });

  it('a pledge whose condition holds lifts nothing by itself', () => {
    const regimes = [regime('R', ['2014-01-01'], [{ kind: 'pledge', if: [formulation(met('f'))] }])];
    const records = [record('2015-03-03', 'f', 'met')];
    const lets = [letting('pledged', choice({ kind: 'pledge met', regime: 'R' }, 1, 0))];
    const run = ensemble(buildCase(months('2015-01', '2015-06'), { regimes, records, facts: [fact('f')], lets }), {
      asOf: '2016-01-01',
    });
    expect(run.status('R').at(-1)).toBe('in force');
    expect(run.quantity('pledged').map(([value]) => value)).toEqual([0, 0, 0, 1, 1, 1]);
  });
});

describe('what lets see of the law', () => {
  const seen = (parts: Partial<Case>) =>
    ensemble(
      buildCase(months('2015-01', '2015-06'), { lets: [letting('seen', choice(inForce('R'), 1, 0))], ...parts }),
      { asOf: '2016-01-01' },
    )
      .quantity('seen')
      .map(([value]) => value);

  it('is the status of the first day: an end on the last day of a month is seen the month after', () => {
    expect(seen({ regimes: [regime('R', ['2014-01-01', '2015-03-31'])] })).toEqual([1, 1, 1, 0, 0, 0]);
    expect(seen({ regimes: [regime('R', ['2014-01-01', '2015-03-01'])] })).toEqual([1, 1, 1, 0, 0, 0]);
    expect(seen({ regimes: [regime('R', ['2015-03-01'])] })).toEqual([0, 0, 1, 1, 1, 1]);
    expect(seen({ regimes: [regime('R', ['2015-03-02'])] })).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('includes an act recorded on the first day', () => {
    const records = [record('2015-03-01', 'R', 'lifted')];
    expect(seen({ regimes: [regime('R', ['2014-01-01'])], records })).toEqual([1, 1, 0, 0, 0, 0]);
  });

  it('next sees what the lets of the step before saw', () => {
    const states = [state('x', 0, choice(inForce('R'), arithmetic('x', '+', 1), 'x'))];
    const run = ensemble(
      buildCase(months('2015-01', '2015-06'), { states, regimes: [regime('R', ['2014-01-01', '2015-03-31'])] }),
    );
    expect(run.quantity('x').map(([value]) => value)).toEqual([0, 1, 2, 3, 3, 3]);
  });
});

describe('what rules cannot tell', () => {
  it('a renewal at a rate and a lifting with a probability have no chance of their own', () => {
    const model = buildCase(months('2015-01', '2015-06'), {
      decisions: [decision('D', rate(100))],
      votes: [voteAsOne('V', probability(1))],
      regimes: [
        regime('R', ['2014-01-01', '2015-03-31'], [{ kind: 'lapses', period: { count: 1, unit: 'year' }, by: 'D' }]),
        regime('S', ['2014-01-01'], [{ kind: 'lifted', by: 'V' }]),
      ],
    });
    const run = ensemble(model);
    expect(run.status('R').at(-1)).toBe('lapsed');
    expect(run.status('S').at(-1)).toBe('in force');
  });
});
