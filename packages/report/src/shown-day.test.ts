import { expect, test } from 'vitest';
import { dateTicks, longDay, shortDay, shownPeriod } from './shown-day.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('days and periods read as people write them', () => {
  expect(plain(longDay('2016-01-29'))).toBe('29 January 2016');
  expect(plain(shortDay('2016-07-01'))).toBe('1 Jul 2016');
  expect(plain(shownPeriod('2016-02-01', '2016-02-29'))).toBe('Feb 2016');
  expect(plain(shownPeriod('2016-01-01', '2016-03-31'))).toBe('Jan 2016 – Mar 2016');
  expect(plain(shownPeriod('2016-01-01', '2016-12-31'))).toBe('2016');
  expect(plain(shownPeriod('2016-02-29', '2016-02-29'))).toBe('29 Feb 2016');
  expect(plain(shownPeriod('2016-02-03', '2016-02-09'))).toBe('3 Feb 2016 – 9 Feb 2016');
});

test('an axis of four years is labelled by years over quarters', () => {
  const ticks = dateTicks('2014-03-01', '2017-12-31');
  expect(ticks.flatMap(({ label }) => label ?? [])).toEqual(['2015', '2016', '2017']);
  expect(ticks[0]).toEqual({ date: '2014-04-01' });
});

test('axes from a week to a century carry between two and eight labels, all within', () => {
  for (const through of [
    '2014-03-09',
    '2014-04-30',
    '2014-09-30',
    '2015-06-30',
    '2016-12-31',
    '2030-01-01',
    '2114-01-01',
  ]) {
    const ticks = dateTicks('2014-03-03', through);
    const labels = ticks.filter(({ label }) => label !== undefined);
    expect(labels.length, through).toBeGreaterThanOrEqual(2);
    expect(labels.length, through).toBeLessThanOrEqual(8);
    expect(ticks.every(({ date }) => date >= '2014-03-03' && date <= through)).toBe(true);
  }
});
