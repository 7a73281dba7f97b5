import type { Place } from './diagnostic.ts';

/** A member of a union or a row of a table. */
export interface Row {
  /** What stands between the brackets of an expanded name, as in `wobble(HU)`. */
  readonly code: string;
  /** What people read; the code where the table has no name. */
  readonly title: string;
  /** 0 to 1 */
  readonly populationShare?: number;
  readonly veto?: true;
  /** Cells by column, as text. */
  readonly cells: ReadonlyMap<string, string>;
  readonly place: Place;
}

/** The members of a union sorted by code, or the rows of a table in their order. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}
