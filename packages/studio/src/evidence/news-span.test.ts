import { months } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { mistakeIn, usualNewsSpan } from './news-span.ts';

const timeline = months('2014-03', '2017-12');

test('news is that of the quarter before the as-of day', () => {
  const { from, through } = usualNewsSpan({ timeline }, { asOf: '2016-01-29' });
  expect([from, through]).toEqual(['2015-10-29', '2016-01-29']);
});

test('it does not go back beyond the beginning of the timeline', () => {
  expect(usualNewsSpan({ timeline }, { asOf: '2014-04-30' }).from).toBe('2014-03-01');
});

test('a quarter before a day that its month does not have is the last day of that month', () => {
  expect(usualNewsSpan({ timeline }, { asOf: '2016-05-31' }).from).toBe('2016-02-29');
});

test('there is no news within one day, nor backwards', () => {
  const span = { from: '2016-01-28', through: '2016-01-29', paths: 500 };
  expect(mistakeIn(span)).toBeUndefined();
  expect(mistakeIn({ ...span, from: '2016-01-29' })).toBe('The first day must come before the last.');
  expect(mistakeIn({ ...span, from: '2016-02-01' })).toBe('The first day must come before the last.');
});
