import { DIMENSIONLESS, type Timeline } from '@proviso/model';
import { checkBallots } from './ballots.ts';
import type { CaseText, CheckedCase } from './case-text.ts';
import { checkCatalogueClauses } from './catalogue-clauses.ts';
import { checkChances } from './chance-forms.ts';
import type { Rows } from './collection.ts';
import { membersOf, rowsOf, type Tables, tablesOf } from './collections.ts';
import { checkCycles } from './cycles.ts';
import { checkDates, checkWithin } from './dates.ts';
import { declareNames } from './declarations.ts';
import type { Diagnostic } from './diagnostic.ts';
import { checkDocuments } from './documents.ts';
import { checkDrawn, checkFigures } from './figures.ts';
import type { CaseFile, Observe, State, Table, Union } from './generated/ast.ts';
import { checkInfluence } from './influence.ts';
import { libraryFile } from './library.ts';
import { lowerCase, timelineOf } from './lower/lower.ts';
import { linkNames } from './names.ts';
import { parsedFile } from './parsed-file.ts';
import { placesOf } from './places.ts';
import type { Named, Program } from './program.ts';
import { checkProvenance } from './provenance.ts';
import { checkUnits, inferUnits } from './quantity-units.ts';
import { checkReadings } from './readings.ts';
import { checkActs } from './recorded-acts.ts';
import { checkRequirements } from './requirements.ts';
import { type ReadSeries, readSeries } from './series.ts';
import { checkStructure } from './structure.ts';
import { checkTypes } from './types.ts';
import { checkUnitNames } from './units.ts';

/**
 * Checks the files of a case together and, where there is no error, gives its model.
 * @param library files that `use` can bring, by name without extension
 */
export function checkCase(text: CaseText, library: ReadonlyMap<string, string> = new Map()): CheckedCase {
  const report: Diagnostic[] = [];
  const { trees, lost } = readFiles(text, library, report);
  const named = declareNames(trees, report);
  const tables = tablesOf(text, report);
  const rows = readRows(named, tables, report);
  const series = readAllSeries(named, tables, report);
  const program: Program = { trees, named, rows, links: linkNames(trees, { named, rows, lost }, report) };

  checkDates(trees, report);
  checkStructure(trees, lost.size === 0, report);
  checkCatalogueClauses(trees, report);
  const timeline = soundTimeline(trees, report);
  if (timeline) {
    checkWithin(trees, timeline, report);
    checkFigures(series, timeline, report);
  }
  checkTypes(program, timeline, report);
  checkRequirements(program, report);
  checkChances(program, report);
  checkBallots(program, report);
  checkActs(program, report);
  checkReadings(program, report);
  checkUnitNames(trees, report, lost);
  const unitOf = inferUnits(program);
  checkUnits(program, unitOf, report);
  checkCycles(program, report);
  checkDocuments(program, text, report);

  if (!timeline || report.some(({ severity }) => severity === 'error')) {
    return { places: new Map(), diagnostics: sorted(report) };
  }
  const model = lowerCase(program, timeline, { unitOf: (node) => unitOf(node) ?? DIMENSIONLESS, series });
  const places = placesOf(program, timeline, series);
  checkInfluence(model, places, report);
  checkProvenance(trees, report);
  return { model, places, diagnostics: sorted(report) };
}

/** A byte-order mark is no character of the text. */
function withoutMark(content: string): string {
  return content.startsWith('\uFEFF') ? content.slice(1) : content;
}

/** The trees of a case's files and of the library's that they use; what the syntax hurts is left out. */
function readFiles(text: CaseText, library: ReadonlyMap<string, string>, report: Diagnostic[]) {
  const files = new Map(
    [...text.files]
      .filter(([path]) => path.endsWith('.proviso'))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, content]) => [path, withoutMark(content)] as const),
  );
  const trees: CaseFile[] = [];
  const lost = new Set<string>();
  // A file that is added while the loop runs is read in its turn.
  for (const [path, content] of files) {
    const file = parsedFile(path, content);
    report.push(...file.faults);
    for (const word of file.lost) lost.add(word);
    trees.push(file.tree);
    for (const use of file.tree.declarations) {
      const used = use.$type === 'Use' ? libraryFile(use, library, report) : undefined;
      if (used && !files.has(used.path)) files.set(used.path, used.text);
    }
  }
  return { trees, lost };
}

function readRows(named: ReadonlyMap<string, Named>, tables: Tables, report: Diagnostic[]) {
  const rows = new Map<Union | Table, Rows>();
  for (const node of named.values()) {
    if (node.$type !== 'Union' && node.$type !== 'Table') continue;
    const found = node.$type === 'Union' ? membersOf(node, tables, report) : rowsOf(node, tables, report);
    if (found) rows.set(node, found);
  }
  return rows;
}

function readAllSeries(named: ReadonlyMap<string, Named>, tables: Tables, report: Diagnostic[]) {
  const series = new Map<State | Observe, ReadSeries>();
  for (const node of named.values()) {
    if (node.$type === 'State') checkDrawn(node, report);
    const found =
      (node.$type === 'State' || node.$type === 'Observe') && node.data && readSeries(node.data, tables, report);
    if (found) series.set(node as State | Observe, found);
  }
  return series;
}

/** The timeline, unless its own dates are at fault. */
function soundTimeline(trees: readonly CaseFile[], report: readonly Diagnostic[]): Timeline | undefined {
  const faulty = report.some(
    ({ code, place }) => code.startsWith('PV04') && /^\s*timeline\b/.test(place?.lineText ?? ''),
  );
  return faulty ? undefined : timelineOf({ trees });
}

/** In order of file, line and column; what concerns the whole case first. */
function sorted(report: readonly Diagnostic[]): readonly Diagnostic[] {
  return report.toSorted((a, b) => {
    const [p, q] = [a.place, b.place];
    if (!p || !q) return Number(p !== undefined) - Number(q !== undefined);
    if (p.file !== q.file) return p.file < q.file ? -1 : 1;
    return p.line - q.line || p.column - q.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  });
}
