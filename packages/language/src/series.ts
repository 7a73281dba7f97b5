import { addPeriod, type Period, parseCivilDate, type Series, type SeriesRow } from '@proviso/model';
import { daySpan } from './calendar-date.ts';
import { missingColumn, type Tables } from './collections.ts';
import { type CsvRow, type CsvTable, cellPlace, noNumber, numberIn } from './csv.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { DataUse } from './generated/ast.ts';
import { periodOf } from './period.ts';
import { placeOf } from './source-file.ts';

/** A series as it was read, with the place of every row. */
export interface ReadSeries {
  readonly series: Series;
  /** In the order of the rows. */
  readonly places: readonly Place[];
}

/** Reads the series that a `data` clause names; undefined where a fault keeps it from being read. */
export function readSeries(use: DataUse, tables: Tables, report: Diagnostic[]): ReadSeries | undefined {
  const table = tables(use.file, placeOf(use, 'file'));
  if (!table) return undefined;
  const faults = report.length;
  const value = columnOf(use, 'column', table, report);
  const date = use.dateColumn === undefined ? 0 : columnOf(use, 'dateColumn', table, report);
  const known = use.knownColumn === undefined ? undefined : columnOf(use, 'knownColumn', table, report);
  if (use.knownColumn === undefined && !use.knownAfter) report.push(unknownKnown(use, table));
  if (report.length > faults) return undefined;
  const rows: SeriesRow[] = [];
  const places: Place[] = [];
  for (const row of table.rows) {
    if (row.cells[value!] === '') continue;
    const read = readRow(row, value!, date!, known, use.knownAfter && periodOf(use.knownAfter), report);
    if (!read) continue;
    const before = rows.at(-1);
    if (before) checkOrder(before, read, places.at(-1)!, row.place, report);
    rows.push(read);
    places.push(row.place);
  }
  if (report.length > faults) return undefined;
  const series = { file: use.file, column: use.column, ...(use.aggregate && { aggregate: use.aggregate }), rows };
  return { series, places };
}

function columnOf(
  use: DataUse,
  property: 'column' | 'dateColumn' | 'knownColumn',
  table: CsvTable,
  report: Diagnostic[],
) {
  const index = table.columns.indexOf(use[property]!);
  if (index < 0) report.push(missingColumn(use[property]!, table, placeOf(use, property)));
  return index;
}

function readRow(
  row: CsvRow,
  value: number,
  date: number,
  known: number | undefined,
  after: Period | undefined,
  report: Diagnostic[],
): SeriesRow | undefined {
  const faults = report.length;
  const span = daySpan(row.cells[date]!);
  if (!span) report.push(noDate(row.cells[date]!, cellPlace(row, date)));
  const number = numberIn(row.cells[value]!);
  if (number === undefined) report.push(noNumber(row.cells[value]!, cellPlace(row, value)));
  const knownText = known === undefined ? undefined : row.cells[known]!;
  if (knownText !== undefined && !parseCivilDate(knownText)) report.push(noDay(knownText, cellPlace(row, known!)));
  if (report.length > faults || !span || number === undefined) return undefined;
  // A figure for a whole month could not be known `N days after` its first day, only after its last.
  const day = knownText ?? addPeriod(span.last, after!).date;
  if (day < span.first)
    report.push(knownBefore(day, span.first, known === undefined ? row.place : cellPlace(row, known)));
  return { date: span.first, known: day, value: number };
}

function checkOrder(before: SeriesRow, row: SeriesRow, first: Place, place: Place, report: Diagnostic[]): void {
  if (row.date > before.date || (row.date === before.date && row.known > before.known)) return;
  const same = row.date === before.date && row.known === before.known;
  report.push(
    diagnose(same ? 'PV0605' : 'PV0604', {
      message: same
        ? `a second figure for ${row.date}, known on the same day ${row.known}`
        : `the rows are out of order: ${row.date} (known ${row.known}) stands after ${before.date} (known ${before.known})`,
      help: same
        ? 'keep one of the two; a revision has a later day in the column of known days'
        : 'sort the rows by date, then by the day they were known',
      place,
      related: [{ message: 'the row before', place: first }],
    }),
  );
}

function unknownKnown(use: DataUse, table: CsvTable): Diagnostic {
  const column = table.columns.find((name) => /known|publish|release|vintage/i.test(name));
  return diagnose('PV0603', {
    message: 'nothing says when the rows of this series could be known',
    help: column
      ? `add \`known column ${column}\``
      : 'add `known column NAME`, or `known 30 days after` the date of a row',
    place: placeOf(use, 'column'),
  });
}

function noDate(text: string, place: Place): Diagnostic {
  return diagnose('PV0608', {
    message: text === '' ? 'this row has no date' : `"${text}" is not a date of the calendar`,
    help: 'write YYYY-MM-DD, or YYYY-MM for a whole month; a clause `date column NAME` tells which column holds it',
    place,
  });
}

function noDay(text: string, place: Place): Diagnostic {
  return diagnose('PV0608', {
    message: text === '' ? 'this row does not say when it could be known' : `"${text}" is not a day of the calendar`,
    help: 'write the day on which the figure was published as YYYY-MM-DD',
    place,
  });
}

function knownBefore(known: string, date: string, place: Place): Diagnostic {
  return diagnose('PV0610', {
    message: `a figure for ${date} cannot have been known on ${known} already`,
    help: 'correct one of the two dates',
    place,
  });
}
