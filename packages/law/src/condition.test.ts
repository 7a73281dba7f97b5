import type { Condition, Truth } from '@proviso/model';
import {
  both,
  buildCase,
  compare,
  either,
  fact,
  happened,
  inForce,
  met,
  months,
  not,
  on,
  record,
  recordedEvent,
  regime,
  throughout,
} from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import { weigh } from './condition.ts';
import { registerOf } from './registry.ts';

/** A fact that is so, one that is not, and one in dispute. */
const model = buildCase(months('2015-01', '2016-12'), {
  verifiedThrough: '2016-06-30',
  facts: [fact('yes'), fact('no'), fact('unknown')],
  events: [recordedEvent('war')],
  regimes: [
    regime('R', ['2015-03-01', '2015-12-31'], [], { by: 'US', against: 'RU' }),
    regime('S', ['2015-01-01'], [], { by: 'EU' }),
  ],
  records: [
    record('2015-02-01', 'yes', 'met'),
    record('2015-02-01', 'unknown', 'met', { id: 'u1', by: 'A' }),
    record('2015-02-01', 'unknown', 'violated', { id: 'u2', by: 'B' }),
    record('2015-07-01', 'war', 'happened'),
  ],
});
const truth = (condition: Condition, day = '2015-06-01') => weigh(registerOf(model), condition, day).truth;
const VALUES: readonly Truth[] = ['yes', 'no', 'unknown'];

describe.each(VALUES.flatMap((a) => VALUES.map((b) => [a, b] as const)))('of %s and %s', (a, b) => {
  const [lesser, greater] = [['no', 'unknown', 'yes'].indexOf(a), ['no', 'unknown', 'yes'].indexOf(b)].sort();
  test('"and" is the lesser and "or" the greater, with the unknown between', () => {
    expect(truth(both(met(a), met(b)))).toBe(['no', 'unknown', 'yes'][lesser!]);
    expect(truth(either(met(a), met(b)))).toBe(['no', 'unknown', 'yes'][greater!]);
  });
});

test('the denial of the unknown is unknown', () => {
  expect(VALUES.map((value) => truth(not(met(value))))).toEqual(['no', 'yes', 'unknown']);
});

test('a figure is unknown to the law', () => {
  expect(weigh(registerOf(model), compare('oil', '>', 50), '2015-06-01')).toMatchObject({
    truth: 'unknown',
    unknownBecause: expect.stringContaining('figure'),
  });
});

test('a condition about a day or a range is weighed there, not on the day of asking', () => {
  expect(truth(inForce('R', on('2015-02-28')))).toBe('no');
  expect(truth(inForce('R', on('2015-03-01')))).toBe('yes');
  expect(truth(inForce('R', throughout('2015-03-01', '2015-12-31')))).toBe('yes');
  expect(truth(inForce('R', throughout('2015-03-01', '2016-01-01')))).toBe('no');
});

test('an event counts within the span that is named', () => {
  expect(truth(happened('war'), '2015-06-30')).toBe('no');
  expect(truth(happened('war'), '2015-07-01')).toBe('yes');
  expect(truth(happened('war', { through: '2015-06-30' }), '2015-12-31')).toBe('no');
  expect(truth(happened('war', { from: '2015-08-01' }), '2015-12-31')).toBe('no');
});

test('after the last verified day silence and status are unknown, what is on record is not', () => {
  expect(truth(met('no'), '2016-07-01')).toBe('unknown');
  expect(truth(met('yes'), '2016-07-01')).toBe('yes');
  expect(truth(inForce('S'), '2016-07-01')).toBe('unknown');
});

test('no regime of a sender is in force when the last of them has ended', () => {
  const none: Condition = { kind: 'no regime', by: 'US', against: 'RU' };
  expect(truth(none, '2015-02-28')).toBe('yes');
  expect(truth(none, '2015-12-31')).toBe('no');
  expect(truth(none, '2016-01-01')).toBe('yes');
  expect(truth({ kind: 'no regime', by: 'EU' }, '2016-01-01')).toBe('no');
});
