import type { CivilDate, DatedAct, Status } from '@proviso/model';
import { type Account, openingAccount, withGrounds } from './account.ts';
import type { Citation } from './citation.ts';
import type { Instrument } from './docket.ts';
import type { Flag } from './flag.ts';

/** One thing that happened to an instrument, with what it led to. */
export interface Change {
  /** Takes effect from this day on. */
  readonly on: CivilDate;
  readonly act: DatedAct;
  /** Status by each account afterwards: more than one where the evidence disagrees. */
  readonly leadsTo: readonly Status[];
  /** Last day of force as set by this change. */
  readonly through?: CivilDate;
  /** For a lifting in part. */
  readonly measures?: readonly string[];
  readonly listed?: number;
  readonly because: readonly Citation[];
  readonly flags: readonly Flag[];
}

/** All changes of one day, and how the instrument stands from that day on. */
export interface Entry {
  readonly on: CivilDate;
  readonly changes: readonly Change[];
  readonly accounts: readonly Account[];
}

/** The life of one instrument as known on a day. */
export interface History {
  readonly instrument: Instrument;
  /** How it stood before the first entry. */
  readonly opening: readonly Account[];
  /** In order of days. */
  readonly entries: readonly Entry[];
}

/** A history that is still being written. */
export interface OpenHistory extends History {
  readonly entries: Entry[];
}

/** @param status `not yet`, or `in force` where no day is named on which it begins */
export function openHistory(instrument: Instrument, status: Status): OpenHistory {
  const unknown = instrument.of.unknown?.includes('beginning');
  const account = openingAccount(unknown ? 'in force' : status, instrument.through, [instrument.beginning]);
  const opening: Account = account.status === 'not yet' ? account : { ...account, doubt: 'beginning' };
  return { instrument, opening: [opening], entries: [] };
}

/** The accounts that stand on a day: a lookup by bisection. */
export function accountsOn(history: History, day: CivilDate): readonly Account[] {
  const entry = entryOn(history, day);
  return entry ? entry.accounts : history.opening;
}

/** The last entry up to and including a day. */
export function entryOn(history: History, day: CivilDate): Entry | undefined {
  const { entries } = history;
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.on <= day) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}

/** How the instrument stands at the end of what is written so far. */
export function latestAccounts(history: History): readonly Account[] {
  return history.entries.at(-1)?.accounts ?? history.opening;
}

/** Writes a change down; a second one of the same day joins the first. */
export function write(history: OpenHistory, change: Change, reached: readonly Account[]): void {
  const accounts = reached.map(withGrounds);
  const last = history.entries.at(-1);
  if (last?.on === change.on) {
    history.entries[history.entries.length - 1] = { on: last.on, changes: [...last.changes, change], accounts };
  } else {
    history.entries.push({ on: change.on, changes: [change], accounts });
  }
}
