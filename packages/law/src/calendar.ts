import { addDays, type Case, type CivilDate, type Clause } from '@proviso/model';
import { type Account, hasEnded } from './account.ts';
import { assertionOn } from './assertion.ts';
import { bodyOf, ruleOf } from './body.ts';
import { type Citation, citeClause, citeRecord } from './citation.ts';
import { clausesHolding, type Instrument, residualOn } from './docket.ts';
import { accountsOn, type History } from './history.ts';
import type { Register } from './register.ts';
import { registerOf } from './registry.ts';
import { noticesUnder, stoppedBy } from './snapback.ts';
import { type DecisionWindow, decisionWindow } from './window.ts';

/** Something that falls due on a day. */
export interface CalendarEntry {
  /** Stable: kind, subject and day. */
  readonly id: string;
  readonly kind:
    | 'window opens'
    | 'decision planned'
    | 'expiry'
    | 'obligation due'
    | 'exception ends'
    | 'suspension ends'
    | 'residual effect ends'
    | 'return'
    | 'clause begins'
    | 'clause ends';
  readonly on: CivilDate;
  readonly subject: string;
  readonly title?: string;
  /** For renewals: when the decision falls, who takes it, by which vote or decision and by what rule. */
  readonly window?: DecisionWindow;
  readonly body?: string;
  readonly decision?: string;
  readonly rule?: string;
  /** What happens by itself if nothing is done, in one sentence. */
  readonly ifNothing: string;
  /** The record, known by then, that has settled the matter. */
  readonly settledBy?: Citation;
  readonly because: readonly Citation[];
}

export interface CalendarSpan {
  /** Both inclusive. */
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly known?: CivilDate;
}

/** What falls due from one day through another, as known on a day, in order of day, then subject, then kind. */
export function calendar(model: Case, { from, through, known }: CalendarSpan): readonly CalendarEntry[] {
  const register = registerOf(model, known);
  const entries = [...register.histories.values()].flatMap((history) => [
    ...termEntries(register, history),
    ...pauseEntries(history),
    ...clauseEntries(register, history.instrument),
  ]);
  const all = [...entries, ...obligationEntries(register)].filter((e) => from <= e.on && e.on <= through);
  const key = (e: CalendarEntry) => `${e.on} ${e.subject} ${e.kind}`;
  return [...new Map(all.map((e) => [e.id, e])).values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

type Unnamed = Omit<CalendarEntry, 'id' | 'subject' | 'title'>;

function entryOf(subject: { readonly name: string; readonly title?: string }, entry: Unnamed): CalendarEntry {
  const title = subject.title === undefined ? {} : { title: subject.title };
  return { id: `${entry.kind} ${subject.name} ${entry.on}`, subject: subject.name, ...title, ...entry };
}

/** The end of every term that an instrument has run through or is running, with the decision about its renewal. */
function termEntries(register: Register, history: History): readonly CalendarEntry[] {
  const { instrument } = history;
  return termEnds(history).flatMap(({ end, account }) => {
    const renewal = instrument.records.find(
      (record) =>
        record.act.kind === 'renewed' &&
        record.date <= end &&
        record.date > (account.since ?? '') &&
        record.act.through > end,
    );
    const running = accountsOn(history, end).some((a) => a.through === end && !hasEnded(a.status));
    if (!running && !renewal) return [];
    const [clause] = clausesHolding(instrument, 'lapses', end);
    const common = {
      ifNothing: afterExpiry(register, instrument, end),
      ...(renewal && { settledBy: citeRecord(renewal) }),
      because: [...(clause ? [citeClause(clause)] : []), ...account.of.endSetBy],
      ...(clause && decidedBy(register, clause, end)),
    };
    const entries = [entryOf(instrument.of, { kind: 'expiry', on: end, ...common })];
    const window = common.window;
    if (window?.opens !== undefined)
      entries.push(entryOf(instrument.of, { kind: 'window opens', on: window.opens, ...common }));
    if (window && window.planned !== end) {
      entries.push(entryOf(instrument.of, { kind: 'decision planned', on: window.planned, ...common }));
    }
    return entries;
  });
}

interface TermEnd {
  readonly end: CivilDate;
  /** The account by which the end stood, and the day from which it did. */
  readonly account: { readonly of: Account; readonly since: CivilDate | undefined };
}

function termEnds(history: History): readonly TermEnd[] {
  const ends = new Map<CivilDate, TermEnd>();
  const look = (accounts: readonly Account[], since: CivilDate | undefined) => {
    for (const of of accounts) {
      const end = of.through;
      if (end !== undefined && !hasEnded(of.status) && !ends.has(end)) ends.set(end, { end, account: { of, since } });
    }
  };
  look(history.opening, undefined);
  for (const entry of history.entries) look(entry.accounts, entry.on);
  return [...ends.values()];
}

function decidedBy(
  { docket: { model } }: Register,
  clause: Extract<Clause, { kind: 'lapses' }>,
  end: CivilDate,
): Pick<CalendarEntry, 'window' | 'body' | 'decision' | 'rule'> {
  const body = bodyOf(model, clause.by);
  const named = body !== clause.by;
  return {
    window: decisionWindow(clause, end),
    body,
    ...(named && { decision: clause.by, rule: ruleOf(model, clause.by) }),
  };
}

function afterExpiry(register: Register, instrument: Instrument, end: CivilDate): string {
  const day = addDays(end, 1);
  const [continues] = clausesHolding(instrument, 'continues', day);
  const [lapses] = clausesHolding(instrument, 'lapses', day);
  if (continues && !lapses && continues.holds?.from !== undefined)
    return `${instrument.name} continues until repealed.`;
  const residue = residualOn(instrument, day) ? ', binding still for what it caught' : '';
  const falling = [...register.docket.instruments.values()]
    .filter((other) => other.clauses.some((clause) => clause.kind === 'rests' && clause.on === instrument.name))
    .map((other) => other.name);
  const dragged = falling.length > 0 ? `; with it falls what rests on it: ${falling.join(', ')}` : '';
  return `${instrument.name} lapses on ${day}${residue}${dragged}.`;
}

/** Ends of suspensions and of residual effects, and returns set in motion. */
function pauseEntries(history: History): readonly CalendarEntry[] {
  const { of } = history.instrument;
  return history.entries.flatMap((entry) =>
    entry.accounts.flatMap((account) => {
      const found: CalendarEntry[] = [];
      const standsUntil = (day: CivilDate, still: (a: Account) => boolean) => accountsOn(history, day).some(still);
      const suspended = account.suspendedThrough;
      if (suspended !== undefined && standsUntil(suspended, (a) => a.suspendedThrough === suspended)) {
        const ifNothing = `${of.name} is in force again on ${addDays(suspended, 1)}, if it has not ended by then.`;
        found.push(entryOf(of, { kind: 'suspension ends', on: suspended, ifNothing, because: account.because }));
      }
      const residue = account.residue?.through;
      if (residue !== undefined && standsUntil(residue, (a) => a.residue?.through === residue)) {
        const ifNothing = `What ${of.name} had caught is free from ${addDays(residue, 1)}.`;
        found.push(entryOf(of, { kind: 'residual effect ends', on: residue, ifNothing, because: account.because }));
      }
      return found;
    }),
  );
}

function clauseEntries(register: Register, instrument: Instrument): readonly CalendarEntry[] {
  const { of } = instrument;
  const returns = noticesUnder(register.docket, instrument).map((notice) => {
    const stopped = stoppedBy(register.docket, notice);
    const ifNothing = `${of.name} is in force again${notice.clause.unless === undefined ? '' : ` unless ${notice.clause.unless} passes by ${notice.stoppableThrough}`}.`;
    const because = [citeClause(notice.clause), citeRecord(notice.record)];
    return entryOf(of, {
      kind: 'return',
      on: notice.returnsOn,
      ifNothing,
      because,
      ...(stopped && { settledBy: citeRecord(stopped) }),
    });
  });
  const dated = instrument.clauses.flatMap((clause) => {
    const found: CalendarEntry[] = [];
    const because = [citeClause(clause)];
    if (clause.kind === 'exception' && clause.through !== undefined) {
      const ifNothing = `${clause.title ?? 'The exception'} no longer frees from ${clause.to} on ${addDays(clause.through, 1)}.`;
      found.push(entryOf(of, { kind: 'exception ends', on: clause.through, ifNothing, because }));
    }
    const { from, through } = clause.holds ?? {};
    if (from !== undefined) {
      found.push(
        entryOf(of, { kind: 'clause begins', on: from, ifNothing: `${clause.id} holds from then on.`, because }),
      );
    }
    if (through !== undefined) {
      found.push(
        entryOf(of, { kind: 'clause ends', on: through, ifNothing: `${clause.id} no longer holds.`, because }),
      );
    }
    return found;
  });
  return [...returns, ...dated];
}

function obligationEntries(register: Register): readonly CalendarEntry[] {
  return register.docket.model.agreements.flatMap((agreement) =>
    agreement.obligations.flatMap((obligation) => {
      if (obligation.due === undefined) return [];
      const { truth, affirmed } = assertionOn(register, obligation.name, obligation.due);
      const settled = truth === 'yes' ? affirmed[0] : undefined;
      const ifNothing = `${obligation.name} is overdue from ${addDays(obligation.due, 1)}.`;
      const due = { kind: 'obligation due', on: obligation.due, ifNothing, because: [] } as const;
      return [entryOf(obligation, { ...due, ...(settled && { settledBy: settled }) })];
    }),
  );
}
