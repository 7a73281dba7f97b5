import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromDayNumber, toDayNumber } from './civil-date.ts';
import {
  addPeriod,
  type CalendarUnit,
  periodEnd,
  periodStart,
  stepIndexOf,
  stepsOf,
  subtractPeriod,
  YEARS_PER,
} from './period.ts';

const date = fc.integer({ min: -100_000, max: 100_000 }).map(fromDayNumber);
const units: readonly CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

describe('a period later', () => {
  test.each([
    ['2014-08-31', 6, 'month', '2015-02-28', true],
    ['2015-08-31', 6, 'month', '2016-02-29', true],
    ['2015-07-31', 6, 'month', '2016-01-31', false],
    ['2016-02-29', 1, 'year', '2017-02-28', true],
    ['2016-12-15', 1, 'quarter', '2017-03-15', false],
    ['2016-02-28', 2, 'day', '2016-03-01', false],
    ['2016-02-28', 1, 'week', '2016-03-06', false],
  ] as const)('than %s by %i %s is %s', (from, count, unit, date, clamped) => {
    expect(addPeriod(from, { count, unit })).toEqual({ date, clamped });
  });

  test('counts from the original end day, so that 31 August returns after 28 February', () => {
    const february = addPeriod('2014-08-31', { count: 6, unit: 'month' }, 31).date;
    expect(february).toBe('2015-02-28');
    expect(addPeriod(february, { count: 6, unit: 'month' }, 31)).toEqual({ date: '2015-08-31', clamped: false });
    expect(addPeriod(february, { count: 6, unit: 'month' }).date).toBe('2015-08-28');
  });

  test('keeps the day of the month, or the month’s last', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -60, max: 60 }), (from, count) => {
        const reached = addPeriod(from, { count, unit: 'month' });
        const [day, aim] = [Number(reached.date.slice(8)), Number(from.slice(8))];
        expect(reached.clamped ? day < aim : day === aim).toBe(true);
        expect(reached.clamped).toBe(reached.date !== from && day !== aim);
      }),
    );
  });

  test('and then earlier by as much is the same day, unless clamped', () => {
    fc.assert(
      fc.property(date, fc.nat(40), fc.constantFrom(...units), (from, count, unit) => {
        const { date: reached, clamped } = addPeriod(from, { count, unit });
        if (!clamped) expect(subtractPeriod(reached, { count, unit }).date).toBe(from);
      }),
    );
  });
});

describe('the steps of a timeline', () => {
  test('by month cover each day once, from the first to the last', () => {
    const steps = stepsOf({ unit: 'month', from: '2014-03-01', through: '2017-12-31' });
    expect(steps).toHaveLength(46);
    expect(fromDayNumber(steps[0]!.first)).toBe('2014-03-01');
    expect(fromDayNumber(steps.at(-1)!.last)).toBe('2017-12-31');
  });

  test.each(units)('by %s follow each other without a gap', (unit) => {
    const span = fc
      .tuple(date, fc.nat(1_500))
      .map(([from, days]) => [from, fromDayNumber(toDayNumber(from) + days)] as const);
    fc.assert(
      fc.property(span, ([from, through]) => {
        const steps = stepsOf({ unit, from, through });
        for (const [i, step] of steps.entries()) {
          expect(step.index).toBe(i);
          expect(step.last).toBeGreaterThanOrEqual(step.first);
          if (i > 0) expect(step.first).toBe(steps[i - 1]!.last + 1);
        }
        expect(steps.at(-1)!.last).toBeGreaterThanOrEqual(toDayNumber(through));
      }),
      { numRuns: 30 },
    );
  });

  test('are found by any of their days', () => {
    const steps = stepsOf({ unit: 'quarter', from: '2014-01-01', through: '2017-12-31' });
    fc.assert(
      fc.property(fc.integer({ min: steps[0]!.first - 50, max: steps.at(-1)!.last + 50 }), (day) => {
        expect(stepIndexOf(steps, day)).toBe(steps.findIndex(({ first, last }) => first <= day && day <= last));
      }),
    );
  });

  test('in years add up by the rule of the language', () => {
    expect(YEARS_PER.month * 12).toBeCloseTo(1, 15);
    expect(YEARS_PER.quarter * 4).toBe(1);
    expect(YEARS_PER.day * 365.25).toBe(1);
  });
});

test('a calendar period begins and ends with its first and last day', () => {
  const ends = (unit: CalendarUnit) => [periodStart('2016-02-10', unit), periodEnd('2016-02-10', unit)];
  expect(ends('month')).toEqual(['2016-02-01', '2016-02-29']);
  expect(ends('quarter')).toEqual(['2016-01-01', '2016-03-31']);
  expect(ends('year')).toEqual(['2016-01-01', '2016-12-31']);
  expect(ends('day')).toEqual(['2016-02-10', '2016-02-10']);
});
