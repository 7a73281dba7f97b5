import type { Ensemble } from './ensemble.ts';
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
export function tabulate({ bounds }: Ensemble, { of, count }: Cells, terms: Float64Array): CellTable {
  const rowOver = (from: number, to: number) => {
    const row = new Float64Array(count);
    for (let i = from; i < to; i += 1) row[of[i]!]! += terms[i]!;
    return row;
  };
  return Array.from({ length: bounds.length - 1 }, (_, k) => inChunks(bounds[k]!, bounds[k + 1]!, rowOver, addRow));
}

/** A table's sums over a range of cells: [islands]. */
export function sumsIn(table: CellTable, { from, to }: CellRange): Float64Array {
  return Float64Array.from(table, (row) => {
    let sum = 0;
    for (let cell = from; cell < to; cell += 1) sum += row[cell]!;
    return sum;
  });
}

function addRow(row: Float64Array, other: Float64Array): Float64Array {
  for (let cell = 0; cell < row.length; cell += 1) row[cell]! += other[cell]!;
  return row;
}
