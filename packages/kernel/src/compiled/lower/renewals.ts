import { type DayNumber, daysInMonth, fromDayNumber, parseCivilDate, toDayNumber } from '@proviso/model';
import { clausesOfKind, type Instrument } from '../../interpreter/instruments.ts';
import { within } from '../../interpreter/preparation.ts';
import { announceTerms, dayOfMonth, type RecordedRenewal, recordedRenewals } from '../../interpreter/terms.ts';
import type { Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { type LaneBallot, lowerBallot } from './ballots.ts';
import { atMostDays, dayAfter } from './calendar.ts';
import { enact, isAlive } from './instruments.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { lowerWithin } from './ranges.ts';

/** The renewals of one instrument that lapses unless it is renewed: see the interpreter's Renewals. */
export interface LaneRenewals {
  begin(pair: PathPair): void;
  /** Undefined where no clause asks for any. */
  readonly due: ((pair: PathPair) => Value) | undefined;
  /** A day before which none is due, as things stand. */
  notBefore(pair: PathPair): Value;
  hold(pair: PathPair, day: Value, nth: Value): void;
  enter(pair: PathPair, renewal: RecordedRenewal): void;
}

type LapsesClause = ReturnType<typeof clausesOfKind<'lapses'>>[number];

interface LaneClause {
  readonly clause: LapsesClause;
  readonly ballot: LaneBallot | undefined;
}

/** Lowers the renewals of an instrument. */
export function lowerRenewals(plan: KernelPlan, instrument: Instrument): LaneRenewals {
  const { preparation } = plan;
  const { slots, name } = instrument;
  const records = recordedRenewals(preparation, name);
  const clauses = clausesOfKind(instrument, 'lapses').map(
    (clause): LaneClause => ({ clause, ballot: lowerBallot(plan, clause.by, name) }),
  );
  const items = announceTerms(preparation, instrument, records, (expiry) =>
    clauses.find(({ clause }) => within(clause.holds, expiry)),
  );
  const grant = (pair: PathPair, day: Operand, expiry: Operand, anchor: Operand) => {
    pair.setSlot(slots.expiry, expiry);
    pair.setSlot(slots.anchor, anchor);
    pair.setSlot(slots.termStart, day);
    pair.setSlot(slots.refused, 0);
  };
  const runsOn = (pair: PathPair, day: DayNumber) =>
    pair.all([
      isAlive(pair, instrument),
      pair.lt(pair.slot(slots.termStart), day),
      pair.ge(pair.slot(slots.expiry), day),
    ]);
  return {
    begin: (pair) => grant(pair, instrument.beginning, instrument.through, dayOfMonth(instrument.through)),
    due: clauses.length === 0 ? undefined : (pair) => lowerDue(pair, instrument, clauses, records, runsOn),
    notBefore: (pair) => {
      const { awaited, earliest } = lowerAwaited(pair, instrument, clauses);
      return pair.select(awaited, earliest, Infinity);
    },
    hold: (pair, day, nth) => {
      pair.day = day;
      const passed = pair.code.variable(pair.never);
      const expiry = pair.slot(slots.expiry);
      forEachClause(pair, clauses, expiry, (clause) => {
        const own = lowerVote(pair, instrument, clause, items.silences, day, nth);
        pair.code.assign(passed, pair.or(passed, pair.among(own)));
        const anchor = pair.slot(slots.anchor);
        pair.where(own, () => grant(pair, day, dayAfter(pair, expiry, clause.clause.period, anchor), anchor));
      });
      pair.where(pair.not(passed), () => pair.setSlot(slots.refused, 1));
    },
    enter: (pair, renewal) => {
      const item = items.records.get(renewal.record.id);
      if (item) {
        pair.day = pair.of(renewal.day);
        pair.where(runsOn(pair, renewal.day), () =>
          forEachClause(pair, clauses, pair.slot(slots.expiry), ({ ballot }) => {
            if (ballot) pair.score(() => item, ballot.outcome!.logPass(pair));
          }),
        );
      }
      enact(pair, instrument, 'renew', renewal.day, true);
      grant(pair, renewal.day, renewal.through, anchorAfter(pair, pair.slot(slots.anchor), renewal.through));
    },
  };
}

/** Does something for each clause in the lanes whose term ends while it is the first to hold. */
function forEachClause(
  pair: PathPair,
  clauses: readonly LaneClause[],
  expiry: Value,
  body: (clause: LaneClause) => void,
): void {
  let left = pair.always;
  for (const clause of clauses) {
    const holds = lowerWithin(pair, clause.clause.holds, expiry);
    pair.where(pair.and(left, holds), () => body(clause));
    left = pair.andNot(left, holds);
  }
}

/** Day on which the vote on the running term is due by rule; Infinity where a record has it, or none is due. */
function lowerDue(
  pair: PathPair,
  instrument: Instrument,
  clauses: readonly LaneClause[],
  records: readonly RecordedRenewal[],
  runsOn: (pair: PathPair, day: DayNumber) => Value,
): Value {
  const { slots } = instrument;
  const { steps } = pair.plan.preparation;
  const expiry = pair.slot(slots.expiry);
  const first = pair.byStep((step) => steps[step]!.first);
  const last = pair.byStep((step) => steps[step]!.last);
  const { awaited, earliest } = lowerAwaited(pair, instrument, clauses);
  const due = pair.code.variable(pair.of(Infinity));
  pair.where(pair.and(awaited, pair.le(earliest, last)), () => {
    forEachClause(pair, clauses, expiry, ({ clause }) => {
      const nominal = clause.lead ? dayAfter(pair, expiry, { ...clause.lead, count: -clause.lead.count }) : expiry;
      const day = pair.max(nominal, first);
      const taken = pair.some(records.map((renewal) => runsOn(pair, renewal.day)));
      const open = pair.andNot(pair.among(pair.le(day, last)), taken);
      pair.code.assign(due, pair.select(open, day, due));
    });
  });
  return pair.code.read(due);
}

/** Where the running term ends and its renewal is undecided, and a day before which no vote on that is due. */
function lowerAwaited(pair: PathPair, instrument: Instrument, clauses: readonly LaneClause[]) {
  const { slots } = instrument;
  const expiry = pair.slot(slots.expiry);
  const longestLead = Math.max(...clauses.map(({ clause }) => (clause.lead ? atMostDays(clause.lead) : 0)));
  const undecided = pair.ne(pair.slot(slots.refused), 1);
  const awaited = pair.all([pair.lt(expiry, Infinity), undecided, isAlive(pair, instrument)]);
  return { awaited, earliest: pair.sub(expiry, longestLead) };
}

/** The lanes in which the vote passes: as a scenario forces it, failed where silence says so, else by chance. */
function lowerVote(
  pair: PathPair,
  { name, slots }: Instrument,
  { clause, ballot }: LaneClause,
  silences: ReturnType<typeof announceTerms>['silences'],
  day: Value,
  nth: Value,
): Value {
  const { code } = pair;
  const expiry = pair.slot(slots.expiry);
  const passed = code.variable(pair.never);
  const open = code.variable(pair.active ?? pair.always);
  lowerForce(pair, clause.by, open, passed, [
    [day, day],
    [expiry, expiry],
  ]);
  const silent = isSilent(pair, name, expiry);
  for (const [end, item] of silences) {
    pair.where(pair.all([open, silent, pair.eq(expiry, end)]), () =>
      pair.score(() => item, ballot!.outcome!.logFail(pair)),
    );
  }
  if (ballot) {
    const chance = pair.andNot(open, silent);
    pair.where(chance, () => {
      code.assign(passed, pair.or(passed, pair.among(ballot.passes(pair, nth))));
    });
  }
  return code.read(passed);
}

/** What scenarios force on a vote: takes the lanes it decides from `open`, and adds those in which it passes to `passed`. */
export function lowerForce(
  pair: PathPair,
  vote: string,
  open: Value,
  passed: Value,
  spans: readonly (readonly [from: Operand, through: Operand])[],
  decide: (through: DayNumber) => void = () => {},
): void {
  const { code } = pair;
  const about = pair.plan.interventions.ofKind('passes', 'fails').filter(({ what }) => what.vote === vote);
  for (const [from, through] of spans) {
    for (const intervention of about) {
      const [begin, end] = [toDayNumber(intervention.what.from), toDayNumber(intervention.what.through)];
      pair.inWorld(intervention.world, () => {
        pair.where(pair.all([open, pair.ge(through, begin), pair.le(from, end)]), () => {
          pair.touch(intervention);
          const forced = pair.active!;
          if (intervention.what.kind === 'passes') {
            decide(end);
            code.assign(passed, pair.or(passed, forced));
          }
          code.assign(open, pair.andNot(open, forced));
        });
      });
    }
  }
}

/** Where the lack of a record on a day says that nothing was done. */
function isSilent(pair: PathPair, subject: string, day: Value): Value {
  const { model, silenceThrough } = pair.plan.preparation;
  const gaps = model.gaps
    .filter((gap) => gap.subject === subject)
    .map(({ from, through }) => lowerWithin(pair, { from, through }, day));
  return pair.andNot(pair.le(day, silenceThrough), pair.some(gaps));
}

/** A recorded end on the anchor's day, cut short by the month or not, keeps the anchor; another day becomes it. */
function anchorAfter(pair: PathPair, anchor: Value, through: DayNumber): Value {
  const { year, month, day } = parseCivilDate(fromDayNumber(through))!;
  return pair.select(pair.eq(pair.min(anchor, daysInMonth(year, month)), day), anchor, day);
}
