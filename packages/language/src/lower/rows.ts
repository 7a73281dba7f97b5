import type { Row } from '../collection.ts';
import { numberIn } from '../csv.ts';
import type { Aggregate } from '../generated/ast.ts';
import { declaredBy, type Program } from '../program.ts';

/** `population` is the share of the union's population; any other field is a column of the table. */
export function cellNumber(row: Row, column: string): number {
  if (column === 'population' && row.populationShare !== undefined) return row.populationShare;
  return numberIn(row.cells.get(column) ?? '') ?? Number.NaN;
}

/** The rows over which an aggregate runs. */
export function rowsOver(node: Aggregate, program: Program): readonly Row[] {
  const over = declaredBy(program, node.over);
  return over?.$type === 'Union' || over?.$type === 'Table' ? (program.rows.get(over)?.rows ?? []) : [];
}
