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
import { knownOutcome } from './ballots.ts';
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

/** What is known of a term: that it was renewed, or that it ran out in silence on its last day. */
type KnownEnd =
  | { readonly kind: 'renewed'; readonly clause: ClauseWithBallot | undefined; readonly renewal: RecordedRenewal }
  | {
      readonly kind: 'run out';
      readonly clause: ClauseWithBallot;
      readonly expiry: DayNumber;
      /** When the vote that was not held was due. */
      readonly due: DayNumber;
    };

/** A clause and the vote or decision that renews by it, where it has a chance. */
interface ClauseWithBallot {
  readonly clause: Lapses;
  readonly ballot: { readonly name: string; readonly outcome: unknown } | undefined;
}

/** Announces what can score: each renewal on record, and each expiry that passed without one. */
export function announceTerms(
  preparation: Preparation,
  instrument: Instrument,
  records: readonly RecordedRenewal[],
  clauseFor: (expiry: DayNumber) => ClauseWithBallot | undefined,
): RenewalItems {
  const items = { records: new Map<string, EvidenceItem>(), silences: new Map<DayNumber, EvidenceItem>() };
  const { steps } = preparation;
  for (const end of knownEnds(preparation, instrument, records, clauseFor)) {
    const ballot = end.clause?.ballot;
    const day = end.kind === 'renewed' ? end.renewal.day : Math.max(end.due, steps[0]!.first);
    const past = end.kind === 'renewed' ? day < steps[0]!.first : end.expiry < steps[0]!.first;
    if (!ballot || past || day > steps.at(-1)!.last) continue;
    const date = fromDayNumber(day);
    knownOutcome(ballot, date);
    const add = (kind: 'record' | 'silence') =>
      preparation.evidence.add(stepOf(preparation, date), { kind, name: ballot.name, date });
    if (end.kind === 'renewed') items.records.set(end.renewal.record.id, add('record'));
    else items.silences.set(end.expiry, add('silence'));
  }
  return items;
}

/** Follows the terms from record to record. One that chance decides within a gap is followed as if it was renewed. */
function* knownEnds(
  preparation: Preparation,
  { name, beginning, through }: Instrument,
  records: readonly RecordedRenewal[],
  clauseFor: (expiry: DayNumber) => ClauseWithBallot | undefined,
): Generator<KnownEnd> {
  let [start, expiry, anchor] = [beginning, through, dayOfMonth(through)];
  const follow = ({ day, through: granted }: RecordedRenewal) => {
    anchor = anchorAfter(anchor, granted);
    [start, expiry] = [day, granted];
  };
  while (start < Infinity) {
    const clause = clauseFor(expiry);
    const renewal = records.find(({ day }) => day > start && day <= expiry);
    if (renewal) {
      yield { kind: 'renewed', clause, renewal };
      follow(renewal);
      continue;
    }
    if (expiry > preparation.silenceThrough || !clause) return;
    const due = firstDueIn(preparation, heldOn(clause.clause, expiry), start);
    if (!isSilent(preparation, name, expiry)) {
      // The vote can have been due before the term was granted, and no record counts twice.
      [start, expiry] = [Math.max(start, due), nextExpiry(expiry, clause.clause.period, anchor)];
      continue;
    }
    yield { kind: 'run out', clause, expiry, due };
    const revival = records.find(({ day }) => day > Math.max(start, expiry));
    if (!revival) return;
    follow(revival);
  }
}

/** The day of a vote by rule; where the term was granted in a later step only, that step's first day. */
function firstDueIn({ steps }: Preparation, nominal: DayNumber, granted: DayNumber): DayNumber {
  const step = steps.find(({ first, last }) => first <= granted && granted <= last);
  return Math.max(nominal, step?.first ?? nominal);
}
