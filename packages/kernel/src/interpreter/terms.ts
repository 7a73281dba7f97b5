import {
  addPeriod,
  type Clause,
  type DatedRecord,
  type DayNumber,
  daysInMonth,
  fromDayNumber,
  type Period,
  parseCivilDate,
  subtractPeriod,
  toDayNumber,
} from '@proviso/model';
import { type Ballot, knownOutcome } from './ballots.ts';
import type { EvidenceItem } from './evidence.ts';
import type { Instrument } from './instruments.ts';
import { isSilent, type Preparation, recordsOf, stepOf } from './preparation.ts';

/** A renewal on record: its day, and the last day of the term that it granted. */
export interface RecordedRenewal {
  readonly record: DatedRecord;
  readonly day: DayNumber;
  readonly through: DayNumber;
}

type Lapses = Extract<Clause, { kind: 'lapses' }>;

/** The renewals of an instrument that are on record, in order of day. */
export function recordedRenewals(preparation: Preparation, instrument: string): readonly RecordedRenewal[] {
  return recordsOf(preparation, instrument, 'renewed').flatMap((record) =>
    record.act.kind === 'renewed'
      ? [{ record, day: toDayNumber(record.date), through: toDayNumber(record.act.through) }]
      : [],
  );
}

/** The day of the vote on a term that ends on a day: so many days before, else the last day itself. */
export function heldOn(clause: Lapses | undefined, expiry: DayNumber): DayNumber {
  if (!clause) return Infinity;
  return clause.lead ? toDayNumber(subtractPeriod(fromDayNumber(expiry), clause.lead).date) : expiry;
}

/** The end of the next term, aimed at the anchor's day of the month. */
export function nextExpiry(expiry: DayNumber, period: Period, anchor: number): DayNumber {
  return toDayNumber(addPeriod(fromDayNumber(expiry), period, anchor > 0 ? anchor : undefined).date);
}

/** A recorded end on the anchor's day, cut short by the month or not, keeps the anchor; another day becomes it. */
export function anchorAfter(anchor: number, through: DayNumber): number {
  const { year, month, day } = parseCivilDate(fromDayNumber(through))!;
  return Math.min(anchor, daysInMonth(year, month)) === day ? anchor : day;
}

/** Day of the month of a day; NaN where there is none. */
export function dayOfMonth(day: DayNumber): number {
  return Number.isFinite(day) ? parseCivilDate(fromDayNumber(day))!.day : Number.NaN;
}

/** Items of evidence: for records by id, for silence by the expiry that passed. */
export interface RenewalItems {
  readonly records: ReadonlyMap<string, EvidenceItem>;
  readonly silences: ReadonlyMap<DayNumber, EvidenceItem>;
}

/**
 * Walks the terms of an instrument from record to record and announces what can score: each renewal on record, and the
 * expiries that passed without one. Terms decided by chance within a gap are followed as if renewed.
 */
export function announceTerms(
  preparation: Preparation,
  { name, beginning, through }: Instrument,
  records: readonly RecordedRenewal[],
  clauseFor: (expiry: DayNumber) => { readonly clause: Lapses; readonly ballot: Ballot | undefined } | undefined,
): RenewalItems {
  const items = { records: new Map<string, EvidenceItem>(), silences: new Map<DayNumber, EvidenceItem>() };
  const add = (ballot: Ballot, kind: 'record' | 'silence', day: DayNumber) => {
    const date = fromDayNumber(day);
    knownOutcome(ballot, date);
    return preparation.evidence.add(stepOf(preparation, date), { kind, name: ballot.name, date });
  };
  const inTimeline = (day: DayNumber) => day >= preparation.steps[0]!.first && day <= preparation.steps.at(-1)!.last;
  let term = { start: beginning, expiry: through };
  let anchor = dayOfMonth(through);
  while (term.start < Infinity) {
    const clause = clauseFor(term.expiry);
    const renewal = records.find(({ day }) => day > term.start && day <= term.expiry);
    if (renewal) {
      if (clause?.ballot && inTimeline(renewal.day)) {
        items.records.set(renewal.record.id, add(clause.ballot, 'record', renewal.day));
      }
      anchor = anchorAfter(anchor, renewal.through);
      term = { start: renewal.day, expiry: renewal.through };
      continue;
    }
    if (term.expiry > preparation.silenceThrough || !clause) break;
    const day = Math.max(heldOn(clause.clause, term.expiry), preparation.steps[0]!.first);
    if (!isSilent(preparation, name, term.expiry)) {
      term = { start: day, expiry: nextExpiry(term.expiry, clause.clause.period, anchor) };
      continue;
    }
    if (clause.ballot && term.expiry >= preparation.steps[0]!.first && inTimeline(day)) {
      items.silences.set(term.expiry, add(clause.ballot, 'silence', day));
    }
    const revival = records.find((later) => later.day > term.expiry);
    if (!revival) break;
    anchor = anchorAfter(anchor, revival.through);
    term = { start: revival.day, expiry: revival.through };
  }
  return items;
}
