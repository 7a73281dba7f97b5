import type { DayNumber, Step } from '@proviso/model';
import { compareText } from '../../interpreter/evidence.ts';
import type { FunctionRef } from '../wasm/module.ts';

/** Something that a step does to all paths on behalf of a thing of the model, on a day of its own. */
export interface DatedFunction {
  readonly step: number;
  /** The day on which it takes effect. */
  readonly day: DayNumber;
  readonly name: string;
  readonly run: FunctionRef;
}

/** What happens: before the first step, and [steps] in each of them, in order of day, then name. */
export interface CourseTurns {
  readonly history: readonly FunctionRef[];
  readonly turns: readonly (readonly FunctionRef[])[];
}

export function inOrderOfDay(steps: readonly Step[], turns: readonly DatedFunction[]): CourseTurns {
  const ordered = turns.toSorted((a, b) => a.day - b.day || compareText(a.name, b.name));
  const byStep = Map.groupBy(ordered, ({ step }) => step);
  const of = (step: number) => (byStep.get(step) ?? []).map(({ run }) => run);
  return {
    history: ordered.filter(({ step }) => step < 0).map(({ run }) => run),
    turns: steps.map((step) => of(step.index)),
  };
}

/** One function for all of some occasions; what differs between them it reads from its step. */
export function forOccasions<T extends { readonly step: number; readonly day: DayNumber }>(
  occasions: readonly T[],
  name: string,
  lower: (of: (step: number) => T) => FunctionRef,
): readonly DatedFunction[] {
  if (occasions.length === 0) return [];
  const byStep = new Map(occasions.map((occasion) => [occasion.step, occasion]));
  const run = lower((step) => byStep.get(step) ?? occasions[0]!);
  return occasions.map(({ step, day }) => ({ step, day, name, run }));
}
