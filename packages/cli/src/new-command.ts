import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { STARTER_FILES } from './starter-case.ts';
import type { Terminal } from './terminal.ts';

/** `proviso new`: a case folder that checks and runs, to be written over. */
export function newCase(folder: string, terminal: Terminal): ExitCode {
  const path = resolve(terminal.cwd, folder);
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && !(there.isDirectory() && readdirSync(path).length === 0)) {
    terminal.err(`error: ${folder} is there already\n  help: name a folder that does not exist yet, or an empty one\n`);
    return EXIT.usage;
  }
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    mkdirSync(draft, { recursive: true });
    for (const [name, text] of STARTER_FILES) writeFileSync(join(draft, name), text);
    if (there) rmSync(path, { recursive: true });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    terminal.err(`error: ${folder} could not be made: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.notWritten;
  }
  terminal.out(
    `${folder} holds a case that runs. Read it, change it, and:\n` +
      `  proviso check ${folder}\n  proviso forecast ${folder}\n`,
  );
  return EXIT.ok;
}
