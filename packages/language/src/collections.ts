import type { CaseText } from './case-text.ts';
import type { Row, Rows } from './collection.ts';
import { type CsvTable, noNumber, numberIn, readCsv } from './csv.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Table, Union } from './generated/ast.ts';
import { placeOf } from './source-file.ts';
import { instead, nearest } from './suggestion.ts';

/** The tables of a case, each read once. */
export type Tables = (path: string, asked: Place) => CsvTable | undefined;

/** Reads tables by path within the case's folder; a table that is missing is reported where it is asked for. */
export function tablesOf(text: CaseText, report: Diagnostic[]): Tables {
  const read = new Map<string, CsvTable>();
  return (path, asked) => {
    const known = read.get(path);
    if (known) return known;
    const content = text.files.get(path);
    if (content === undefined) {
      report.push(missingTable(text, path, asked));
      return undefined;
    }
    const table = readCsv(path, content, report);
    read.set(path, table);
    return table;
  };
}

function missingTable(text: CaseText, path: string, place: Place): Diagnostic {
  const tables = [...text.files.keys()].filter((file) => file.endsWith('.csv'));
  const like = nearest(path, tables);
  const outside = path.startsWith('/') || path.split('/').includes('..');
  return diagnose('PV0601', {
    message: outside ? `"${path}" lies outside the case's folder` : `there is no file "${path}" in the case's folder`,
    help: outside
      ? 'put the table into the case folder; a case reads nothing outside it'
      : like
        ? `did you mean "${like}"?`
        : `put the table there${tables.length > 0 ? `; the folder has ${tables.join(', ')}` : ''}`,
    place,
    ...instead(outside ? undefined : like, place),
  });
}

/** The members of a union, from its text or its table, sorted by code. */
export function membersOf(union: Union, tables: Tables, report: Diagnostic[]): Rows | undefined {
  const found = union.file === undefined ? inlineMembers(union) : readMembers(union, union.file, tables, report);
  if (!found) return undefined;
  const rows = unique(found.rows, report).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return { columns: found.columns, rows: withShares(rows, report) };
}

function inlineMembers(union: Union): Rows {
  const rows = union.members.map((member): Row => {
    const cells = new Map(member.population === undefined ? [] : [['population', String(member.population)]]);
    const place = placeOf(member);
    return { code: member.name, title: member.title ?? member.name, cells, place, ...(member.veto && { veto: true }) };
  });
  return { columns: ['population'], rows };
}

function readMembers(union: Union, path: string, tables: Tables, report: Diagnostic[]): Rows | undefined {
  const table = tables(path, placeOf(union, 'file'));
  if (!table) return undefined;
  const [code, name] = ['code', 'name'].map((column) => table.columns.indexOf(column));
  if (code === -1 || code === undefined) {
    report.push(missingColumn('code', table, placeOf(union, 'file')));
    return undefined;
  }
  const veto = table.columns.indexOf('veto');
  const rows = table.rows.map((row): Row => {
    const cells = new Map(table.columns.map((column, i) => [column, row.cells[i]!]));
    const title = row.cells[name!] || row.cells[code]!;
    const vetoes = ['yes', 'true', '1', 'veto'].includes((row.cells[veto] ?? '').toLowerCase());
    return { code: row.cells[code]!, title, cells, place: row.place, ...(vetoes && { veto: true }) };
  });
  return { columns: table.columns, rows };
}

/** The rows of a table; the first column is the code by which a row is named. */
export function rowsOf(table: Table, tables: Tables, report: Diagnostic[]): Rows | undefined {
  const csv = tables(table.file, placeOf(table, 'file'));
  if (!csv) return undefined;
  const rows = csv.rows.map((row): Row => {
    const cells = new Map(csv.columns.map((column, i) => [column, row.cells[i]!]));
    return { code: row.cells[0]!, title: row.cells[0]!, cells, place: row.place };
  });
  return { columns: csv.columns, rows: unique(rows, report) };
}

function unique(rows: readonly Row[], report: Diagnostic[]): Row[] {
  const first = new Map<string, Row>();
  for (const row of rows) {
    const same = first.get(row.code);
    if (!same && row.code !== '') first.set(row.code, row);
    else report.push(repeatedCode(row, same));
  }
  return [...first.values()];
}

function repeatedCode(row: Row, same: Row | undefined): Diagnostic {
  return diagnose('PV0606', {
    message: same ? `"${row.code}" stands here a second time` : 'this row has no code in its first column',
    help: 'give every row a code of its own',
    place: row.place,
    ...(same && { related: [{ message: 'the first time it stands here', place: same.place }] }),
  });
}

/** The columns in which a union's table can give the population, as a share, a percentage or a number of people. */
const POPULATION = /^population([ _]share)?([ _](pct|percent))?$/;

/** The column of the population, if there is one. */
function populationColumn(columns: readonly string[]): string | undefined {
  return columns.find((column) => POPULATION.test(column));
}

/** Shares of the whole: percentages, shares and numbers of people all come to the same, whatever they add up to. */
function withShares(rows: readonly Row[], report: Diagnostic[]): readonly Row[] {
  const column = populationColumn([...new Set(rows.flatMap((row) => [...row.cells.keys()]))]);
  if (column === undefined) return rows;
  const populations = rows.map((row) => populationOf(row, column, report));
  const total = populations.reduce<number>((sum, population) => sum + (population ?? 0), 0);
  if (!(total > 0)) return rows;
  return rows.map((row, i) =>
    populations[i] === undefined ? row : { ...row, populationShare: populations[i] / total },
  );
}

function populationOf(row: Row, column: string, report: Diagnostic[]): number | undefined {
  const cell = row.cells.get(column) ?? '';
  const population = numberIn(cell);
  if (cell !== '' && !((population ?? -1) >= 0)) report.push(noNumber(cell, row.place));
  return population;
}

/** A column that is asked for and is not there; the columns that are there are listed. */
export function missingColumn(column: string, table: CsvTable, place: Place): Diagnostic {
  const like = nearest(column, table.columns);
  const listed = table.columns.map((name) => `"${name}"`).join(', ');
  const semicolons = table.columns.length === 1 && table.columns[0]!.includes(';');
  return diagnose('PV0602', {
    message: `"${table.path}" has no column "${column}"`,
    help: semicolons
      ? 'the table is separated by semicolons: save it with commas'
      : `${like ? `did you mean "${like}"? ` : ''}its columns are ${listed || 'none: the file is empty'}`,
    place,
    ...instead(semicolons ? undefined : like, place),
    related: [{ message: 'the header of the table', place: table.headerPlace }],
  });
}

/** A column of a union or table that a formula asks for and that is not there. */
export function missingColumnOfRows(column: string, name: string, { columns }: Rows, place: Place): Diagnostic {
  const like = nearest(column, columns);
  const listed = columns.map((found) => `"${found}"`).join(', ');
  return diagnose('PV0106', {
    message: `${name} has no column "${column}"`,
    help: like ? `did you mean "${like}"?` : `its columns are ${listed}`,
    place,
    ...instead(like, place),
  });
}
