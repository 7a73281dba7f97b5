import type { Diagnostic } from './diagnostic.ts';
import type { CaseFile, Declaration } from './generated/ast.ts';
import { readSyntax, takeOutHurt } from './parse.ts';
import { type SourceFile, sourceFile } from './source-file.ts';

/** A `.proviso` file with its syntax, as all phases share it: nobody changes the tree. */
export interface ParsedFile {
  readonly source: SourceFile;
  /** The declarations whose syntax is whole. */
  readonly tree: CaseFile;
  /** All declarations, also those in which the syntax is at fault. */
  readonly declarations: readonly Declaration[];
  readonly faults: readonly Diagnostic[];
  /** Every word of what is at fault: a name among them may be declared there. */
  readonly lost: ReadonlySet<string>;
}

/**
 * So many characters of text are remembered with their trees, in some twenty megabytes: the files of several large cases,
 * with the last few dozen states of the one being typed.
 */
const REMEMBERED = 500_000;

/** By text, the one asked for last at the end. */
const remembered = new Map<string, ParsedFile>();
let characters = 0;

/**
 * The syntax of a file. It depends on path and text alone, and what was read lately is not read again: while a case is
 * edited, only the file that changed is parsed.
 */
export function parsedFile(path: string, text: string): ParsedFile {
  const known = remembered.get(text);
  if (known) forget(known);
  const file = known?.source.path === path ? known : parse(path, text);
  remember(file);
  return file;
}

function parse(path: string, text: string): ParsedFile {
  const source = sourceFile(path, text);
  const syntax = readSyntax(source);
  const { tree, faults } = syntax;
  const { declarations } = tree;
  return { source, tree, declarations, faults, lost: takeOutHurt(source, syntax) };
}

function remember(file: ParsedFile): void {
  remembered.set(file.source.text, file);
  characters += file.source.text.length;
  for (const oldest of remembered.values()) {
    if (characters <= REMEMBERED) break;
    forget(oldest);
  }
}

function forget({ source }: ParsedFile): void {
  remembered.delete(source.text);
  characters -= source.text.length;
}
