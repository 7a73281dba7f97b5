import type { DatedRecord, Regime } from '@proviso/model';
import { buildCase, inForce, months, record, regime } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { status } from './index.ts';
import { intervals } from './interval.ts';

const { applies: _, ...undated } = regime('Programme', ['2015-01-01']);
const described: Regime = { ...undated, unknown: ['beginning', 'end'] };

function caseOf(of: Regime, records: readonly DatedRecord[] = []) {
  const resting: Regime = {
    ...undated,
    name: 'Resting',
    clauses: [{ kind: 'rests', on: 'Programme', id: 'Resting.rests' }],
  };
  return buildCase(months('2010-01', '2020-12'), { regimes: [of, resting], records });
}
const on = (day: string, records: readonly DatedRecord[] = [], of = described, name = 'Programme') =>
  status(caseOf(of, records), name, { on: day });

test('a regime of which no source says when it began and ends is unverified on every day, and no status is guessed', () => {
  for (const day of ['1990-01-01', '2015-06-01', '2030-12-31']) {
    expect(on(day)).toMatchObject({ verdict: 'unverified', accounts: [] });
    expect(on(day).status).toBeUndefined();
  }
  expect(on('2015-06-01').flags[0]?.message).toBe('Programme is unverified on 2015-06-01: beginning unknown.');
});

test('its whole life is one unverified interval without ends', () => {
  const [programme] = intervals(caseOf(described));
  expect(programme?.intervals).toEqual([{ verdict: 'unverified', because: expect.anything() }]);
});

test('what rests on it is unverified too', () => {
  expect(on('2015-06-01', [], described, 'Resting').verdict).toBe('unverified');
});

test('a repeal on record is certain from its day on, and says nothing of the day before', () => {
  const repealed = [record('2018-07-01', 'Programme', { kind: 'repealed' })];
  expect(on('2018-06-30', repealed).status).toBeUndefined();
  expect(on('2018-07-01', repealed).status).toBe('terminated');
  expect(on('2018-07-01', repealed).verdict).toBeUndefined();
});

test('where only the end is unknown, the days before the beginning are certain', () => {
  const begun: Regime = { ...regime('Programme', ['2015-01-01']), unknown: ['end'] };
  expect(on('2014-12-31', [], begun)).toMatchObject({ status: 'not yet' });
  expect(on('2015-01-01', [], begun)).toMatchObject({ verdict: 'unverified', accounts: [] });
  expect(on('2015-01-01', [], begun).flags[0]?.message).toContain('end unknown');
});

test('a renewal shows that it is in force, and through when', () => {
  const renewed = [record('2016-03-01', 'Programme', { kind: 'renewed', through: '2016-12-31' })];
  expect(on('2016-03-01', renewed)).toMatchObject({ status: 'in force', through: '2016-12-31' });
  expect(on('2016-12-31', renewed).verdict).toBeUndefined();
});

test('a measure that was lifted by itself is lifted, whatever is unknown of its regime', () => {
  const measured: Regime = { ...described, measures: ['arms', 'travel'] };
  const records = [record('2016-03-01', 'Programme', { kind: 'lifted', measures: ['travel'] })];
  expect(on('2016-03-01', records, measured, 'Programme.travel').status).toBe('lifted');
  expect(on('2016-03-01', records, measured, 'Programme.arms').status).toBeUndefined();
});

test('a condition that asks whether it is in force is neither true nor false', () => {
  const ending: Regime = {
    ...regime('Answer', ['2012-01-01']),
    clauses: [{ kind: 'ends', when: [{ parts: [{ condition: inForce('Programme') }] }], id: 'Answer.ends' }],
  };
  const model = buildCase(months('2010-01', '2020-12'), { regimes: [described, ending] });
  expect(status(model, 'Answer', { on: '2015-06-01' }).status).toBe('in force');
});
