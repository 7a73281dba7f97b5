import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lineOfHash, verifyLedger } from '@proviso/forecast';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { count } from './open-case.ts';
import type { Terminal } from './terminal.ts';

/**
 * `proviso ledger verify`: every line that is missing, changed, doubled or torn; nothing is repaired.
 * @param published a hash that was a head once: it must be that of a line
 */
export function verifyLedgerFile(path: string, published: string | undefined, terminal: Terminal): ExitCode {
  const text = readLedger(path, terminal);
  if (text === undefined) return EXIT.usage;
  const { lines, head, faults } = verifyLedger(text);
  for (const { at, kind, message } of faults) terminal.out(`${path}:${at}: ${kind}: ${message}\n`);
  if (!head) {
    terminal.out(`${count(lines, 'line')}, ${count(faults.length, 'fault')}; nothing was changed\n`);
    return EXIT.ledgerBroken;
  }
  terminal.out(`${count(lines, 'line')}, each follows on the one before\nhead ${head.line} ${head.hash}\n`);
  if (published !== undefined) return compareWithPublished(text, published, terminal);
  terminal.out(CAUTION);
  return EXIT.ok;
}

function compareWithPublished(text: string, published: string, terminal: Terminal): ExitCode {
  const line = lineOfHash(text, published);
  if (line === undefined) {
    terminal.out('No line has the hash that was published: this ledger is not the one whose head it was.\n');
    return EXIT.ledgerBroken;
  }
  terminal.out(`Line ${line} has the hash that was published: up to it nothing has changed since.\n`);
  return EXIT.ok;
}

/** `proviso ledger head`: the hash that, once published, fixes all lines up to it. */
export function ledgerHead(path: string, terminal: Terminal): ExitCode {
  const text = readLedger(path, terminal);
  if (text === undefined) return EXIT.usage;
  const { head, faults } = verifyLedger(text);
  if (!head) {
    terminal.err(
      `error: ${path} is not whole: ${count(faults.length, 'fault')}\n  help: see \`proviso ledger verify\`\n`,
    );
    return EXIT.ledgerBroken;
  }
  terminal.out(`${head.line} ${head.hash}\n`);
  terminal.err(CAUTION);
  return EXIT.ok;
}

const CAUTION =
  'Alone this proves nothing: whoever holds the file can write all of it anew. Publish the head where\nothers keep it with its date; then no line up to it can be changed or slipped in without showing.\n';

function readLedger(path: string, terminal: Terminal): string | undefined {
  try {
    return readFileSync(resolve(terminal.cwd, path), 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = missing ? 'there is no such file' : error instanceof Error ? error.message : String(error);
    terminal.err(`error: ${path} cannot be read: ${reason}\n  help: name a ledger that --ledger has written\n`);
    return undefined;
  }
}
