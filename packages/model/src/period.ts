import {
  type CivilDate,
  civilOf,
  type DayNumber,
  dayNumberOf,
  daysInMonth,
  formatCivilDate,
  parseCivilDate,
  toDayNumber,
} from './civil-date.ts';

/** The calendar periods of the language; also the steps that a timeline can have. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A length of calendar time, as in "renewed for 6 months". */
export interface Period {
  readonly count: number;
  readonly unit: CalendarUnit;
}

const MONTHS_PER: Record<'month' | 'quarter' | 'year', number> = { month: 1, quarter: 3, year: 12 };

/**
 * Length of one period in years, by the language's rule that a year is 12 months, 4 quarters or 365.25 days.
 * A week is seven days.
 */
export const YEARS_PER: Readonly<Record<CalendarUnit, number>> = {
  day: 1 / 365.25,
  week: 7 / 365.25,
  month: 1 / 12,
  quarter: 1 / 4,
  year: 1,
};

/** A date reached by adding a period, and whether the month's end cut it short (31 August + 6 months = 28 February). */
export interface Reached {
  readonly date: CivilDate;
  readonly clamped: boolean;
}

/**
 * The date a period later. Months clamp to the month's last day.
 * @param anchorDay the day of the month to aim at, by default the date's own: successive renewals count from the
 *   clause's original end day, so that 31 August is followed by 28 February and then by 31 August again.
 */
export function addPeriod(date: CivilDate, period: Period, anchorDay?: number): Reached {
  const from = parseCivilDate(date);
  if (!from) throw new Error(`not a civil date: ${date}`);
  if (period.unit === 'day' || period.unit === 'week') {
    const days = period.count * (period.unit === 'week' ? 7 : 1);
    return { date: formatCivilDate(civilOf(dayNumberOf(from) + days)), clamped: false };
  }
  const months = from.year * 12 + (from.month - 1) + period.count * MONTHS_PER[period.unit];
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  const aim = anchorDay ?? from.day;
  const day = Math.min(aim, daysInMonth(year, month));
  return { date: formatCivilDate({ year, month, day }), clamped: day !== aim };
}

/** The date a period earlier, clamped like {@link addPeriod}. */
export function subtractPeriod(date: CivilDate, period: Period): Reached {
  return addPeriod(date, { ...period, count: -period.count });
}

/** The months, quarters and so on of a case, from the one that contains `from` to the one that contains `through`. */
export interface Timeline {
  readonly unit: CalendarUnit;
  /** First day of the first step. */
  readonly from: CivilDate;
  /** Last day of the last step. */
  readonly through: CivilDate;
}

/** One calendar period of a timeline: first and last day, both inclusive. */
export interface Step {
  readonly index: number;
  readonly first: DayNumber;
  readonly last: DayNumber;
}

/** All steps of a timeline in order. Weeks are counted from the timeline's first day. */
export function stepsOf(timeline: Timeline): readonly Step[] {
  const end = toDayNumber(timeline.through);
  const steps: Step[] = [];
  let first = periodStart(timeline.from, timeline.unit);
  for (let index = 0; toDayNumber(first) <= end; index += 1) {
    const next = addPeriod(first, { count: 1, unit: timeline.unit }).date;
    steps.push({ index, first: toDayNumber(first), last: toDayNumber(next) - 1 });
    first = next;
  }
  return steps;
}

/** First day of the calendar period that contains the date; for days and weeks the date itself. */
export function periodStart(date: CivilDate, unit: CalendarUnit): CivilDate {
  const parsed = parseCivilDate(date);
  if (!parsed) throw new Error(`not a civil date: ${date}`);
  const { year, month } = parsed;
  switch (unit) {
    case 'day':
    case 'week':
      return date;
    case 'month':
      return formatCivilDate({ year, month, day: 1 });
    case 'quarter':
      return formatCivilDate({ year, month: month - ((month - 1) % 3), day: 1 });
    case 'year':
      return formatCivilDate({ year, month: 1, day: 1 });
  }
}

/** Last day of the calendar period that contains the date; for weeks the sixth day after it. */
export function periodEnd(date: CivilDate, unit: CalendarUnit): CivilDate {
  const next = addPeriod(periodStart(date, unit), { count: 1, unit }).date;
  return formatCivilDate(civilOf(toDayNumber(next) - 1));
}

/** Index of the step that contains a day, or -1 before the first and past the last. */
export function stepIndexOf(steps: readonly Step[], day: DayNumber): number {
  let [low, high] = [0, steps.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const step = steps[middle]!;
    if (day < step.first) high = middle - 1;
    else if (day > step.last) low = middle + 1;
    else return middle;
  }
  return -1;
}
