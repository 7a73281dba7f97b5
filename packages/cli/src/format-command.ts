import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { formatText } from '@proviso/language';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { count } from './open-case.ts';
import type { Terminal } from './terminal.ts';
import { writeWhole } from './write-file.ts';

export interface FormatOptions {
  /** Only say which files are not formatted. */
  readonly check: boolean;
}

/** `proviso format`: lays out `.proviso` files in place, or standard input to standard output for the path `-`. */
export async function format(paths: readonly string[], options: FormatOptions, terminal: Terminal): Promise<ExitCode> {
  if (paths.length === 1 && paths[0] === '-') return formatInput(terminal);
  const files: string[] = [];
  for (const path of paths) {
    const found = provisoFiles(resolve(terminal.cwd, path));
    if (found === undefined || found.length === 0) {
      const why = found === undefined ? 'there is no such file or folder' : 'there is no .proviso file in it';
      terminal.err(`error: ${path}: ${why}\n  help: name a case folder or a .proviso file\n`);
      return EXIT.usage;
    }
    files.push(...found);
  }
  let changed = 0;
  let code: ExitCode = EXIT.ok;
  for (const file of files) {
    const outcome = formatFile(file, options, terminal);
    if (typeof outcome === 'number') code = outcome;
    else if (outcome === 'changed') changed += 1;
  }
  const verb = options.check ? 'not formatted' : 'formatted anew';
  terminal.out(`${count(files.length, 'file')}, ${changed} ${verb}\n`);
  return options.check && changed > 0 && code === EXIT.ok ? EXIT.caseErrors : code;
}

function formatFile(file: string, options: FormatOptions, terminal: Terminal): 'same' | 'changed' | ExitCode {
  const shown = relative(terminal.cwd, file);
  const before = readFileSync(file, 'utf8');
  const result = formatText(before);
  if ('errors' in result) {
    for (const error of result.errors)
      terminal.err(`error: ${shown}:${error.line}:${error.column}: ${error.message}\n`);
    terminal.err('  help: a file with syntax errors is left as it is; `proviso check` says more\n');
    return EXIT.caseErrors;
  }
  if (result.text === before) return 'same';
  if (!options.check) {
    const failure = writeWhole(file, result.text);
    if (failure) {
      terminal.err(`error: ${failure.message}\n`);
      return EXIT.notWritten;
    }
  }
  terminal.out(`${shown}\n`);
  return 'changed';
}

async function formatInput(terminal: Terminal): Promise<ExitCode> {
  const result = formatText(await terminal.input());
  if ('errors' in result) {
    for (const error of result.errors) terminal.err(`error: -:${error.line}:${error.column}: ${error.message}\n`);
    return EXIT.caseErrors;
  }
  terminal.out(result.text);
  return EXIT.ok;
}

/** The `.proviso` files of a folder and its folders, in order of path; the file itself where the path is one. */
function provisoFiles(path: string): readonly string[] | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  if (found.isFile()) return path.endsWith('.proviso') ? [path] : [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.proviso'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
