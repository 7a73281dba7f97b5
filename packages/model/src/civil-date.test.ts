import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  civilOf,
  dayNumberOf,
  daysInMonth,
  fromDayNumber,
  parseCivilDate,
  toDayNumber,
} from './civil-date.ts';

/** Days from 0001-01-01 to 9999-12-31. */
const day = fc.integer({ min: -719_162, max: 2_932_896 });

describe('the number of a day', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2000-03-01', 11_017],
    ['2014-07-31', 16_282],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
  ])('of %s is %i', (date, number) => expect(toDayNumber(date)).toBe(number));

  test('and its date are inverse to each other', () => {
    fc.assert(
      fc.property(day, (number) => {
        expect(toDayNumber(fromDayNumber(number))).toBe(number);
        expect(dayNumberOf(civilOf(number))).toBe(number);
      }),
    );
  });

  test('is that of the computer’s own calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (number) => {
        expect(fromDayNumber(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  test('grows by one from day to day, in the order of the texts', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_930_000 }), fc.nat(1_000), (number, days) => {
        const [date, later] = [fromDayNumber(number), addDays(fromDayNumber(number), days)];
        expect(toDayNumber(later) - toDayNumber(date)).toBe(days);
        expect(later >= date).toBe(true);
      }),
    );
  });
});

describe('a date', () => {
  test.each([
    '2015-02-29',
    '1900-02-29',
    '2016-13-01',
    '2016-00-10',
    '2016-04-31',
    '2016-4-1',
    '16-04-01',
    '0000-01-01',
    '',
  ])('%s does not exist', (text) => expect(parseCivilDate(text)).toBeUndefined());

  test.each(['2016-02-29', '2000-02-29', '0001-01-01'])('%s exists', (text) =>
    expect(parseCivilDate(text)).toBeDefined(),
  );

  test('that does not exist has no number', () => {
    expect(() => toDayNumber('2015-02-29')).toThrow('2015-02-29');
  });
});

test('February has 29 days in leap years of the Gregorian rule only', () => {
  expect([1900, 2000, 2015, 2016].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29]);
});
