import { type DayNumber, type Step, stepIndexOf } from '@proviso/model';

// What may have to be done to instruments, and when, is known before the run: terms end on days that records and clauses
// fix, and votes are held on days that follow from those. Whether it is done on a path, the path decides.

/**
 * A place in the order of a run. What falls due by its day stands by day and rank; what falls due for a day that is past,
 * by something done later, stands right after that.
 */
export interface Position {
  /** 0 is what lies before the first step; each step then has two: its first day, and what comes after its lets. */
  readonly part: number;
  /** Day and rank; after those of what has brought it forward, if something has. */
  readonly key: readonly number[];
}

export const ORIGIN: Position = { part: 0, key: [] };

/** The part of a step that comes after its lets. */
export function courseOf(step: number): number {
  return 2 + 2 * step;
}

/** The part in which a step's first day is done. */
export function openingOf(step: number): number {
  return 1 + 2 * step;
}

/** The step to which a part belongs; what lies before the run is done in the first. */
export function stepOfPart(part: number): number {
  return Math.max(0, Math.floor((part - 1) / 2));
}

/** The part that does what falls due on a day by rule; undefined after the last step. */
export function partOf(steps: readonly Step[], day: DayNumber): number | undefined {
  if (day < steps[0]!.first) return 0;
  const step = stepIndexOf(steps, day);
  if (step < 0) return undefined;
  return day === steps[step]!.first ? openingOf(step) : courseOf(step);
}

/** Negative where a position comes before another. */
export function inOrder(a: Position, b: Position): number {
  if (a.part !== b.part) return a.part - b.part;
  const length = Math.min(a.key.length, b.key.length);
  for (let i = 0; i < length; i += 1) if (a.key[i] !== b.key[i]) return a.key[i]! - b.key[i]!;
  return a.key.length - b.key.length;
}

/** Where that stands which falls due on a day in a part, once something has been done at a position. */
export function positionAfter(cause: Position, part: number, day: DayNumber, rank: number): Position {
  const own = { part, key: [day, rank] };
  return inOrder(cause, own) < 0 ? own : { part: cause.part, key: [...cause.key, day, rank] };
}
