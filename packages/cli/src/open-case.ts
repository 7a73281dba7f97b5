import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CheckedCase, checkCase, type Diagnostic, renderDiagnostic } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import type { Case } from '@proviso/model';
import type { Terminal } from './terminal.ts';

/** The library that comes with Proviso; `use "eu"` brings `library/eu.proviso`. */
export const LIBRARY_FOLDER = fileURLToPath(new URL('../../../library', import.meta.url));

/** A case folder, read and checked. */
export interface OpenedCase {
  /** Name of the folder. */
  readonly name: string;
  readonly checked: CheckedCase;
}

/** Reads and checks the case in a folder; what cannot be read becomes diagnostics too. */
export function openCase(folder: string, terminal: Terminal): OpenedCase {
  const path = resolve(terminal.cwd, folder);
  const read = readCaseFolder(path);
  if (read.diagnostics) return { name: folder, checked: { places: new Map(), diagnostics: read.diagnostics } };
  return { name: basename(path), checked: checkCase(read.text, readLibrary(LIBRARY_FOLDER)) };
}

/**
 * The model of a case that is about to run. Errors are printed; warnings are left to `proviso check`.
 * @returns undefined where there is any error
 */
export function modelToRun(opened: OpenedCase, terminal: Terminal): Case | undefined {
  const { model, diagnostics } = opened.checked;
  if (model) return model;
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  printDiagnostics(errors, terminal, terminal.err);
  terminal.err(`${count(errors.length, 'error')}; a case that does not check does not run.\n`);
  return undefined;
}

/** Prints diagnostics one below the other, an empty line between them. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
  write: (text: string) => void,
): void {
  for (const diagnostic of diagnostics) write(`${renderDiagnostic(diagnostic, { colour: terminal.colour })}\n\n`);
}

/** A number with its noun, in the plural where needed. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
