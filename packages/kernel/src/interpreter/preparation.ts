import {
  type Case,
  type CivilDate,
  type Condition,
  type DatedRecord,
  type DayNumber,
  type Expression,
  type Step,
  stepIndexOf,
  toDayNumber,
} from '@proviso/model';
import type { DrawSource } from '../draw-source.ts';
import { RunFailure, type RunSettings } from '../executor.ts';
import type { EvidenceList } from './evidence.ts';
import type { PathLayout } from './layout.ts';
import type { Numeric, Test, Turn } from './path.ts';

/**
 * From where a formula looks at the law of a path.
 *
 * - `opening`: as the lets of the step see it (and the `next` of the step after)
 * - `act`: what has happened up to the path's day, all else as at the opening: for what is drawn, voted or decided
 * - `day`: everything as of the end of the path's day, which lies in the step: for questions and dated conditions
 */
export type View = 'opening' | 'act' | 'day';

/** What every part of the interpreter needs while a model is prepared; filled as the parts go along. */
export interface Preparation {
  readonly model: Case;
  readonly settings: RunSettings;
  readonly steps: readonly Step[];
  /** Length of a step in years. */
  readonly stepLength: number;
  readonly asOf: DayNumber;
  /** Silence is evidence up to this day. */
  readonly silenceThrough: DayNumber;
  readonly source: DrawSource;
  readonly layout: PathLayout;
  readonly evidence: EvidenceList;
  /** Records that no other overrules, by subject, in order of day. */
  readonly records: ReadonlyMap<string, readonly DatedRecord[]>;
  /** [steps] what is noted at the end of a step, for dated conditions and summaries. */
  readonly notes: readonly Turn[][];
  /** Makes a formula for a number ready to run. */
  expression(expression: Expression, view: View): Numeric;
  /** Makes a condition ready to run. */
  condition(condition: Condition, view: View): Test;
}

/** The records of a subject with one of the acts, in order of day. */
export function recordsOf(
  { records }: Preparation,
  subject: string,
  ...acts: readonly DatedRecord['act']['kind'][]
): readonly DatedRecord[] {
  return (records.get(subject) ?? []).filter((record) => acts.includes(record.act.kind));
}

/** Whether the lack of a record of a subject on a day says that nothing was done. */
export function isSilent({ model, silenceThrough }: Preparation, subject: string, day: DayNumber): boolean {
  if (day > silenceThrough) return false;
  return !model.gaps.some(
    (gap) => gap.subject === subject && toDayNumber(gap.from) <= day && day <= toDayNumber(gap.through),
  );
}

/** The step that contains a date: -1 before the timeline, the number of steps after it. */
export function stepOf({ steps }: Preparation, date: CivilDate): number {
  const day = toDayNumber(date);
  if (day < steps[0]!.first) return -1;
  const index = stepIndexOf(steps, day);
  return index < 0 ? steps.length : index;
}

/** A range of days, each end of which may be open. */
export interface DateRange {
  readonly from?: CivilDate;
  readonly through?: CivilDate;
}

/** Whether a day lies within a range. */
export function within(range: DateRange | undefined, day: DayNumber): boolean {
  const [from, through] = daysOf(range);
  return from <= day && day <= through;
}

/** First and last day of a range, infinite where it is open. */
export function daysOf(range: DateRange | undefined): readonly [from: DayNumber, through: DayNumber] {
  return [
    range?.from === undefined ? -Infinity : toDayNumber(range.from),
    range?.through === undefined ? Infinity : toDayNumber(range.through),
  ];
}

/**
 * The step that contains a date about which the case asks.
 * @throws RunFailure PV0910 where the timeline does not hold it
 */
export function requireStep(preparation: Preparation, date: CivilDate): number {
  const step = stepOf(preparation, date);
  if (step >= 0 && step < preparation.steps.length) return step;
  throw new RunFailure({
    code: 'PV0910',
    subject: 'timeline',
    date,
    message: `a condition asks about ${date}, which the timeline does not hold`,
    help: 'let the timeline run from before the first to after the last day that the case asks about',
  });
}
