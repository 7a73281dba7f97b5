import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { importProgrammes, type ProgrammeFile } from '@proviso/exchange';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { count, printDiagnostics } from './open-case.ts';
import type { Terminal } from './terminal.ts';
import { isFree, writeWholeFolder } from './write-folder.ts';

export interface ImportOptions {
  /** The case folder that is made. */
  readonly output: string;
}

/** `proviso import opensanctions`: a case from a folder of programme descriptions. */
export function importCase(folder: string, options: ImportOptions, terminal: Terminal): ExitCode {
  const from = resolve(terminal.cwd, folder);
  const files = programmeFiles(from);
  if (files === undefined || files.length === 0) {
    const why = files === undefined ? 'is no folder' : 'holds no .yml or .yaml file';
    terminal.err(`error: ${folder} ${why}\n  help: name the folder that holds the programme descriptions\n`);
    return EXIT.usage;
  }
  const output = resolve(terminal.cwd, options.output);
  if (!isFree(output)) {
    terminal.err(`error: ${options.output} is there already\n  help: name another folder with --output\n`);
    return EXIT.usage;
  }
  const made = importProgrammes(files);
  printDiagnostics(made.diagnostics, terminal, terminal.err);
  if (made.imported > 0) {
    const failure = writeWholeFolder(output, made.files);
    if (failure) {
      terminal.err(`error: ${options.output} could not be made: ${failure.message}\n`);
      return EXIT.notWritten;
    }
    terminal.out(`${options.output} holds ${count(made.imported, 'regime')} from ${count(files.length, 'file')}\n`);
  }
  if (made.left.length === 0) return EXIT.ok;
  const nothing = made.imported === 0 ? '; nothing was written' : '';
  terminal.err(`${count(made.left.length, 'file')} could not be imported${nothing}: ${made.left.join(', ')}\n`);
  return EXIT.importedInPart;
}

/** The YAML files of a folder, not of the folders in it; undefined where there is no such folder. */
function programmeFiles(folder: string): readonly ProgrammeFile[] | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return readdirSync(folder)
    .filter((name) => /^[^.].*\.ya?ml$/i.test(name))
    .filter((name) => !statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory())
    .map((path) => ({ path, bytes: beginningOf(join(folder, path)) }));
}

/** Longer files than this are no descriptions, and are not read to their end. */
const LONGEST = 1_000_000;

/** The bytes of a file, at most {@link LONGEST}; undefined where it cannot be opened. */
function beginningOf(path: string): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const bytes = Buffer.alloc(LONGEST);
    return bytes.subarray(0, readSync(file, bytes, 0, LONGEST, 0));
  } catch {
    // The import reports the file; the system's reason adds nothing that the reader can act on.
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
