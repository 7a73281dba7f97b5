import { resolve } from 'node:path';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';
import { writeWhole } from './write-file.ts';

/** Prints a result, or writes it to the file that was asked for. */
export function deliver(text: string, output: string | undefined, terminal: Terminal): ExitCode {
  if (output !== undefined) return writeTo(output, text, terminal);
  terminal.out(text);
  return EXIT.ok;
}

/** Writes a whole file and says so, or says why it could not be written. */
export function writeTo(path: string, content: string | Uint8Array, terminal: Terminal): ExitCode {
  const failure = writeWhole(resolve(terminal.cwd, path), content);
  if (failure) {
    terminal.err(`error: ${failure.message}\n  help: name a path that can be written\n`);
    return EXIT.notWritten;
  }
  terminal.err(`written: ${path}\n`);
  return EXIT.ok;
}
