import Papa from 'papaparse';
import type { Diagnostic, Place } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { placeAt, type SourceFile, sourceFile } from './source-file.ts';

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
  const file = sourceFile(path, text);
  const rows: CsvRow[] = [];
  let columns: readonly string[] | undefined;
  let start = 0;
  Papa.parse<string[]>(text, {
    delimiter: ',',
    step: ({ data, errors, meta }) => {
      const place = rowPlace(file, start, meta.cursor);
      start = meta.cursor;
      const cells = data.map((cell) => cell.replace(/^\uFEFF/, '').trim());
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
  return { path, columns: columns ?? [], rows, headerPlace: placeAt(file, 0, text.length) };
}

function rowPlace(file: SourceFile, start: number, end: number): Place {
  return placeAt(file, start, end);
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
