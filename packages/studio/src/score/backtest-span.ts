import { addPeriod, type CalendarUnit, type Case, type CivilDate } from '@proviso/model';

/** Which past days, and how many paths for each. */
export interface BacktestSpan {
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly every: CalendarUnit;
  readonly known: CivilDate;
  readonly paths: number;
}

/** A dozen forecasts of so many paths are made in seconds. */
const PATHS = 500;

/**
 * The year before the as-of day, as much of it as the timeline has, month by month; what came out is taken as of the last
 * day up to which the records were checked, or the as-of day where that is later.
 */
export function usualSpan(
  { timeline, verifiedThrough }: Pick<Case, 'timeline' | 'verifiedThrough'>,
  { asOf }: { readonly asOf: CivilDate },
): BacktestSpan {
  const yearBefore = addPeriod(asOf, { count: -1, unit: 'year' }).date;
  const known = verifiedThrough ?? timeline.through;
  return {
    from: [yearBefore, timeline.from].sort()[1]!,
    through: asOf,
    every: 'month',
    known: [known, asOf].sort()[1]!,
    paths: PATHS,
  };
}
