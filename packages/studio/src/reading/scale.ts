import { type CivilDate, fromDayNumber, type Timeline, toDayNumber } from '@proviso/model';

/** Days along a drawing that runs from the first day of the timeline to its last. */
export interface Scale {
  readonly from: CivilDate;
  readonly through: CivilDate;
  /** Days of the timeline. */
  readonly length: number;
  /** Where a day begins, as a CSS percentage of the drawing's width. */
  readonly at: (day: CivilDate) => string;
  /** Width of days on end, both inclusive, likewise. */
  readonly span: (from: CivilDate, through: CivilDate) => string;
  /** Number of a day within the timeline, from 0, and back. */
  readonly index: (day: CivilDate) => number;
  readonly day: (index: number) => CivilDate;
}

/** Bars that touch overlap by this share of the timeline, so that no seam shows. */
const OVERLAP = 1 / 500;

export function scaleOf({ from, through }: Pick<Timeline, 'from' | 'through'>): Scale {
  const start = toDayNumber(from);
  const length = toDayNumber(through) + 1 - start;
  const share = (number: number) => Math.min(1, Math.max(0, (number - start) / length));
  return {
    from,
    through,
    length,
    at: (day) => along(share(toDayNumber(day))),
    span: (first, last) => along(share(toDayNumber(last) + 1) - share(toDayNumber(first)) + OVERLAP),
    index: (day) => Math.min(length - 1, Math.max(0, toDayNumber(day) - start)),
    day: (index) => fromDayNumber(start + index),
  };
}

/** A share of a drawing's width as a CSS percentage, so that drawings stretch with the page and their text does not. */
export function along(share: number): string {
  return `${Number((100 * Math.min(1, Math.max(0, share))).toFixed(3))}%`;
}
