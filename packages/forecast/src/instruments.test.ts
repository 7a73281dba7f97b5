import { buildCase, months, record, regime } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { nextDecision } from './instruments.ts';

const sectoral = regime(
  'EU_sectoral',
  ['2014-08-01', '2015-07-31'],
  [{ kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'EU_rollover', lead: { count: 40, unit: 'day' } }],
);
const model = buildCase(months('2014-03', '2017-12'), {
  regimes: [sectoral],
  records: [
    record('2015-06-22', 'EU_sectoral', { kind: 'renewed', through: '2016-01-31' }),
    record('2015-12-21', 'EU_sectoral', { kind: 'renewed', through: '2016-07-31' }),
  ],
});

test('the next end is that of the last renewal known, and is decided the lead before it', () => {
  expect(nextDecision(model, sectoral, '2016-01-29')).toEqual({
    decision: '2016-06-21',
    expiry: '2016-07-31',
    by: 'EU_rollover',
  });
  expect(nextDecision(model, sectoral, '2015-03-01')).toMatchObject({ expiry: '2015-07-31' });
});

test('an end that has passed without a renewal on record leaves nothing to decide', () => {
  expect(nextDecision(model, sectoral, '2016-08-01')).toBeUndefined();
});

test('a renewal that another record overrules does not count', () => {
  const corrected = record(
    '2015-12-21',
    'EU_sectoral',
    { kind: 'renewed', through: '2016-06-30' },
    {
      id: 'corrected',
      overrules: ['2015-12-21 EU_sectoral renewed'],
    },
  );
  const records = [...model.records, corrected];
  expect(nextDecision({ ...model, records }, sectoral, '2016-01-29')).toMatchObject({ expiry: '2016-06-30' });
});
