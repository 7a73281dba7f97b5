import { type CivilDate, fromDayNumber, parseCivilDate, periodStart, stepsOf, toDayNumber } from '@proviso/model';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `29 January 2016` */
export function longDay(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${day}\u00a0${MONTHS[month - 1]!}\u00a0${year}`;
}

/** `29 Jan 2016` */
export function shortDay(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${day}\u00a0${MONTHS[month - 1]!.slice(0, 3)}\u00a0${year}`;
}

/** `Jan 2016` */
export function monthOf(date: CivilDate): string {
  const { year, month } = partsOf(date);
  return `${MONTHS[month - 1]!.slice(0, 3)}\u00a0${year}`;
}

/** A calendar period by its first and last day: `2016`, `Jan 2016`, `29 Jan 2016`, or both days. */
export function shownPeriod(from: CivilDate, through: CivilDate): string {
  if (from === through) return shortDay(from);
  const [first, next] = [partsOf(from), partsOf(fromDayNumber(toDayNumber(through) + 1))];
  const wholeMonths = first.day === 1 && next.day === 1;
  if (!wholeMonths) return `${shortDay(from)} – ${shortDay(through)}`;
  if (first.month === 1 && next.month === 1 && next.year === first.year + 1) return String(first.year);
  return monthOf(from) === monthOf(through) ? monthOf(from) : `${monthOf(from)} – ${monthOf(through)}`;
}

/** A mark on an axis of time; minor ones carry no label. */
export interface DateTick {
  readonly date: CivilDate;
  readonly label?: string;
}

/** Marks for an axis of time: years over quarters, months, or days, whichever the span has room for. */
export function dateTicks(from: CivilDate, through: CivilDate): readonly DateTick[] {
  const days = toDayNumber(through) - toDayNumber(from) + 1;
  const starts = (unit: 'day' | 'month' | 'quarter' | 'year') =>
    stepsOf({ unit, from: periodStart(from, unit), through })
      .map((step) => fromDayNumber(step.first))
      .filter((date) => date >= from);
  if (days > 8 * 366) return everyFew(starts('year'), (date) => date.slice(0, 4));
  if (days > 800) {
    return starts('quarter').map((date) => (date.endsWith('-01-01') ? { date, label: date.slice(0, 4) } : { date }));
  }
  if (days > 240) return starts('quarter').map((date) => ({ date, label: monthOf(date) }));
  if (days > 62) return everyFew(starts('month'), monthOf);
  return everyFew(starts('day'), shortDay);
}

/** At most six labels, evenly spaced from the first. */
function everyFew(dates: readonly CivilDate[], label: (date: CivilDate) => string): readonly DateTick[] {
  const stride = Math.max(1, Math.ceil(dates.length / 6));
  return dates.map((date, i) => (i % stride === 0 ? { date, label: label(date) } : { date }));
}

function partsOf(date: CivilDate) {
  const parts = parseCivilDate(date);
  if (!parts) throw new Error(`not a civil date: ${date}`);
  return parts;
}
