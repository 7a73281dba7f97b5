import { addDays } from '@proviso/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleOf } from './scale.ts';

const scale = scaleOf({ from: '2016-01-01', through: '2016-12-31' });

describe('a scale of days', () => {
  test('runs from the first day to the last', () => {
    expect(scale.at('2016-01-01')).toBe('0%');
    expect(scale.at('2016-07-02')).toBe('50%');
    expect(scale.at('2017-01-01')).toBe('100%');
  });

  test('keeps what lies outside at its ends', () => {
    expect(scale.at('2015-01-01')).toBe('0%');
    expect(scale.at('2030-01-01')).toBe('100%');
    expect(scale.index('2030-01-01')).toBe(365);
  });

  test('numbers its days, and finds each by its number again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: scale.length - 1 }), (number) => {
        expect(scale.day(number)).toBe(addDays(scale.from, number));
        expect(scale.index(scale.day(number))).toBe(number);
      }),
    );
  });
});
