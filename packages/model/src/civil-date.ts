/**
 * A civil date: a day of the proleptic Gregorian calendar without time or zone, written `YYYY-MM-DD`.
 * Two dates compare as strings do. The model holds dates in this form; arithmetic goes through day numbers.
 */
export type CivilDate = string;

/** Whole days since 1970-01-01, negative before. */
export type DayNumber = number;

export interface YearMonthDay {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

/** Length of a month in days, leap years by the Gregorian rule. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * Day number of a date; exact for all years 1 to 9999.
 * Method: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil (eras of 400 years, years from 1 March).
 */
export function dayNumberOf({ year, month, day }: YearMonthDay): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month and day of a day number; inverse of {@link dayNumberOf}. */
export function civilOf(number: DayNumber): YearMonthDay {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** `undefined` where the text is not `YYYY-MM-DD` or the day does not exist (2015-02-29). */
export function parseCivilDate(text: string): YearMonthDay | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

/** The text form `YYYY-MM-DD`. */
export function formatCivilDate({ year, month, day }: YearMonthDay): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Day number of a date of the model.
 * @throws Error if the date does not exist: the language has checked every date of a model, so this is a bug.
 */
export function toDayNumber(date: CivilDate): DayNumber {
  const parsed = parseCivilDate(date);
  if (!parsed) throw new Error(`not a civil date: ${date}`);
  return dayNumberOf(parsed);
}

/** Date of the model for a day number. */
export function fromDayNumber(number: DayNumber): CivilDate {
  return formatCivilDate(civilOf(number));
}

/** The date `days` later (earlier where negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(toDayNumber(date) + days);
}
