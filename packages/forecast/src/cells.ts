import type { Ensemble } from './ensemble.ts';
import type { Outcome } from './outcome.ts';
import { inChunks } from './sums.ts';

/** The paths of an ensemble parted into cells, in order of one of their values. */
export interface Cells {
  /** [paths]: the cell of each. */
  readonly of: Uint8Array;
  readonly count: number;
}

/** Neighbouring cells, the last left out. */
export interface CellRange {
  readonly from: number;
  readonly to: number;
}

/** Sums over the paths that each island has in each cell: [islands][cells]. */
export type CellTable = readonly Float64Array[];

/** @param terms [paths]: what is added up; 0 for a path that does not count */
export function tabulate({ bounds }: Ensemble, cells: Cells, terms: Float64Array): CellTable {
  const rowOver = cells.count === 2 ? rowOfTwo : rowOfMany;
  const ofChunk = (from: number, to: number) => rowOver(cells, terms, from, to);
  return Array.from({ length: bounds.length - 1 }, (_, k) => inChunks(bounds[k]!, bounds[k + 1]!, ofChunk, addRow));
}

function rowOfMany({ of, count }: Cells, terms: Float64Array, from: number, to: number): Float64Array {
  const row = new Float64Array(count);
  for (let i = from; i < to; i += 1) row[of[i]!]! += terms[i]!;
  return row;
}

/** The same for two cells, three times as fast: no sum waits until the one before it is stored. */
function rowOfTwo({ of }: Cells, terms: Float64Array, from: number, to: number): Float64Array {
  let [low, high] = [0, 0];
  for (let i = from; i < to; i += 1) {
    const term = terms[i]! * of[i]!;
    high += term;
    low += terms[i]! - term;
  }
  return Float64Array.of(low, high);
}

/** A table's sums over a range of cells: [islands]. */
export function sumsIn(table: CellTable, { from, to }: CellRange): Float64Array {
  const sums = new Float64Array(table.length);
  for (let k = 0; k < table.length; k += 1) {
    const row = table[k]!;
    for (let cell = from; cell < to; cell += 1) sums[k]! += row[cell]!;
  }
  return sums;
}

function addRow(row: Float64Array, other: Float64Array): Float64Array {
  for (let cell = 0; cell < row.length; cell += 1) row[cell]! += other[cell]!;
  return row;
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
