import { DIMENSIONLESS } from '@proviso/model';
import type { CaseText, CheckedCase } from './case-text.ts';
import type { Rows } from './collection.ts';
import { membersOf, rowsOf, tablesOf } from './collections.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import type { Observe, State, Table, Union } from './generated/ast.ts';
import { lowerCase, timelineOf } from './lower/lower.ts';
import { declareNames, linkNames } from './names.ts';
import { parseFile } from './parse.ts';
import type { Program } from './program.ts';
import { type ReadSeries, readSeries } from './series.ts';
import { sourceFile } from './source-file.ts';
import { writtenUnit } from './units.ts';

/**
 * Checks the files of a case together and, where there is no error, gives its model.
 * @param library files that `use` can bring, by name without extension
 */
export function checkCase(text: CaseText, _library: ReadonlyMap<string, string> = new Map()): CheckedCase {
  const report: Diagnostic[] = [];
  const places = new Map<string, Place>();
  const trees = [...text.files]
    .filter(([path]) => path.endsWith('.proviso'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => parseFile(sourceFile(path, content), report));
  if (report.length > 0) return { places, diagnostics: report };
  const named = declareNames(trees, report);
  const tables = tablesOf(text, report);
  const rows = new Map<Union | Table, Rows>();
  const series = new Map<State | Observe, ReadSeries>();
  for (const node of named.values()) {
    if (node.$type === 'Union' || node.$type === 'Table') {
      const found = node.$type === 'Union' ? membersOf(node, tables, report) : rowsOf(node, tables, report);
      if (found) rows.set(node, found);
    }
    if ((node.$type === 'State' || node.$type === 'Observe') && node.data) {
      const found = readSeries(node.data, tables, report);
      if (found) series.set(node, found);
    }
  }
  const program: Program = { trees, named, rows, links: linkNames(trees, { named, rows }, report) };
  const timeline = timelineOf(program);
  if (report.length > 0 || !timeline) return { places, diagnostics: report };
  const unitOf = (node: { unit?: import('./generated/ast.ts').UnitExpression }) =>
    node.unit ? writtenUnit(node.unit) : DIMENSIONLESS;
  return { model: lowerCase(program, timeline, { unitOf, series }), places, diagnostics: report };
}
