import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { headOf, type LedgerEntry, type LedgerFault, linesAfter } from '@proviso/forecast';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { withLock } from './file-lock.ts';
import { count } from './open-case.ts';
import type { Terminal } from './terminal.ts';

/** Appends entries to a ledger, which is made where it is missing, and says how many; or says why they were not. */
export async function enterInLedger(
  path: string,
  entries: readonly LedgerEntry[],
  terminal: Terminal,
): Promise<ExitCode> {
  const outcome = await append(resolve(terminal.cwd, path), entries);
  switch (outcome.kind) {
    case 'appended':
      terminal.err(`entered: ${count(entries.length, 'line')} in ${path}\n`);
      return EXIT.ok;
    case 'locked':
      terminal.err(`error: ${path} is being written by process ${outcome.by}; nothing was entered\n`);
      terminal.err(`  help: wait for it to end; if no such process writes it, remove ${path}.lock\n`);
      return EXIT.notWritten;
    case 'not written':
      terminal.err(`error: ${path} could not be written: ${outcome.reason}\n  help: name a path that can be written\n`);
      return EXIT.notWritten;
    default:
      return refuse(path, outcome, terminal);
  }
}

/** Why a ledger would take no line, said before a long run rather than after it; undefined where it takes lines. */
export function refusesLines(path: string | undefined, terminal: Terminal): ExitCode | undefined {
  if (path === undefined) return undefined;
  const whole = resolve(terminal.cwd, path);
  const head = headOf(existsSync(whole) ? readFileSync(whole, 'utf8') : '');
  return 'kind' in head ? refuse(path, head, terminal) : undefined;
}

function refuse(path: string, { at, message }: LedgerFault, terminal: Terminal): ExitCode {
  terminal.err(`error: ${path}:${at}: ${message}; nothing was entered\n`);
  terminal.err('  help: keep a copy, take the line off by hand, and check with `proviso ledger verify`\n');
  return EXIT.ledgerBroken;
}

type Appended =
  | LedgerFault
  | { readonly kind: 'appended' }
  | { readonly kind: 'locked'; readonly by: string }
  | { readonly kind: 'not written'; readonly reason: string };

/**
 * All lines go to the end of the file in one write, and to the disk before the lock is let go. A process killed in between
 * leaves whole lines and at most one that is torn, which every later writer refuses to follow on.
 */
async function append(path: string, entries: readonly LedgerEntry[]): Promise<Appended> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return await withLock(path, (): Appended => {
      const isNew = !existsSync(path);
      const head = headOf(isNew ? '' : readFileSync(path, 'utf8'));
      if ('kind' in head) return head;
      const bytes = Buffer.from(linesAfter(head, entries));
      const written = toDisk(path, 'a', (file) => writeSync(file, bytes));
      if (isNew) toDisk(dirname(path), 'r', () => {});
      if (written === bytes.length) return { kind: 'appended' };
      return { kind: 'not written', reason: `only ${written} of ${bytes.length} bytes found room` };
    });
  } catch (error) {
    return { kind: 'not written', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Does something to a file or folder and waits until it is on the disk. */
function toDisk<T>(path: string, flags: 'a' | 'r', act: (file: number) => T): T {
  const file = openSync(path, flags);
  try {
    const done = act(file);
    fsyncSync(file);
    return done;
  } finally {
    closeSync(file);
  }
}
