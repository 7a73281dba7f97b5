import type { CivilDate, Clause } from '@proviso/model';
import type { Account, Deed } from './account.ts';
import { hasEnded } from './account.ts';
import { citeClause, distinctCitations } from './citation.ts';
import { operativeTruth } from './condition.ts';
import { holdsOn } from './docket.ts';
import { latestAccounts, type OpenHistory } from './history.ts';
import { type Chronicle, turn } from './turn.ts';

/**
 * What follows on a day for an instrument from how others stand: it begins with its base, is superseded, ends by its
 * own condition, or falls with its base. Says whether anything did.
 */
export function consequencesOn(book: Chronicle, history: OpenHistory, day: CivilDate): boolean {
  let turned = false;
  for (const clause of history.instrument.clauses) {
    if (!holdsOn(clause, day)) continue;
    if (clause.kind === 'rests') turned = fromBase(book, history, clause, day) || turned;
    if (clause.kind === 'superseded') turned = fromSuccessor(book, history, clause, day) || turned;
    if (clause.kind === 'ends') turned = fromCondition(book, history, clause, day) || turned;
  }
  return turned;
}

function isLive(account: Account): boolean {
  return account.status === 'in force' || account.status === 'suspended';
}

function fromBase(
  book: Chronicle,
  history: OpenHistory,
  clause: Extract<Clause, { kind: 'rests' }>,
  day: CivilDate,
): boolean {
  const base = book.histories.get(clause.on);
  if (!base) return false;
  const accounts = latestAccounts(base);
  const { instrument } = history;
  if (instrument.begins === undefined && accounts.every((account) => account.status === 'in force')) {
    const message = `${instrument.name} names no day of its own: it begins with ${clause.on}, on which it rests.`;
    const begin: Deed = { act: 'begin', on: day, because: [citeClause(clause)] };
    const flag = {
      kind: 'begins with its base',
      subject: instrument.name,
      on: day,
      message,
      citations: begin.because,
    } as const;
    if (turn(book, history, begin, (account) => account.status === 'not yet', { flags: [flag] })) return true;
  }
  const ended = accounts.filter((account) => hasEnded(account.status));
  if (ended.length === 0) return false;
  const because = distinctCitations([citeClause(clause), ...ended.flatMap((account) => account.because)]);
  const doubt = ended.some((account) => account.doubt === 'gap');
  const fall: Deed = { act: 'fall', on: day, because, ...(doubt && { doubt: 'gap' as const }) };
  if (ended.length === accounts.length) return turn(book, history, fall, isLive);
  // The evidence about the base disagrees: so does that about what rests on it.
  const own = latestAccounts(history);
  return turn(book, history, fall, isLive, { beside: own.filter(isLive) });
}

function fromSuccessor(
  book: Chronicle,
  history: OpenHistory,
  clause: Extract<Clause, { kind: 'superseded' }>,
  day: CivilDate,
): boolean {
  const successor = book.histories.get(clause.by);
  if (!successor) return false;
  const accounts = latestAccounts(successor);
  if (accounts.some((account) => account.status === 'not yet')) return false;
  const because = distinctCitations([citeClause(clause), ...accounts.flatMap((account) => account.because)]);
  return turn(book, history, { act: 'supersede', on: day, because }, isLive);
}

function fromCondition(
  book: Chronicle,
  history: OpenHistory,
  clause: Extract<Clause, { kind: 'ends' }>,
  day: CivilDate,
): boolean {
  if (!latestAccounts(history).some(isLive)) return false;
  if (operativeTruth(book, clause.when, day) !== 'yes') return false;
  return turn(book, history, { act: 'end', on: day, because: [citeClause(clause)] }, isLive);
}
