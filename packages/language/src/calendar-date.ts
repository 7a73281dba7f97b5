import { addDays, type CivilDate, daysInMonth, formatCivilDate, parseCivilDate } from '@proviso/model';

/** The days that a date of the text covers: one day, a whole month (`2016-07`) or a whole year. */
export interface DaySpan {
  readonly first: CivilDate;
  readonly last: CivilDate;
  readonly unit: 'day' | 'month' | 'year';
}

/** Undefined where the text is no date or names a day, month or year that does not exist. */
export function daySpan(text: string | number): DaySpan | undefined {
  const written = String(text);
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(written);
  if (!match) return undefined;
  if (match[3]) return parseCivilDate(written) ? { first: written, last: written, unit: 'day' } : undefined;
  const year = Number(match[1]);
  if (!match[2]) {
    return year < 1 ? undefined : { first: `${written}-01-01`, last: `${written}-12-31`, unit: 'year' };
  }
  const month = Number(match[2]);
  if (year < 1 || month < 1 || month > 12) return undefined;
  const last = formatCivilDate({ year, month, day: daysInMonth(year, month) });
  return { first: `${written}-01`, last, unit: 'month' };
}

/** The single day of a checked date after `from`, and after words that take one day. */
export function firstDay(text: string | number): CivilDate {
  return checked(text).first;
}

/** The last day that a checked date covers, as after `through`. */
export function lastDay(text: string | number): CivilDate {
  return checked(text).last;
}

/** The day before a checked date begins, as after `before`. */
export function dayBefore(text: string | number): CivilDate {
  return addDays(checked(text).first, -1);
}

function checked(text: string | number): DaySpan {
  const span = daySpan(text);
  if (!span) throw new Error(`${text} has passed the check of dates and is none`);
  return span;
}
