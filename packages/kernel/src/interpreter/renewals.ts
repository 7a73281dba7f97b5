import type { DayNumber } from '@proviso/model';
import { prepareBallot } from './ballots.ts';
import { clausesOfKind, enact, type Instrument, isAlive, statusNow } from './instruments.ts';
import { type Interventions, prepareForce } from './interventions.ts';
import type { Path } from './path.ts';
import { isSilent, type Preparation, within } from './preparation.ts';
import {
  anchorAfter,
  announceTerms,
  dayOfMonth,
  heldOn,
  nextExpiry,
  type RecordedRenewal,
  recordedRenewals,
} from './terms.ts';

/** The renewals of one instrument that lapses unless it is renewed. */
export interface Renewals {
  /** Begins the first term. */
  begin(path: Path): void;
  /** Day on which the vote on the running term is due by rule; Infinity where a record has it, or none is due. */
  due(path: Path): DayNumber;
  /** Holds the vote on the running term on a day. */
  hold(path: Path, day: DayNumber, nth: number): void;
  /** Enters a renewal that is on record. */
  enter(path: Path, renewal: RecordedRenewal): void;
}

/** Makes the renewals of an instrument ready to run. */
export function prepareRenewals(
  preparation: Preparation,
  instrument: Instrument,
  interventions: Interventions,
): Renewals {
  const { slots, name } = instrument;
  const records = recordedRenewals(preparation, name);
  const clauses = clausesOfKind(instrument, 'lapses').map((clause) => ({
    clause,
    ballot: prepareBallot(preparation, clause.by, name),
    force: prepareForce(interventions, clause.by),
  }));
  const clauseFor = (expiry: DayNumber) => clauses.find(({ clause }) => within(clause.holds, expiry));
  const items = announceTerms(preparation, instrument, records, clauseFor);
  const nominal = remember((expiry: DayNumber) => heldOn(clauseFor(expiry)?.clause, expiry));

  const grant = (path: Path, day: DayNumber, expiry: DayNumber, anchor: number) => {
    path.slots[slots.expiry] = expiry;
    path.slots[slots.anchor] = anchor;
    path.slots[slots.termStart] = day;
    path.slots[slots.refused] = 0;
  };
  const runsOn = (path: Path, day: DayNumber) =>
    isAlive(statusNow(path, instrument)) && day > path.slots[slots.termStart]! && day <= path.slots[slots.expiry]!;

  return {
    begin: (path) => grant(path, instrument.beginning, instrument.through, dayOfMonth(instrument.through)),
    due: (path) => {
      const expiry = path.slots[slots.expiry]!;
      if (expiry === Infinity || path.slots[slots.refused] === 1 || !isAlive(statusNow(path, instrument))) {
        return Infinity;
      }
      const day = Math.max(nominal(expiry), path.step.first);
      if (day > path.step.last) return Infinity;
      return records.some((renewal) => runsOn(path, renewal.day)) ? Infinity : day;
    },
    hold: (path, day, nth) => {
      const expiry = path.slots[slots.expiry]!;
      const { clause, ballot, force } = clauseFor(expiry)!;
      const forced = force(path, day, day) ?? force(path, expiry, expiry);
      path.day = day;
      let passes = false;
      if (forced) {
        forced.met = true;
        passes = forced.what.kind === 'passes';
      } else if (isSilent(preparation, name, expiry)) {
        const item = items.silences.get(expiry);
        if (item) path.score(item, ballot!.outcome!.logFail(path));
      } else passes = ballot?.passes(path, nth) === true;
      const anchor = path.slots[slots.anchor]!;
      if (passes) grant(path, day, nextExpiry(expiry, clause.period, anchor), anchor);
      else path.slots[slots.refused] = 1;
    },
    enter: (path, renewal) => {
      const expiry = path.slots[slots.expiry]!;
      const item = items.records.get(renewal.record.id);
      const ballot = clauseFor(expiry)?.ballot;
      if (item && ballot && runsOn(path, renewal.day)) {
        path.day = renewal.day;
        path.score(item, ballot.outcome!.logPass(path));
      }
      enact(path, instrument, 'renew', renewal.day, true);
      grant(path, renewal.day, renewal.through, anchorAfter(path.slots[slots.anchor]!, renewal.through));
    },
  };
}

/** A function of a day that is worked out once for each. */
function remember(of: (day: DayNumber) => DayNumber): (day: DayNumber) => DayNumber {
  const known = new Map<DayNumber, DayNumber>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const result = of(day);
    known.set(day, result);
    return result;
  };
}
