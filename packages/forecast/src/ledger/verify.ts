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
  /** Of its bytes without the line break. */
  readonly hash: string;
  /** Undefined where it cannot be read. */
  readonly line: LedgerLine | undefined;
  /** Some program has rewritten its line break as CR LF. */
  readonly crlf: boolean;
}

/**
 * Checks every line of a ledger against the one before. The chain shows that something was changed, left out, doubled or
 * cut off after it was written, unless all that follows was written anew: only a head that was published before tells that.
 */
export function verifyLedger(text: string): VerifiedLedger {
  const { whole, torn } = splitLines(text);
  const lines = whole.map((line, i) => foundAt(i + 1, line));
  const faults = [...lines.filter(({ crlf }) => crlf).map(rewritten), ...faultsOfChain(lines)];
  if (torn !== undefined) faults.push(tornAt(lines.length + 1));
  const last = lines.at(-1);
  const head = last ? { line: last.line?.line ?? 0, hash: last.hash } : EMPTY_LEDGER;
  return {
    lines: lines.length + (torn === undefined ? 0 : 1),
    faults: faults.toSorted((a, b) => a.at - b.at),
    ...(faults.length === 0 ? { head } : {}),
  };
}

/** A line that stands there a second time is reported, and the chain goes on without it. */
function faultsOfChain(lines: readonly Found[]): readonly LedgerFault[] {
  const faults: LedgerFault[] = [];
  const first = new Map<string, number>();
  let above: Found | undefined;
  for (const found of lines) {
    const before = found.line && first.get(found.hash);
    if (before !== undefined) {
      faults.push(doubled(found.at, before));
      continue;
    }
    faults.push(...faultsAt(found, above));
    first.set(found.hash, found.at);
    above = found;
  }
  return faults;
}

/**
 * Where further lines would follow on, from the last line alone.
 * @returns the fault that forbids it where the last line is torn, rewritten or unreadable
 */
export function headOf(text: string): LedgerHead | LedgerFault {
  const { whole, torn } = splitLines(text);
  if (torn !== undefined) return tornAt(whole.length + 1, 'the last line');
  const last = whole.at(-1);
  if (last === undefined) return EMPTY_LEDGER;
  const found = foundAt(whole.length, last);
  if (found.crlf) return rewritten(found);
  if (!found.line) return { at: found.at, kind: 'unreadable', message: 'the last line is not one of a ledger' };
  return { line: found.line.line, hash: found.hash };
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

function foundAt(at: number, text: string): Found {
  const crlf = text.endsWith('\r');
  const bare = crlf ? text.slice(0, -1) : text;
  return { at, hash: hashText(bare), line: parseLedgerLine(bare), crlf };
}

function tornAt(at: number, which = 'the line'): LedgerFault {
  return { at, kind: 'torn', message: `${which} does not end: its writing was cut off` };
}

function rewritten({ at }: Found): LedgerFault {
  return { at, kind: 'changed', message: 'the line ends with CR LF: some program has rewritten the file' };
}

function doubled(at: number, first: number): LedgerFault {
  const which = at === first + 1 ? 'the line above it' : `line ${first} of the file`;
  return { at, kind: 'doubled', message: `this is ${which} again` };
}

function faultsAt({ at, line }: Found, above: Found | undefined): readonly LedgerFault[] {
  const fault = (kind: LedgerFault['kind'], message: string, where = at) => [{ at: where, kind, message }];
  if (!line) return fault('unreadable', 'this is not a line of a ledger');
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
  return fault('changed', `this line was changed, or the hash that line ${at} has of it`, above.at);
}
