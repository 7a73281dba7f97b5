import { type CivilDate, type DatedAct, daysInMonth, parseCivilDate, type Status, transition } from '@proviso/model';
import { type Citation, distinctCitations } from './citation.ts';

/**
 * How one instrument stands by one reading of the evidence. Where records or clauses disagree there are several
 * accounts side by side until a later act brings them together again.
 */
export interface Account {
  readonly status: Status;
  /** Last day of force as it now stands; undefined where no end is set. */
  readonly through: CivilDate | undefined;
  /** Day of the month at which renewals aim. */
  readonly anchor: number | undefined;
  /** The end that the latest renewal replaced: a second renewal up to that day is of the same term. */
  readonly renewedTerm: CivilDate | undefined;
  readonly suspendedThrough: CivilDate | undefined;
  /** What the status would be without its residual effect, and the last day of that effect. */
  readonly residue: { readonly endedAs: Status; readonly through: CivilDate | undefined } | undefined;
  /** A repeal ended it. */
  readonly repealed: boolean;
  /** Measures lifted one by one. */
  readonly lifted: readonly LiftedMeasure[];
  /** Number of listed persons taken off so far. */
  readonly delisted: number;
  /** The status rests on missing records, or on a beginning that no clause names. */
  readonly doubt: 'gap' | 'beginning' | undefined;
  /** What brought the status about. */
  readonly because: readonly Citation[];
  /** What set the last day of force. */
  readonly endSetBy: readonly Citation[];
  /** Both, as far as they still matter: why the account stands as it does. */
  readonly grounds: readonly Citation[];
}

export interface LiftedMeasure {
  readonly measure: string;
  readonly since: CivilDate;
  readonly because: Citation;
}

/** A dated act with all that it carries. */
export interface Deed {
  readonly act: DatedAct;
  readonly on: CivilDate;
  readonly because: readonly Citation[];
  /** New last day of a renewal, last day of a suspension. */
  readonly through?: CivilDate;
  /** A lifting for these measures only. */
  readonly measures?: readonly string[];
  /** A lifting for a number of listed persons only. */
  readonly listed?: number;
  /** The instrument leaves a residual effect when it ends. */
  readonly residual?: { readonly through?: CivilDate };
  /** What brings it about is itself in doubt. */
  readonly doubt?: 'gap';
}

const ENDED: readonly Status[] = ['lapsed', 'lifted', 'superseded', 'residual', 'terminated'];

/** Whether an instrument of this status has come to its end, residual effect or not. */
export function hasEnded(status: Status): boolean {
  return ENDED.includes(status);
}

/** Whether the last day of force has passed while the instrument was in force or suspended. */
export function hasExpired(account: Account, day: CivilDate): boolean {
  const live = account.status === 'in force' || account.status === 'suspended';
  return live && account.through !== undefined && account.through < day;
}

/** The account before anything has happened. */
export function openingAccount(status: Status, through: CivilDate | undefined, because: readonly Citation[]): Account {
  return {
    status,
    through,
    anchor: through === undefined ? undefined : parseCivilDate(through)?.day,
    renewedTerm: undefined,
    suspendedThrough: undefined,
    residue: undefined,
    repealed: false,
    lifted: [],
    delisted: 0,
    doubt: undefined,
    because,
    endSetBy: through === undefined ? [] : because,
    grounds: because,
  };
}

/** An account after a deed, and whether its status gave room for it. */
export interface Outcome {
  readonly account: Account;
  readonly regular: boolean;
}

/** Applies a deed by the one table of transitions; an act without room is kept (it is on record) and not regular. */
export function applyDeed(account: Account, deed: Deed, measures: readonly string[]): Outcome {
  if (deed.act === 'lift' && (deed.measures || deed.listed !== undefined)) return liftInPart(account, deed, measures);
  const bridges = deed.act === 'renew' && account.status === 'lapsed' && account.doubt === 'gap';
  const { status, regular } = transition(account.status, deed.act, deed.residual !== undefined);
  const next: Account = {
    ...account,
    status,
    residue: status === 'residual' ? residueOf(account, deed) : undefined,
    suspendedThrough: status === 'suspended' ? suspensionEnd(account, deed) : undefined,
    repealed: deed.act === 'repeal',
    doubt: deed.doubt,
    because: deed.because,
  };
  return {
    account: deed.act === 'renew' ? renewed(account, next, deed) : reopened(next, deed),
    regular: regular || bridges,
  };
}

function renewed(before: Account, next: Account, deed: Deed): Account {
  const because = next.status === before.status ? before.because : next.because;
  const anchor = anchorAfter(before.anchor, deed.through);
  return { ...next, through: deed.through, anchor, renewedTerm: before.through, because, endSetBy: deed.because };
}

/** An end that the month cut short keeps the day aimed at; any other end on record is the new aim. */
function anchorAfter(anchor: number | undefined, through: CivilDate | undefined): number | undefined {
  const end = through === undefined ? undefined : parseCivilDate(through);
  if (!end) return anchor;
  const cutShort = anchor !== undefined && end.day === Math.min(anchor, daysInMonth(end.year, end.month));
  return cutShort ? anchor : end.day;
}

/** What is brought back after its last day had passed has no end; a return brings back all of it. */
function reopened(next: Account, deed: Deed): Account {
  const stale = deed.act !== 'begin' && next.through !== undefined && next.through < deed.on && !hasEnded(next.status);
  const open = stale ? { ...next, through: undefined, endSetBy: [] } : next;
  return deed.act === 'return' ? { ...open, lifted: [], delisted: 0 } : open;
}

function suspensionEnd(before: Account, deed: Deed): CivilDate | undefined {
  return deed.act === 'suspend' ? deed.through : before.suspendedThrough;
}

function residueOf(before: Account, deed: Deed): NonNullable<Account['residue']> {
  return { endedAs: transition(before.status, deed.act).status, through: deed.residual?.through };
}

function liftInPart(account: Account, deed: Deed, measures: readonly string[]): Outcome {
  const regular = transition(account.status, 'lift').regular;
  const because = deed.because[0]!;
  const already = new Set(account.lifted.map((l) => l.measure));
  const fresh = (deed.measures ?? []).filter((measure) => !already.has(measure));
  const lifted = [...account.lifted, ...fresh.map((measure) => ({ measure, since: deed.on, because }))];
  const whole = measures.length > 0 && measures.every((m) => lifted.some((l) => l.measure === m));
  const next: Account = { ...account, lifted, delisted: account.delisted + (deed.listed ?? 0) };
  if (!whole || !regular) return { account: next, regular };
  const { measures: _, ...rest } = deed;
  return { account: { ...applyDeed(next, rest, measures).account, lifted }, regular };
}

/** The account with its grounds written out: what brought its status about and, while it runs, what set its end. */
export function withGrounds(account: Account): Account {
  const { status, because, endSetBy } = account;
  return { ...account, grounds: hasEnded(status) ? because : distinctCitations([...because, ...endSetBy]) };
}

/** Accounts that say the same are one; the first gives the grounds. */
export function mergeAccounts(accounts: readonly Account[]): readonly Account[] {
  if (accounts.length < 2) return accounts;
  const byContent = new Map<string, Account>();
  for (const account of accounts) {
    const content = contentOf(account);
    if (!byContent.has(content)) byContent.set(content, account);
  }
  return [...byContent.values()];
}

/** Whether two lists of accounts say the same, whatever their order and grounds. */
export function sayTheSame(a: readonly Account[], b: readonly Account[]): boolean {
  return a.length === b.length && a.map(contentOf).sort().join() === b.map(contentOf).sort().join();
}

/** What an account says, without its grounds. */
function contentOf(account: Account): string {
  const { because: _b, endSetBy: _e, grounds: _g, renewedTerm: _t, lifted, ...rest } = account;
  return JSON.stringify([rest, lifted.map((l) => l.measure).sort()]);
}
