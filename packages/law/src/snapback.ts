import { addDays, addPeriod, type CivilDate, type Clause, type DatedRecord } from '@proviso/model';
import { type Account, hasEnded } from './account.ts';
import { belongsTo } from './body.ts';
import { citeClause, citeRecord } from './citation.ts';
import { type Docket, holdsOn, type Instrument } from './docket.ts';
import type { OpenHistory } from './history.ts';
import { type Chronicle, turn } from './turn.ts';

type Returns = Extract<Clause, { kind: 'returns' }>;

/** A notice that sets a return in motion: the day on which the period has run out, and the day after, of the return. */
export interface Notice {
  readonly clause: Returns;
  readonly record: DatedRecord;
  /** Last day on which the vote can still stop it. */
  readonly stoppableThrough: CivilDate;
  readonly returnsOn: CivilDate;
}

/**
 * Notices under a snapback clause. The day of notice does not count: a period of 30 days from a notice of 28 August
 * runs through 27 September, and the instrument returns on the 28th (Security Council Resolution 2231, paragraph 12).
 */
export function noticesUnder(docket: Docket, instrument: Instrument): readonly Notice[] {
  const clauses = instrument.clauses.filter((clause): clause is Clause & Returns => clause.kind === 'returns');
  return clauses.flatMap((clause) =>
    (docket.records.get(clause.notice) ?? [])
      .filter((record) => record.act.kind === 'happened' && holdsOn(clause, record.date))
      .filter((record) => mayGiveNotice(docket, clause, record))
      .map((record) => {
        const through = addPeriod(record.date, clause.after).date;
        return { clause, record, stoppableThrough: through, returnsOn: addDays(through, 1) };
      }),
  );
}

/** Whether who gave the notice is among those who may; a record that names nobody is taken at its word. */
export function mayGiveNotice(docket: Docket, clause: Returns, record: DatedRecord): boolean {
  return record.by === undefined || clause.anyOf.some((actor) => belongsTo(docket.model, record.by!, actor));
}

/** Days on which an instrument may return. */
export function noticesOf(docket: Docket, instrument: Instrument): readonly CivilDate[] {
  return noticesUnder(docket, instrument).map((notice) => notice.returnsOn);
}

/** The vote that stops a return, if it passed in time: relief has to be voted for, so that a veto works against it. */
export function stoppedBy(docket: Docket, notice: Notice): DatedRecord | undefined {
  const { unless } = notice.clause;
  const votes = unless === undefined ? [] : (docket.records.get(unless) ?? []);
  return votes.find(
    (vote) => vote.act.kind === 'happened' && notice.record.date <= vote.date && vote.date <= notice.stoppableThrough,
  );
}

/** Brings an instrument back whose notice has run out on this day with no vote to stop it. */
export function returnsOn(book: Chronicle, history: OpenHistory, day: CivilDate): boolean {
  let turned = false;
  for (const notice of noticesUnder(book.docket, history.instrument)) {
    if (notice.returnsOn !== day || stoppedBy(book.docket, notice)) continue;
    const because = [citeClause(notice.clause as Clause), citeRecord(notice.record)];
    const isAway = ({ status }: Account) => status === 'suspended' || hasEnded(status);
    turned = turn(book, history, { act: 'return', on: day, because }, isAway) || turned;
  }
  return turned;
}
