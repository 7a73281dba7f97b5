import { addPeriod, fromDayNumber, type Period, toDayNumber } from '@proviso/model';
import { expect, it } from 'vitest';
import { runLanes } from '../testing/run-lanes.ts';
import { atMostDays, dayAfter } from './calendar.ts';

const PERIODS: readonly Period[] = [
  { count: 6, unit: 'month' },
  { count: -1, unit: 'month' },
  { count: 1, unit: 'year' },
  { count: -2, unit: 'quarter' },
  { count: 10, unit: 'week' },
  { count: -45, unit: 'day' },
];

const first = toDayNumber('1895-01-01');
const days = Array.from({ length: 3_000 }, (_, i) => first + 29 * i);

it.each(PERIODS)('a period of $count $unit leads to the day that the calendar of the model gives', (period) => {
  const tuples = days.map((day, i) => [day, i % 3 === 0 ? Number.NaN : 1 + (i % 31)]);
  const got = runLanes(tuples, (lanes, [day, anchor]) => dayAfter(lanes, day!, period, anchor!));
  const wanted = tuples.map(([day, anchor]) =>
    toDayNumber(addPeriod(fromDayNumber(day!), period, anchor! > 0 ? anchor : undefined).date),
  );
  expect(got).toEqual(wanted);
});

it.each(PERIODS)('a period of $count $unit has no more days than is said', (period) => {
  const forward = { ...period, count: Math.abs(period.count) };
  for (const day of days) {
    const reached = toDayNumber(addPeriod(fromDayNumber(day), forward).date);
    expect(reached - day).toBeLessThanOrEqual(atMostDays(forward));
  }
});
