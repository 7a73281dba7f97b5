import { months } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { usualSpan } from './backtest-span.ts';

const timeline = months('2014-03', '2017-12');

test('a backtest goes back over the year before the as-of day, month by month', () => {
  const span = usualSpan({ timeline, verifiedThrough: '2017-02-03' }, { asOf: '2016-01-29' });
  expect(span).toMatchObject({ from: '2015-01-29', through: '2016-01-29', every: 'month', known: '2017-02-03' });
});

test('it does not go back beyond the beginning of the timeline', () => {
  expect(usualSpan({ timeline }, { asOf: '2014-09-30' }).from).toBe('2014-03-01');
});

test('what came out is never taken as of a day before the as-of day', () => {
  expect(usualSpan({ timeline, verifiedThrough: '2015-06-30' }, { asOf: '2016-01-29' }).known).toBe('2016-01-29');
});

test('without a day up to which the records were checked, all of the timeline says what came out', () => {
  expect(usualSpan({ timeline }, { asOf: '2016-01-29' }).known).toBe('2017-12-31');
});
