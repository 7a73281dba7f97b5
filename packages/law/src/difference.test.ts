import { buildCase, months, record, regime } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { history } from './change-list.ts';
import { diff } from './difference.ts';
import { recordedActs } from './testing/recorded-acts.ts';

test('learning of a renewal moves the lapse that one had to expect', () => {
  const { learnt, changed } = diff(recordedActs(), { known: ['2016-06-28', '2016-06-30'] });
  expect(learnt.map((r) => r.id)).toEqual(['2016-06-29 RU_food renewed']);
  expect(changed).toEqual([
    {
      name: 'RU_food',
      spans: [{ from: '2016-08-06', through: '2017-12-31', before: ['lapsed'], after: ['in force'] }],
    },
  ]);
});

test('a record that overrules another is learnt, and the other set aside', () => {
  const correction = record(
    '2015-06-22',
    'EU_sectoral',
    { kind: 'renewed', through: '2016-01-31' },
    {
      id: 'corrected',
      known: '2015-07-01',
      overrules: ['wrong'],
    },
  );
  const wrong = record('2015-06-22', 'EU_sectoral', { kind: 'renewed', through: '2016-02-28' }, { id: 'wrong' });
  const model = recordedActs((records) => [...records.filter((r) => r.subject !== 'EU_sectoral'), wrong, correction]);
  const { setAside, changed } = diff(model, { known: ['2015-06-30', '2015-07-01'] });
  expect(setAside).toEqual([{ record: 'wrong', by: 'corrected' }]);
  expect(changed[0]!.spans).toEqual([
    { from: '2016-02-01', through: '2016-02-28', before: ['in force'], after: ['lapsed'] },
  ]);
  expect(history(model, 'EU_sectoral', { known: '2015-07-01' })).toContainEqual(
    expect.objectContaining({ overruledBy: 'corrected', leadsTo: [] }),
  );
});

test('a history tells every change with its act, its source and what it led to', () => {
  const lines = history(recordedActs(), 'EU_Belarus').map((line) => [line.on, line.act, line.leadsTo.join()]);
  expect(lines).toEqual([
    ['2014-11-01', 'begin', 'in force'],
    ['2015-10-29', 'renew', 'suspended'],
    ['2015-10-29', 'suspend', 'suspended'],
    ['2016-02-25', 'lift', 'suspended'],
    ['2016-03-01', 'expire', 'lapsed'],
    ['2017-02-27', 'renew', 'in force'],
    ['2018-03-01', 'expire', 'lapsed'],
  ]);
  expect(history(recordedActs(), 'EU_Belarus')[2]!.because).toMatchObject([{ source: 'EU_Belarus_2015_10_29' }]);
});

test('a line of a history that falls among missing records, or after the last verified day, says so', () => {
  const model = buildCase(months('2014-01', '2016-12'), {
    verifiedThrough: '2016-06-30',
    regimes: [regime('listings', ['2014-03-17', '2014-09-17'])],
    gaps: [{ from: '2014-09-01', through: '2015-09-13', subject: 'listings' }],
    records: [record('2015-09-14', 'listings', { kind: 'renewed', through: '2016-08-31' })],
  });
  expect(history(model, 'listings').map((line) => [line.on, line.unverified])).toEqual([
    ['2014-03-17', undefined],
    ['2014-09-18', true],
    ['2015-09-14', undefined],
    ['2016-09-01', true],
  ]);
});
