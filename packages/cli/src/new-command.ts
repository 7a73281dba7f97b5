import { resolve } from 'node:path';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { STARTER_FILES } from './starter-case.ts';
import type { Terminal } from './terminal.ts';
import { isFree, writeWholeFolder } from './write-folder.ts';

/** `proviso new`: a case folder that checks and runs, to be written over. */
export function newCase(folder: string, terminal: Terminal): ExitCode {
  const path = resolve(terminal.cwd, folder);
  if (!isFree(path)) {
    terminal.err(`error: ${folder} is there already\n  help: name a folder that does not exist yet, or an empty one\n`);
    return EXIT.usage;
  }
  const failure = writeWholeFolder(path, STARTER_FILES);
  if (failure) {
    terminal.err(`error: ${folder} could not be made: ${failure.message}\n`);
    return EXIT.notWritten;
  }
  terminal.out(
    `${folder} holds a case that runs. Read it, change it, and:\n` +
      `  proviso check ${folder}\n  proviso forecast ${folder}\n`,
  );
  return EXIT.ok;
}
