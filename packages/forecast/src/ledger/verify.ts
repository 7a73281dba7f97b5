import { hashText } from '@proviso/model';
import { EMPTY_LEDGER, type LedgerHead, type LedgerLine, parseLedgerLine } from './ledger-line.ts';

/** Something wrong with a ledger, at a line of the file counted from 1. */
export interface LedgerFault {
  readonly at: number;
  readonly kind: 'missing' | 'changed' | 'doubled' | 'torn' | 'unreadable' | 'out of order';
  readonly message: string;
}

/** A ledger as it was found. */
export interface VerifiedLedger {
  readonly lines: number;
  /** Absent where anything is wrong. */
  readonly head?: LedgerHead;
  /** In order of line. */
  readonly faults: readonly LedgerFault[];
}

/** A line as it stands in the file. */
interface Found {
  /** Its place in the file, from 1. */
  readonly at: number;
  readonly text: string;
  readonly hash: string;
  /** Undefined where it cannot be read. */
  readonly line: LedgerLine | undefined;
}

/**
 * Checks every line of a ledger against the one before. The chain shows that something was changed, left out, doubled or
 * cut off after it was written, unless all that follows was written anew: only a head that was published before tells that.
 */
export function verifyLedger(text: string): VerifiedLedger {
  const { whole, torn } = splitLines(text);
  const lines = whole.map(
    (line, i): Found => ({ at: i + 1, text: line, hash: hashText(line), line: parseLedgerLine(line) }),
  );
  const faults = lines.flatMap((found, i) => faultsAt(found, lines[i - 1]));
  if (torn !== undefined) {
    const at = lines.length + 1;
    const message = 'the line does not end: its writing was cut off';
    faults.push({ at, kind: 'torn', message });
  }
  const last = lines.at(-1);
  const head = last ? { line: last.line?.line ?? 0, hash: last.hash } : EMPTY_LEDGER;
  return { lines: lines.length + (torn === undefined ? 0 : 1), faults, ...(faults.length === 0 ? { head } : {}) };
}

/**
 * Where further lines would follow on, from the last line alone.
 * @returns the fault that forbids it where the last line is torn or unreadable
 */
export function headOf(text: string): LedgerHead | LedgerFault {
  const { whole, torn } = splitLines(text);
  if (torn !== undefined) {
    return { at: whole.length + 1, kind: 'torn', message: 'the last line does not end: its writing was cut off' };
  }
  const last = whole.at(-1);
  if (last === undefined) return EMPTY_LEDGER;
  const line = parseLedgerLine(last);
  if (!line) return { at: whole.length, kind: 'unreadable', message: 'the last line is not one of a ledger' };
  return { line: line.line, hash: hashText(last) };
}

/** Number of the line that has a hash: of a whole ledger, all lines up to it are as they were when it was its head. */
export function lineOfHash(text: string, hash: string): number | undefined {
  const found = splitLines(text).whole.find((line) => hashText(line) === hash);
  return found === undefined ? undefined : parseLedgerLine(found)?.line;
}

function splitLines(text: string): { readonly whole: readonly string[]; readonly torn: string | undefined } {
  const lines = text.split('\n');
  const rest = lines.pop()!;
  return { whole: lines, torn: rest === '' ? undefined : rest };
}

function faultsAt(found: Found, above: Found | undefined): readonly LedgerFault[] {
  const { at, line, text } = found;
  const fault = (kind: LedgerFault['kind'], message: string, where = at) => [{ at: where, kind, message }];
  if (!line) return fault('unreadable', 'this is not a line of a ledger');
  if (above && text === above.text) return fault('doubled', 'this is the line above it again');
  // What follows on an unreadable line cannot be judged; that line is reported.
  if (above && !above.line) return [];
  const before = above ? { line: above.line!.line, hash: above.hash } : EMPTY_LEDGER;
  const skipped = line.line - before.line - 1;
  if (skipped < 0)
    return fault('out of order', `this line is numbered ${line.line}, after one numbered ${before.line}`);
  if (skipped === 1) return fault('missing', `the line numbered ${line.line - 1} is missing before this one`);
  if (skipped > 1) {
    return fault('missing', `the lines numbered ${before.line + 1} to ${line.line - 1} are missing before this one`);
  }
  if (line.before === before.hash) return [];
  if (!above) return fault('changed', 'the first line says that one came before it');
  return fault('changed', `this line was changed, or the hash that line ${at} has of it`, at - 1);
}
