import type { Case } from '@proviso/model';
import type { CaseText, CheckedCase } from '../case-text.ts';
import { checkCase } from '../check.ts';
import type { Rows } from '../collection.ts';
import { membersOf, rowsOf, tablesOf } from '../collections.ts';
import { declareNames } from '../declarations.ts';
import type { Table, Union } from '../generated/ast.ts';
import { libraryFile } from '../library.ts';
import { linkNames } from '../names.ts';
import { parsedFile } from '../parsed-file.ts';
import type { Program } from '../program.ts';
import { type Occurrence, occurrencesOf } from './occurrence.ts';
import type { ViewedFile } from './viewed-file.ts';

/** A case as an editor sees it: also where it does not check, as far as it can be understood. */
export interface CaseView {
  /** Path of the case's folder. */
  readonly folder: string;
  /** The `.proviso` files, those of the library that it uses included. */
  readonly files: readonly ViewedFile[];
  readonly program: Program;
  readonly occurrences: readonly Occurrence[];
  /** What `proviso check` says. */
  readonly checked: CheckedCase;
  /** The model of the case, or of the last state in which it checked. */
  readonly model?: Case;
}

/** Reads a case whatever its faults; they are told once, by the checker. */
export function viewCase(
  folder: string,
  text: CaseText,
  library: ReadonlyMap<string, string>,
  lastModel: Case | undefined,
): CaseView {
  const files = filesOf(text, library);
  const trees = files.map(({ tree }) => tree);
  const named = declareNames(trees, []);
  const rows = collectionsOf(text, named);
  const program: Program = { trees, named, rows, links: linkNames(trees, { named, rows }, []) };
  const checked = checkCase(text, library);
  const model = checked.model ?? lastModel;
  return { folder, files, program, occurrences: occurrencesOf(program, files), checked, ...(model && { model }) };
}

/** The files of a case, and those of the library that they use, directly or through one another. */
function filesOf(text: CaseText, library: ReadonlyMap<string, string>): readonly ViewedFile[] {
  const texts = new Map([...text.files].filter(([path]) => path.endsWith('.proviso')));
  const files: ViewedFile[] = [];
  // A file that is added while the loop runs is read in its turn.
  for (const [path, content] of texts) {
    const file = parsedFile(path, content);
    files.push(file);
    for (const node of file.tree.declarations) {
      const used = node.$type === 'Use' ? libraryFile(node, library, []) : undefined;
      if (used && !texts.has(used.path)) texts.set(used.path, used.text);
    }
  }
  return files;
}

function collectionsOf(text: CaseText, named: Program['named']): Map<Union | Table, Rows> {
  const tables = tablesOf(text, []);
  const rows = new Map<Union | Table, Rows>();
  for (const node of named.values()) {
    if (node.$type !== 'Union' && node.$type !== 'Table') continue;
    const found = node.$type === 'Union' ? membersOf(node, tables, []) : rowsOf(node, tables, []);
    if (found) rows.set(node, found);
  }
  return rows;
}
