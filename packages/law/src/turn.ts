import { addDays, type CivilDate } from '@proviso/model';
import { type Account, applyDeed, type Deed, mergeAccounts, sayTheSame } from './account.ts';
import type { Agenda } from './agenda.ts';
import { type Citation, distinctCitations } from './citation.ts';
import { type Docket, residualOn } from './docket.ts';
import type { Flag } from './flag.ts';
import { latestAccounts, type OpenHistory, write } from './history.ts';

/** The histories of all instruments while they are being written, day by day. */
export interface Chronicle {
  readonly docket: Docket;
  readonly histories: ReadonlyMap<string, OpenHistory>;
  readonly agenda: Agenda;
  /** Instruments that a change of a name may touch. */
  readonly watchers: ReadonlyMap<string, readonly string[]>;
  /** The day that is being written. */
  reached: CivilDate;
}

/** What a turn carries beside its deed. */
export interface TurnOptions {
  readonly flags?: readonly Flag[];
  /** What brings the deed about for one account, where accounts differ in it. */
  readonly grounds?: (account: Account) => readonly Citation[];
  /** Accounts that stand beside those that the deed leads to. */
  readonly beside?: readonly Account[];
}

/** Applies a deed to the accounts that it concerns, writes it down, and puts down the days that follow from it. */
export function turn(
  book: Chronicle,
  history: OpenHistory,
  deed: Deed,
  concerns: (account: Account) => boolean,
  { flags = [], beside = [], grounds = () => deed.because }: TurnOptions = {},
): boolean {
  const before = latestAccounts(history);
  const concerned = before.filter(concerns);
  if (concerned.length === 0) return false;
  const { instrument } = history;
  const residual = residualOn(instrument, deed.on);
  const full: Deed = {
    ...deed,
    because: distinctCitations(concerned.flatMap(grounds)),
    ...(residual && { residual: residual.through === undefined ? {} : { through: residual.through } }),
  };
  const after = before.map((a) =>
    concerns(a) ? applyDeed(a, { ...full, because: grounds(a) }, instrument.measures).account : a,
  );
  // What changes nothing is no turn: a dispute about a base is carried over once, not again and again.
  if (beside.length > 0 && sayTheSame(mergeAccounts([...after, ...beside]), before)) return false;
  settleAccounts(book, history, full, [...after, ...beside], flags);
  return true;
}

/** Writes the accounts after a deed down, with the days on which they will change by themselves. */
export function settleAccounts(
  book: Chronicle,
  history: OpenHistory,
  deed: Deed,
  accounts: readonly Account[],
  flags: readonly Flag[],
): void {
  const merged = mergeAccounts(accounts);
  const { name } = history.instrument;
  for (const account of merged) {
    for (const end of [account.through, account.suspendedThrough, account.residue?.through]) {
      if (end !== undefined && end >= deed.on) book.agenda.add(addDays(end, 1), name);
    }
  }
  const { act, on, because, through, measures, listed } = deed;
  const carried = {
    ...(through !== undefined && { through }),
    ...(measures && { measures }),
    ...(listed !== undefined && { listed }),
  };
  write(history, { act, on, because, leadsTo: merged.map((a) => a.status), flags, ...carried }, merged);
}
