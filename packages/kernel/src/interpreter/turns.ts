import type { DayNumber, Step } from '@proviso/model';
import { compareText } from './evidence.ts';
import type { Turn } from './path.ts';
import { type DateRange, daysOf } from './preparation.ts';

/** Something that a step does to a path on behalf of a thing of the model, on a day of its own. */
export interface DatedTurn {
  readonly step: number;
  /** The day on which it takes effect. */
  readonly day: DayNumber;
  readonly name: string;
  readonly run: Turn;
}

/** For each step one turn that runs all of its dated turns, in order of day, then name. */
export function inOrderOfDay(steps: readonly Step[], turns: readonly DatedTurn[]): readonly Turn[] {
  const byStep = Map.groupBy(turns, (turn) => turn.step);
  return steps.map(({ index }) => runInOrder(byStep.get(index) ?? []));
}

/** One turn that runs dated turns in order of day, then name. */
export function runInOrder(turns: readonly DatedTurn[]): Turn {
  const ordered = turns.toSorted((a, b) => a.day - b.day || compareText(a.name, b.name));
  return (path) => {
    for (const turn of ordered) turn.run(path);
  };
}

/** The part of a step that lies within a range of days. */
export interface Exposure {
  readonly step: number;
  /** Years, by the share of the step's days that lie in the range. */
  readonly years: number;
  /** Last day of the part: the day of what chance brings about in it. */
  readonly last: DayNumber;
}

/** The parts of all steps that a range meets, in order. */
export function exposuresOf(
  { steps, stepLength }: { readonly steps: readonly Step[]; readonly stepLength: number },
  range: DateRange | undefined,
): readonly Exposure[] {
  const [from, through] = daysOf(range);
  return steps.flatMap((step) => {
    const [first, last] = [Math.max(step.first, from), Math.min(step.last, through)];
    if (first > last) return [];
    const share = (last - first + 1) / (step.last - step.first + 1);
    return [{ step: step.index, years: share === 1 ? stepLength : stepLength * share, last }];
  });
}
