import {
  type Case,
  type CivilDate,
  fromDayNumber,
  type Observation,
  type Series,
  type Step,
  stepIndexOf,
  toDayNumber,
} from '@proviso/model';

/** The figure that a series will have next, by the habit of those that are known. */
export interface NextFigure {
  /** The step that it is about. */
  readonly step: number;
  /** The day about which it will be known; the day after the as-of day where it is overdue. */
  readonly release: CivilDate;
}

/**
 * The next figure of a series whose rows are those known on a day: as many steps after the last as is usual, known as
 * many days after its date as is usual (medians). Undefined where fewer than two steps have rows, or the next lies
 * beyond the timeline.
 */
export function nextFigure({ rows }: Series, steps: readonly Step[], asOf: CivilDate): NextFigure | undefined {
  const dated = rows.map((row) => ({ ...row, day: toDayNumber(row.date) }));
  const inSteps = dated.map((row) => ({ ...row, step: stepIndexOf(steps, row.day) })).filter(({ step }) => step >= 0);
  const taken = [...new Set(inSteps.map(({ step }) => step))].sort((a, b) => a - b);
  if (taken.length < 2) return undefined;
  const index = taken.at(-1)! + median(taken.slice(1).map((step, i) => step - taken[i]!));
  const step = steps[index];
  if (!step) return undefined;
  const last = inSteps.at(-1)!;
  const day = Math.min(step.last, step.first + last.day - steps[last.step]!.first);
  const delay = median(inSteps.map((row) => toDayNumber(row.known) - row.day));
  return { step: index, release: fromDayNumber(Math.max(day + delay, toDayNumber(asOf) + 1)) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;
}

/** Name of the report that a path would make of an observation in each of its steps. */
export function reportName({ name }: Observation): string {
  return `${name}, next figure`;
}

/**
 * The model with a report drawn in every step for each observation. Observations only weigh paths: what the next one
 * will say, its error included, takes a draw of its own, which moves no other.
 */
export function withReports(model: Case): Case {
  const reports = model.observations.map((observation) => ({
    name: reportName(observation),
    unit: observation.unit,
    law: { kind: 'draw' as const, distribution: observation.distribution },
  }));
  return { ...model, lets: [...model.lets, ...reports].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
