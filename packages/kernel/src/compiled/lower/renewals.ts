import { type DayNumber, toDayNumber } from '@proviso/model';
import type { EvidenceItem } from '../../interpreter/evidence.ts';
import { clausesOfKind, type Instrument } from '../../interpreter/instruments.ts';
import { isSilent, within } from '../../interpreter/preparation.ts';
import { announceTerms, heldOn, type RecordedRenewal, recordedRenewals } from '../../interpreter/terms.ts';
import type { Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { type LaneBallot, lowerBallot } from './ballots.ts';
import { enact, isAlive } from './instruments.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { PathPair } from './path-pair.ts';
import type { PossibleVote } from './possible-terms.ts';
import type { LaneProspect } from './prospects.ts';
import { lowerWithin } from './ranges.ts';
import { ACT } from './turns.ts';

/** The renewals of one instrument that lapses unless it is renewed: see the interpreter's Renewals. */
export interface LaneRenewals {
  begin(pair: PathPair): void;
  enter(pair: PathPair, renewal: RecordedRenewal): void;
  /**
   * What the votes on running terms are, once it is known where in the run all else stands. They differ by clause, and in
   * whether silence tells of their outcome.
   */
  votes(votes: readonly PossibleVote<LapsingClause>[]): readonly LaneProspect<Vote>[];
  readonly clauseFor: (
    expiry: DayNumber,
  ) => { readonly clause: LapsingClause; readonly nominal: DayNumber } | undefined;
  /** Whether a vote on a term can pass. */
  readonly canPass: (clause: LapsingClause, expiry: DayNumber) => boolean;
}

export interface LapsingClause {
  readonly clause: ReturnType<typeof clausesOfKind<'lapses'>>[number];
  readonly ballot: LaneBallot | undefined;
}

type Vote = PossibleVote<LapsingClause>;

/** Lowers the renewals of an instrument. */
export function lowerRenewals(plan: KernelPlan, instrument: Instrument): LaneRenewals {
  const { preparation } = plan;
  const { slots, name } = instrument;
  const records = recordedRenewals(preparation, name);
  const clauses = clausesOfKind(instrument, 'lapses').map(
    (clause): LapsingClause => ({ clause, ballot: lowerBallot(plan, clause.by, name) }),
  );
  const holding = (expiry: DayNumber) => clauses.find(({ clause }) => within(clause.holds, expiry));
  const items = announceTerms(preparation, instrument, records, holding);
  const isQuiet = (expiry: DayNumber) => isSilent(preparation, name, expiry);
  const runsOn = (pair: PathPair, day: DayNumber) =>
    pair.all([
      isAlive(pair, instrument),
      pair.lt(pair.slot(slots.termStart), day),
      pair.ge(pair.slot(slots.expiry), day),
    ]);
  return {
    begin: (pair) => grant(pair, instrument, instrument.beginning, instrument.through),
    clauseFor: (expiry) => {
      const clause = holding(expiry);
      return clause && { clause, nominal: heldOn(clause.clause, expiry) };
    },
    canPass: (_, expiry) => !isQuiet(expiry),
    enter: (pair, renewal) => {
      const item = items.records.get(renewal.record.id);
      if (item) {
        pair.where(runsOn(pair, renewal.day), () =>
          forEachClause(pair, clauses, pair.slot(slots.expiry), ({ ballot }) => {
            if (ballot) pair.score(() => item, ballot.outcome!.logPass(pair));
          }),
        );
      }
      enact(pair, instrument, 'renew', renewal.day, true);
      grant(pair, instrument, renewal.day, renewal.through);
    },
    votes: (votes) => {
      const held = isHeldAgain(votes) ? plan.scratch() : undefined;
      return clauses.flatMap((clause) => {
        const [silent, open] = [true, false].map((quiet) =>
          votes.filter((vote) => vote.clause === clause && isQuiet(vote.expiry) === quiet),
        );
        return [
          silences(instrument, clause, silent!, items.silences, held),
          chances(plan, instrument, clause, open!, held),
        ];
      });
    },
  };
}

/** Whether several votes on an instrument may be held in one step. */
function isHeldAgain(votes: readonly Vote[]): boolean {
  return new Set(votes.map(({ position }) => position.part)).size < votes.length;
}

function grant(pair: PathPair, { slots }: Instrument, day: Operand, expiry: Operand): void {
  pair.setSlot(slots.expiry, expiry);
  pair.setSlot(slots.termStart, day);
  pair.setSlot(slots.refused, 0);
}

/** Does something for each clause in the lanes whose term ends while it is the first to hold. */
function forEachClause(
  pair: PathPair,
  clauses: readonly LapsingClause[],
  expiry: Value,
  body: (clause: LapsingClause) => void,
): void {
  let left = pair.always;
  for (const clause of clauses) {
    const holds = lowerWithin(pair, clause.clause.holds, expiry);
    pair.where(pair.and(left, holds), () => body(clause));
    left = pair.andNot(left, holds);
  }
}

/** Where the term on which a vote is due runs and its renewal is undecided. */
function isUndecided(pair: PathPair, instrument: Instrument, of: (step: number) => Vote): Value {
  const { slots } = instrument;
  const expiry = pair.byStep((step) => of(step).expiry);
  const undecided = pair.ne(pair.slot(slots.refused), 1);
  return pair.all([pair.eq(pair.slot(slots.expiry), expiry), undecided, isAlive(pair, instrument)]);
}

/** The votes that would be on record if they had passed. @param held how many votes on it the step has held, if any can follow */
function silences(
  instrument: Instrument,
  { ballot }: LapsingClause,
  dues: readonly Vote[],
  items: ReadonlyMap<DayNumber, EvidenceItem>,
  held: number | undefined,
): LaneProspect<Vote> {
  const isScored = dues.some(({ expiry }) => items.has(expiry));
  return {
    name: `silence on ${instrument.name}`,
    changes: [],
    dues,
    isDue: (pair, of) => isUndecided(pair, instrument, of),
    run: (pair, _, of) => {
      if (isScored) {
        const scored = pair.byStep((step) => (items.has(of(step).expiry) ? 1 : 0));
        pair.where(pair.eq(scored, 1), () =>
          pair.score((step) => items.get(of(step).expiry), ballot!.outcome!.logFail(pair)),
        );
      }
      pair.setSlot(instrument.slots.refused, 1);
      if (held !== undefined) pair.setScratch(held, pair.add(pair.scratch(held), 1));
    },
    ...(held !== undefined && { clear: (pair: PathPair) => pair.setScratch(held, 0) }),
  };
}

/** The votes that scenarios force, or that chance decides. */
function chances(
  plan: KernelPlan,
  instrument: Instrument,
  clause: LapsingClause,
  dues: readonly Vote[],
  held: number | undefined,
): LaneProspect<Vote> {
  const { name } = instrument;
  let holds: FunctionRef | undefined;
  return {
    name: `renewal of ${name}`,
    changes: [],
    dues,
    isDue: (pair, of) => isUndecided(pair, instrument, of),
    run: (pair, day, of) => {
      const { at, place, row } = pair.standing;
      const [expiry, next] = (['expiry', 'next'] as const).map((it) => pair.byStep((step) => of(step)[it]));
      holds ??= lowerHold(plan, instrument, clause, held);
      pair.code.call(holds, at, place, row, day, pair.active ?? pair.always, expiry!, next!);
    },
    ...(held !== undefined && { clear: (pair: PathPair) => pair.setScratch(held, 0) }),
  };
}

/** What an act is told, and the last days of the term that runs and of the next. */
const HOLD = { params: [...ACT.params, 'v128', 'v128'], results: [] } as const;

/** Holds the vote on a running term, in the active lanes. */
function lowerHold(
  plan: KernelPlan,
  instrument: Instrument,
  { clause, ballot }: LapsingClause,
  held: number | undefined,
): FunctionRef {
  return plan.compilation.define(
    HOLD,
    ({ code }, at, place, row, day, active, expiry, next) => {
      const pair = new PathPair(plan, code, { at: at!, place: place!, row: row! }, active!);
      pair.day = day!;
      const passed = code.variable(pair.never);
      const open = code.variable(active!);
      lowerForce(pair, clause.by, open, passed, [
        [day!, day!],
        [expiry!, expiry!],
      ]);
      if (ballot) {
        pair.where(open, () => {
          const nth = held === undefined ? undefined : pair.scratch(held);
          code.assign(passed, pair.or(passed, pair.among(ballot.passes(pair, nth))));
        });
      }
      pair.where(passed, () => grant(pair, instrument, day!, next!));
      pair.where(pair.not(passed), () => pair.setSlot(instrument.slots.refused, 1));
      if (held !== undefined) pair.setScratch(held, pair.add(pair.scratch(held), 1));
      return [];
    },
    `renewal of ${instrument.name} by ${clause.by}`,
  );
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
