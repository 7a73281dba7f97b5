import { addDays, type CivilDate } from '@proviso/model';
import { type Account, type Deed, hasExpired, mergeAccounts, withGrounds } from './account.ts';
import { type Agenda, emptyAgenda } from './agenda.ts';
import { citeClause, distinctCitations } from './citation.ts';
import { consequencesOn } from './consequence.ts';
import { clausesHolding, type Docket, type Instrument } from './docket.ts';
import type { Flag } from './flag.ts';
import { type History, latestAccounts, type OpenHistory, openHistory, write } from './history.ts';
import { enterRecords } from './record-entry.ts';
import { noticesOf, returnsOn } from './snapback.ts';
import { type Chronicle, turn } from './turn.ts';
import { dependenciesOf } from './watch.ts';

/**
 * Writes the history of every instrument from the first day to the last on which anything falls due. Within a day:
 * ends and beginnings that have come, what follows from them, the records of the day, and what follows from those.
 */
export function chronicle(docket: Docket): ReadonlyMap<string, History> {
  const book = openChronicle(docket);
  for (let due = book.agenda.next(); due; due = book.agenda.next()) {
    book.reached = due.day;
    const histories = due.names.flatMap((name) => book.histories.get(name) ?? []);
    const touched = new Set(due.names);
    for (const history of histories) if (datedTurns(book, history, due.day)) touched.add(history.instrument.name);
    settle(book, touched, due.day);
    for (const history of histories) if (enterRecords(book, history, due.day)) touched.add(history.instrument.name);
    settle(book, touched, due.day);
  }
  return book.histories;
}

function openChronicle(docket: Docket): Chronicle {
  const agenda = emptyAgenda();
  const watchers = new Map<string, string[]>();
  const histories = new Map<string, OpenHistory>();
  const watch = (name: string, watcher: string) => watchers.set(name, [...(watchers.get(name) ?? []), watcher]);
  for (const instrument of docket.instruments.values()) {
    histories.set(instrument.name, openHistory(instrument, opens(docket, instrument) ? 'not yet' : 'in force'));
    if (instrument.begins !== undefined) agenda.add(instrument.begins, instrument.name);
    for (const record of instrument.records) agenda.add(record.date, instrument.name);
    for (const day of noticesOf(docket, instrument)) agenda.add(day, instrument.name);
    watchClauses(docket, instrument, watch, agenda);
  }
  for (const [subject, records] of docket.records) {
    if (watchers.has(subject)) for (const record of records) agenda.add(record.date, subject);
  }
  return { docket, histories, agenda, watchers, reached: '' };
}

/** Whether an instrument has a day on which it begins: its own, or that of what it rests on. */
function opens(docket: Docket, instrument: Instrument, seen: ReadonlySet<string> = new Set()): boolean {
  if (instrument.begins !== undefined) return true;
  if (seen.has(instrument.name)) return false;
  return instrument.clauses.some((clause) => {
    const base = clause.kind === 'rests' ? docket.instruments.get(clause.on) : undefined;
    return base !== undefined && opens(docket, base, new Set([...seen, instrument.name]));
  });
}

function watchClauses(
  docket: Docket,
  instrument: Instrument,
  watch: (name: string, watcher: string) => void,
  agenda: Agenda,
): void {
  for (const clause of instrument.clauses) {
    if (clause.kind === 'rests') watch(clause.on, instrument.name);
    if (clause.kind === 'superseded') watch(clause.by, instrument.name);
    if (clause.kind === 'ends') {
      const { names, days } = dependenciesOf(docket.model, clause.when.slice(0, 1));
      for (const name of names) watch(name, instrument.name);
      for (const day of days) agenda.add(day, instrument.name);
    }
    if (clause.holds?.from !== undefined) agenda.add(clause.holds.from, instrument.name);
  }
}

/** Lets changes run through all that watches them until nothing follows any more. */
function settle(book: Chronicle, touched: Set<string>, day: CivilDate): void {
  const queue = [...touched].sort();
  touched.clear();
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    for (const watcher of [name, ...(book.watchers.get(name) ?? [])]) {
      const history = book.histories.get(watcher);
      if (history && consequencesOn(book, history, day)) queue.push(watcher);
    }
  }
}

/** Ends and beginnings that have come by the calendar alone. Says whether there were any. */
function datedTurns(book: Chronicle, history: OpenHistory, day: CivilDate): boolean {
  const { instrument } = history;
  let turned = expire(book, history, day);
  const suspensionOver = (a: Account) =>
    a.status === 'suspended' && a.suspendedThrough !== undefined && a.suspendedThrough < day;
  const resume: Deed = { act: 'resume', on: day, because: [] };
  turned = turn(book, history, resume, suspensionOver, { grounds: (account) => account.because }) || turned;
  turned = endResidue(history, day) || turned;
  if (instrument.begins === day) {
    const deed: Deed = { act: 'begin', on: day, because: [instrument.beginning] };
    turned = turn(book, history, deed, (account) => account.status === 'not yet') || turned;
    // A record can have set its end before it began.
    turned = expire(book, history, day) || turned;
  }
  return returnsOn(book, history, day) || turned;
}

/**
 * The last day has passed without a renewal. Where a clause says that the instrument continues until repealed, it
 * does if it took hold later than the dated end; if both clauses hold from the start they disagree, and both stand.
 */
function expire(book: Chronicle, history: OpenHistory, day: CivilDate): boolean {
  if (!latestAccounts(history).some((account) => hasExpired(account, day))) return false;
  const { instrument } = history;
  const lapses = clausesHolding(instrument, 'lapses', day);
  const continues = clausesHolding(instrument, 'continues', day);
  const later = continues.some((clause) => clause.holds?.from !== undefined);
  const gap = instrument.gaps.find((g) => g.from <= day && day <= g.through);
  const deed: Deed = {
    act: 'expire',
    on: day,
    because: lapses.map(citeClause),
    ...(gap && { doubt: 'gap' }),
  };
  const expired = (account: Account) => hasExpired(account, day);
  const grounds = (account: Account) => distinctCitations([...deed.because, ...account.endSetBy]);
  if (continues.length === 0) return turn(book, history, deed, expired, { grounds });
  const open = (account: Account): Account =>
    expired(account) ? { ...account, through: undefined, because: continues.map(citeClause) } : account;
  const carried = latestAccounts(history).map(open);
  if (later && lapses.length === 0) {
    history.entries.push({ on: day, changes: [], accounts: mergeAccounts(carried).map(withGrounds) });
    return true;
  }
  const citations = [...deed.because, ...continues.map(citeClause)];
  const message = `One clause of ${instrument.name} ends it on ${addDays(day, -1)}, another lets it continue.`;
  const flag: Flag = { kind: 'clauses disagree', subject: instrument.name, on: day, message, citations };
  return turn(book, history, deed, expired, { grounds, flags: [flag], beside: carried });
}

/** The residual effect has run out: the plain ending shows. */
function endResidue(history: OpenHistory, day: CivilDate): boolean {
  const accounts = latestAccounts(history);
  const over = (a: Account) => a.residue?.through !== undefined && a.residue.through < day;
  if (!accounts.some(over)) return false;
  const plain = accounts.map((a) => (over(a) ? { ...a, status: a.residue!.endedAs, residue: undefined } : a));
  const leadsTo = plain.map((account) => account.status);
  write(history, { on: day, act: 'expire', leadsTo, because: accounts[0]!.because, flags: [] }, mergeAccounts(plain));
  return true;
}
