import Papa from 'papaparse';
import type { Diagnostic, Place } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { placeAt, sourceFile } from './source-file.ts';

/** A CSV file as text cells; every row knows where it stands. */
export interface CsvTable {
  readonly path: string;
  /** The header, trimmed. */
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly headerPlace: Place;
}

export interface CsvRow {
  /** One for each column, trimmed; what is missing at the end is empty. */
  readonly cells: readonly string[];
  readonly place: Place;
}

/** Reads a CSV text with a header row; empty lines are passed over. Faults of the quoting are reported. */
export function readCsv(path: string, text: string, report: Diagnostic[]): CsvTable {
  const file = sourceFile(path, text.replace(/^\uFEFF/, ''));
  const rows: CsvRow[] = [];
  let columns: readonly string[] | undefined;
  let start = 0;
  Papa.parse<string[]>(file.text, {
    delimiter: ',',
    step: ({ data, errors, meta }) => {
      const place = placeAt(file, start, meta.cursor);
      start = meta.cursor;
      const cells = data.map((cell) => cell.trim());
      for (const { message } of errors) report.push(brokenRow(message, place));
      if (cells.every((cell) => cell === '')) return;
      if (!columns) {
        columns = cells;
        return;
      }
      if (cells.length > columns.length) report.push(tooLong(cells.length, columns.length, place));
      rows.push({ cells: columns.map((_, i) => cells[i] ?? ''), place });
    },
  });
  return { path, columns: columns ?? [], rows, headerPlace: placeAt(file, 0, file.text.length) };
}

/** The place of one cell of a row; of the whole row where quotation marks make its cells hard to tell apart. */
export function cellPlace({ place }: CsvRow, index: number): Place {
  const cells = place.lineText.split(',');
  const cell = cells[index];
  if (cell === undefined || cell.trim() === '' || place.lineText.includes('"')) return place;
  const start = cells.slice(0, index).reduce((sum, before) => sum + before.length + 1, 0);
  const column = start + cell.length - cell.trimStart().length + 1;
  return { ...place, column, endColumn: column + cell.trim().length };
}

function brokenRow(fault: string, place: Place): Diagnostic {
  return diagnose('PV0607', {
    message: `this row of the table cannot be read: ${fault.toLowerCase()}`,
    help: 'put text that holds a comma or a quotation mark between quotation marks, and double the marks within it',
    place,
  });
}

function tooLong(cells: number, columns: number, place: Place): Diagnostic {
  return diagnose('PV0607', {
    message: `this row has ${cells} cells, the header has ${columns}`,
    help: 'a decimal comma or a thousands separator makes two cells of one: write 1234.5',
    place,
  });
}

/** The number that a cell holds; undefined where it holds anything else, or nothing. */
export function numberIn(cell: string): number | undefined {
  const written = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell) ? Number(cell) : Number.NaN;
  return Number.isFinite(written) ? written : undefined;
}

/** A cell of a column of figures that holds something else. */
export function noNumber(cell: string, place: Place): Diagnostic {
  return diagnose('PV0609', {
    message: `"${cell}" is not a number`,
    help: 'write 1234.5 without unit, per cent sign or thousands separator; leave the cell empty where there is no figure',
    place,
  });
}
