import type { Case, Condition, Question, SeriesRow } from '@proviso/model';
import {
  both,
  buildCase,
  compare,
  datedEvent,
  distribution,
  fact,
  happened,
  hazardEvent,
  inForce,
  letting,
  met,
  months,
  not,
  on,
  param,
  probability,
  rate,
  record,
  recordedEvent,
  regime,
  state,
  throughout,
  voteAsOne,
  whether,
  whichValue,
} from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import { type Resolution, resolve } from './resolution.ts';

const OIL: readonly SeriesRow[] = [
  { date: '2016-01-31', known: '2016-02-02', value: 31 },
  { date: '2016-02-29', known: '2016-03-02', value: 33 },
  { date: '2016-02-29', known: '2016-06-01', value: 35 },
  { date: '2016-04-30', known: '2016-05-02', value: 42 },
];

/** A regime renewed once, a price with a month missing and a month revised, two events, a fact, and much chance. */
function theCase(more: Partial<Case> = {}): Case {
  const oil = state('oil', 30, distribution('lognormal', 'oil', 0.1), []);
  return buildCase(months('2016-01', '2016-12'), {
    verifiedThrough: '2016-10-31',
    params: [param('pull', distribution('uniform', 0, 1)), param('twice', 2)],
    states: [
      { ...oil, series: { ...oil.series!, rows: OIL } },
      state('mood', distribution('normal', 0, 1), distribution('normal', 'mood', 1)),
    ],
    lets: [letting('double', { kind: 'arithmetic', operator: '*', left: quantity('oil'), right: quantity('twice') })],
    events: [
      datedEvent('exit', '2016-06-23', probability(0.35)),
      hazardEvent('quake', rate(3)),
      recordedEvent('attack'),
    ],
    facts: [fact('border', rate(2))],
    votes: [voteAsOne('rollover', probability(0.97))],
    regimes: [
      regime(
        'sectoral',
        ['2015-08-01', '2016-01-31'],
        [{ kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'rollover' }],
      ),
    ],
    records: [
      record('2016-01-20', 'sectoral', { kind: 'renewed', through: '2016-07-31' }),
      record('2016-06-23', 'exit', 'happened', { known: '2016-06-24' }),
    ],
    ...more,
  });
}

const quantity = (name: string) => ({ kind: 'quantity', name }) as const;
const asked = (condition: Condition, known = '2016-12-31', more: Partial<Case> = {}, given?: Condition): Resolution =>
  resolve(theCase(more), whether('q', condition, given), known);

describe('a question about the law resolves', () => {
  test('to yes where a renewal is on record, and to no once the measure has lapsed without one', () => {
    expect(asked(inForce('sectoral', on('2016-07-31')))).toEqual({ kind: 'yes' });
    expect(asked(inForce('sectoral', on('2016-08-01')))).toEqual({ kind: 'no' });
    expect(asked(not(inForce('sectoral', on('2016-08-01'))))).toEqual({ kind: 'yes' });
  });

  test('not before its day, nor after the day up to which the records were checked', () => {
    expect(asked(inForce('sectoral', on('2016-08-01')), '2016-07-31')).toEqual({ kind: 'open' });
    expect(asked(inForce('sectoral', on('2016-11-30')))).toEqual({ kind: 'open' });
  });

  test('early where a record decides a span that is not over', () => {
    expect(asked(happened('exit', { through: '2016-12-31' }), '2016-06-24')).toEqual({ kind: 'yes' });
    expect(asked(happened('exit', { through: '2016-12-31' }), '2016-06-23')).toEqual({ kind: 'open' });
    expect(asked(inForce('sectoral', throughout('2016-03-01', '2016-12-31')))).toEqual({ kind: 'no' });
  });

  test('to no where the records are silent, however likely it was', () => {
    expect(asked(happened('quake', { through: '2016-09-30' }))).toEqual({ kind: 'no' });
    expect(asked(met('border', on('2016-09-30')))).toEqual({ kind: 'no' });
  });

  test('to void where records are missing or disagree, unless what is known decides it all the same', () => {
    const gaps = [{ subject: 'border', from: '2016-02-01', through: '2016-03-31' }];
    const unknown = met('border', on('2016-09-30'));
    expect(asked(unknown, '2016-12-31', { gaps })).toMatchObject({ kind: 'void' });
    expect(asked(both(unknown, inForce('sectoral', on('2016-08-01'))), '2016-12-31', { gaps })).toEqual({ kind: 'no' });
    const records = [
      record('2016-03-01', 'border', 'met', { by: 'A' }),
      record('2016-03-05', 'border', 'violated', { by: 'B' }),
    ];
    expect(asked(unknown, '2016-12-31', { records })).toEqual({
      kind: 'void',
      because: 'the records disagree about border',
    });
  });
});

describe('a question about figures resolves', () => {
  const value = (quantityName: string, day: string, known = '2016-12-31', more: Partial<Question> = {}) =>
    resolve(theCase(), { ...whichValue('v', quantityName, day), ...more }, known);

  test('to the figure as first published, or as finally published where it says so', () => {
    expect(value('oil', '2016-02-15')).toEqual({ kind: 'value', value: 33 });
    expect(value('oil', '2016-02-15', '2016-12-31', { asFinallyPublished: true })).toEqual({
      kind: 'value',
      value: 35,
    });
    expect(asked(compare('oil', '>', 32, on('2016-02-29')))).toEqual({ kind: 'yes' });
  });

  test('to the mean of a month only once no more of its rows can come', () => {
    const day = (date: string, price: number) => ({ date, known: date, value: price });
    const oil = theCase().states.find(({ name }) => name === 'oil')!;
    const rows = [day('2016-01-05', 30), day('2016-01-12', 32), day('2016-01-26', 37)];
    const model = theCase({ states: [{ ...oil, series: { ...oil.series!, rows, aggregate: 'mean' } }], lets: [] });
    const mean = (known: string) => resolve(model, whichValue('v', 'oil', '2016-01-10'), known);
    expect(mean('2016-01-27')).toEqual({ kind: 'open' });
    expect(mean('2016-02-27')).toEqual({ kind: 'open' });
    expect(mean('2016-03-05')).toEqual({ kind: 'value', value: 33 });
  });

  test('to what is computed from figures alone', () => {
    expect(value('double', '2016-01-31')).toEqual({ kind: 'value', value: 62 });
  });

  test('to void where nothing measures it or its month was never published; it stays open until it may be', () => {
    expect(value('mood', '2016-02-29')).toMatchObject({ kind: 'void' });
    expect(value('oil', '2016-03-31')).toMatchObject({ kind: 'void' });
    expect(value('oil', '2016-03-31', '2016-04-15')).toEqual({ kind: 'open' });
    expect(value('oil', '2016-11-30')).toEqual({ kind: 'open' });
    expect(asked(compare('oil', '>', 40, on('2016-05-31')))).toEqual({ kind: 'open' });
    expect(asked(compare('mood', '>', 0, on('2016-05-31')))).toMatchObject({ kind: 'void' });
  });
});

test('a question whose condition was not met is void, and open while the condition is', () => {
  const held = inForce('sectoral', on('2016-07-31'));
  expect(asked(held, '2016-12-31', {}, happened('quake', { through: '2016-06-30' }))).toEqual({
    kind: 'void',
    because: 'its condition was not met',
  });
  expect(asked(held, '2016-12-31', {}, happened('exit', { through: '2016-06-30' }))).toEqual({ kind: 'yes' });
  expect(asked(held, '2016-12-31', {}, happened('quake', { through: '2016-12-31' }))).toEqual({ kind: 'open' });
});
