import { buildCase, decision, months, probability, record, regime, voteAsOne } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { calendar } from './calendar.ts';
import { minskAndPlutonium } from './testing/minsk.ts';
import { recordedActs } from './testing/recorded-acts.ts';

test('a renewal falls due on the last day of its term, with what happens if nothing is done', () => {
  const entries = calendar(recordedActs(), { from: '2016-07-01', through: '2016-07-31', known: '2016-06-30' });
  expect(entries).toMatchObject([
    {
      kind: 'expiry',
      on: '2016-07-31',
      subject: 'EU_sectoral',
      body: 'EU',
      ifNothing: 'EU_sectoral lapses on 2016-08-01.',
    },
  ]);
  expect(entries[0]).not.toHaveProperty('settledBy');
});

test('once the renewal is known the entry says by which record it is settled', () => {
  const [entry] = calendar(recordedActs(), { from: '2016-07-01', through: '2016-07-31', known: '2016-07-01' });
  expect(entry!.settledBy).toMatchObject({ source: 'EU_sectoral_2016_07_01' });
});

test('the window of an emergency opens ninety days before its anniversary', () => {
  const [opens, expiry] = calendar(recordedActs(), {
    from: '2014-06-01',
    through: '2015-03-31',
    known: '2014-06-01',
  }).filter((entry) => entry.subject === 'US_13660');
  expect(opens).toMatchObject({ kind: 'window opens', on: '2014-12-06' });
  expect(expiry).toMatchObject({
    kind: 'expiry',
    on: '2015-03-05',
    window: { opens: '2014-12-06', closes: '2015-03-05' },
  });
});

test('a planned decision names the vote and its rule, and what falls with the regime', () => {
  const model = buildCase(months('2015-01', '2016-12'), {
    votes: [{ ...voteAsOne('rollover', probability(0.9)), union: 'EU' }],
    decisions: [decision('d', probability(1))],
    regimes: [
      regime(
        'R',
        ['2015-01-01', '2015-12-31'],
        [
          { kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'rollover', lead: { count: 40, unit: 'day' } },
          { kind: 'residual' },
        ],
      ),
      regime('S', ['2015-02-01'], [{ kind: 'rests', on: 'R' }]),
    ],
  });
  const [planned] = calendar(model, { from: '2015-11-01', through: '2015-12-31' });
  expect(planned).toMatchObject({
    id: 'decision planned R 2015-11-21',
    body: 'EU',
    decision: 'rollover',
    rule: 'unanimity',
    ifNothing: 'R lapses on 2016-01-01, binding still for what it caught; with it falls what rests on it: S.',
  });
});

test('obligations, exceptions, suspensions and dated clauses fall due too', () => {
  expect(calendar(minskAndPlutonium(), { from: '2015-12-01', through: '2015-12-31' })).toMatchObject([
    { kind: 'obligation due', subject: 'Minsk_II.border', ifNothing: 'Minsk_II.border is overdue from 2016-01-01.' },
  ]);
  const belarus = calendar(recordedActs(), { from: '2016-02-29', through: '2016-02-29' });
  expect(belarus.map((entry) => entry.kind)).toEqual(['expiry', 'suspension ends']);
  expect(calendar(minskAndPlutonium(), { from: '2017-08-01', through: '2017-08-31' })).toMatchObject([
    { kind: 'clause begins', on: '2017-08-02' },
  ]);
  const exempt = buildCase(months('2015-01', '2015-12'), {
    regimes: [
      regime('R', ['2015-01-01'], [{ kind: 'exception', to: 'arms', title: 'Old contracts', through: '2015-06-30' }]),
    ],
  });
  expect(calendar(exempt, { from: '2015-01-01', through: '2015-12-31' })).toMatchObject([
    { kind: 'exception ends', on: '2015-06-30' },
  ]);
});

test('what was ended before its term was out no longer falls due', () => {
  const model = buildCase(months('2015-01', '2015-12'), {
    regimes: [regime('R', ['2015-01-01', '2015-12-31'])],
    records: [record('2015-06-01', 'R', 'lifted')],
  });
  expect(calendar(model, { from: '2015-01-01', through: '2015-12-31' })).toEqual([]);
});
