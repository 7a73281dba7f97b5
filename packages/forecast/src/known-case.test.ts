import { buildCase, months, series, state } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { hashOf, knownCase } from './known-case.ts';

const figures = series('price', [
  ['2015-02-01', 1],
  ['2015-06-01', 2],
]);
const whole = buildCase(months('2015-01', '2015-12'), { states: [{ ...state('price', 1, 'price'), series: figures }] });

test('what was known on a day is the same object when asked for again, and another on another day', () => {
  const early = knownCase(whole, '2015-03-01');
  expect(knownCase(whole, '2015-03-01')).toBe(early);
  const late = knownCase(whole, '2015-12-01');
  expect(late).not.toBe(early);
  expect(hashOf(late)).not.toBe(hashOf(early));
});
