import { addPeriod, type Case, type CivilDate } from '@proviso/model';

/** Between which days, and how many paths for each step between them. */
export interface NewsSpan {
  /** The day before the news, and the last day of it. */
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly paths: number;
}

/** A few dozen runs of so many paths are made in seconds. */
const PATHS = 500;

/** The quarter before the as-of day, as much of it as the timeline has. */
export function usualNewsSpan({ timeline }: Pick<Case, 'timeline'>, { asOf }: { readonly asOf: CivilDate }): NewsSpan {
  const quarterBefore = addPeriod(asOf, { count: -1, unit: 'quarter' }).date;
  return { from: [quarterBefore, timeline.from].sort()[1]!, through: asOf, paths: PATHS };
}

/** Why there can be no news in a span, in words; undefined where there can. */
export function mistakeIn({ from, through }: NewsSpan): string | undefined {
  return from < through ? undefined : 'The first day must come before the last.';
}
