import type { CellRange, Cells } from './cells.ts';

/** Answers of one world to one question, and which paths count for it. */
export interface Outcome {
  /** [paths] */
  readonly answers: Float64Array;
  /** [paths]: 1 where the path meets the condition; undefined where all do. */
  readonly given: Float64Array | undefined;
}

/** The outcome on those paths that count and lie in a range of cells. */
export function outcomeIn({ answers, given }: Outcome, cells: Cells, { from, to }: CellRange): Outcome {
  const counted = new Float64Array(answers.length);
  for (let i = 0; i < answers.length; i += 1) {
    const cell = cells.of[i]!;
    if (cell >= from && cell < to) counted[i] = given ? given[i]! : 1;
  }
  return { answers, given: counted };
}
