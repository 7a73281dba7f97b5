import { type CivilDate, hashText } from '@proviso/model';
import type { Quantiles } from '../forecast.ts';

/** What a ledger keeps of one answer. */
export interface LedgerEntry {
  readonly case: string;
  readonly question: string;
  readonly asOf: CivilDate;
  /** Last day about which the question asks. */
  readonly settledOn: CivilDate;
  /** Of a question of yes or no. */
  readonly probability?: number;
  /** Of a question after a value. */
  readonly mean?: number;
  readonly quantiles?: Quantiles;
  /** Standard error of the simulation. */
  readonly error: number;
  /** Whether parts of the case lean on sources later than the as-of day. */
  readonly hindsight: boolean;
  readonly reader?: string;
  readonly modelHash: string;
  /** SHA-256 of the file of draws from which the params came; absent where they came from the case's own distributions. */
  readonly posterior?: string;
  readonly seed: number;
  readonly paths: number;
  /** When the line was written, by the clock of the machine: `2016-01-29T12:00:00.000Z`. */
  readonly written: string;
}

/** Of the form of lines; raised when a field is added. Lines of version 1 do not say so. */
const LINE_VERSION = 2;

/** One line of a ledger: an entry, its number from 1, and the hash of the line before. These two stand in lines of every version. */
export interface LedgerLine extends LedgerEntry {
  readonly version?: number;
  readonly line: number;
  readonly before: string;
}

/** What stands in the first line for the hash of the line before. */
export const NO_LINE = '0'.repeat(64);

/** Where a ledger ends: the number of its last line and the hash of its bytes, line break aside. */
export interface LedgerHead {
  readonly line: number;
  readonly hash: string;
}

export const EMPTY_LEDGER: LedgerHead = { line: 0, hash: NO_LINE };

/** The lines that follow on a head, each with its line break. */
export function linesAfter(head: LedgerHead, entries: readonly LedgerEntry[]): string {
  let { line, hash } = head;
  let text = '';
  for (const entry of entries) {
    line += 1;
    const written = JSON.stringify({ version: LINE_VERSION, line, ...entry, before: hash } satisfies LedgerLine);
    hash = hashText(written);
    text += `${written}\n`;
  }
  return text;
}

/** A line as it was read; undefined where it is no line of a ledger. */
export function parseLedgerLine(text: string): LedgerLine | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (read === null || typeof read !== 'object') return undefined;
  const { line, before, question, asOf } = read as Partial<Record<keyof LedgerLine, unknown>>;
  const isLine = Number.isSafeInteger(line) && typeof before === 'string' && /^[0-9a-f]{64}$/.test(before);
  return isLine && typeof question === 'string' && typeof asOf === 'string' ? (read as LedgerLine) : undefined;
}
