import { type DatedRecord, type DayNumber, STATUSES, toDayNumber, transition } from '@proviso/model';
import { ACTS, type Deciding, decidingClauses, occasionsOf, recordsFor } from '../../interpreter/decisions.ts';
import type { Instrument } from '../../interpreter/instruments.ts';
import { knownCourse } from '../../interpreter/occasions.ts';
import { exposuresOf } from '../../interpreter/turns.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { lowerHazard } from './chances.ts';
import { forOccasions } from './dated-turns.ts';
import { lowerDrawingTurn } from './drawing-turn.ts';
import { SLOT_BYTES } from './group.ts';
import { enact, isAny } from './instruments.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { lowerForce } from './renewals.ts';
import { lowerTurn, sharedAct, TURN } from './turns.ts';

/** What one clause leaves to a decision. */
export interface Decidable {
  readonly name: string;
  readonly instrument: Instrument;
  /** The days on which it may take effect, by step. */
  readonly days: readonly { readonly step: number; readonly day: DayNumber }[];
  /** Where it has been decided in this step that it does so on a day, and is not done yet. */
  readonly isDecided: (pair: PathPair, day: Value) => Value;
  /** Address of an `i32` that is 0 where that is so on no path of the group. */
  readonly anyDecided: number;
  readonly enact: (pair: PathPair, day: Value) => void;
}

/** Decisions by chance to lift, suspend, resume, repeal or terminate. */
export interface LaneDecisions {
  /** [steps] */
  readonly turns: readonly (readonly FunctionRef[])[];
  /** In order of instrument, then clause. */
  readonly decidable: readonly Decidable[];
  /** Whether a record takes the place of a decision, and so comes after the lets of its step. */
  replacesChance(record: DatedRecord): boolean;
}

/** Lowers the decisions about all instruments. */
export function lowerDecisions(plan: KernelPlan, instruments: readonly Instrument[]): LaneDecisions {
  const { preparation } = plan;
  const turns: FunctionRef[][] = preparation.steps.map(() => []);
  const decidable: Decidable[] = [];
  const replacing = new Set<DatedRecord>();
  for (const instrument of instruments) {
    for (const { clause, decision } of decidingClauses(preparation, instrument)) {
      const name = `${decision.name}(${instrument.name})`;
      const known = knownCourse(preparation, {
        name,
        subject: instrument.name,
        occasions: occasionsOf(preparation, instrument, clause),
        done: recordsFor(preparation, instrument, clause),
        refused: [],
        once: false,
      });
      for (const { record, scores } of known.recorded) if (scores) replacing.add(record);
      const decided = undecided(plan);
      const anyDecided = plan.compilation.memory.reserve(4);
      const days = known.open.flatMap(({ step, day }) =>
        [...daysDecided(plan, decision.name, day)].map((it) => ({ step, day: it })),
      );
      decidable.push({ days, anyDecided, ...decidableOf(plan, name, instrument, clause, decided) });
      const turnsOfClause = deciding(plan, instrument, clause, decision.name, known, { decided, anyDecided });
      for (const { step, run } of turnsOfClause) turns[step]!.push(run);
    }
  }
  const begin = nothingDecided(plan, decidable);
  return {
    turns: turns.map((inStep) => (inStep.length > 0 ? [begin, ...inStep] : [])),
    decidable,
    replacesChance: (record) => replacing.has(record),
  };
}

function nothingDecided({ compilation }: KernelPlan, decidable: readonly Decidable[]): FunctionRef {
  return compilation.define(
    TURN,
    ({ code }) => {
      for (const { anyDecided } of decidable) code.store('i32.store', code.literal(0), code.literal(0), anyDecided);
      return [];
    },
    'nothing decided',
  );
}

/** By path the day on which what has been decided takes effect; Infinity where nothing is, or all is done. */
function undecided({ compilation: { memory } }: KernelPlan): number {
  const address = memory.reserve(SLOT_BYTES);
  memory.fill(address, () => new Float64Array(SLOT_BYTES / 8).fill(Infinity));
  return address;
}

/** The days on which a decision may take effect that chance takes on one day: a scenario may force it before. */
function daysDecided({ interventions }: KernelPlan, decision: string, day: DayNumber): ReadonlySet<DayNumber> {
  const forced = interventions.ofKind('passes', 'fails').filter(({ what }) => what.vote === decision);
  return new Set([day, ...forced.map(({ what }) => Math.min(day, toDayNumber(what.through)))]);
}

function decidableOf(plan: KernelPlan, name: string, instrument: Instrument, clause: Deciding, decided: number) {
  return {
    name,
    instrument,
    isDecided: (pair: PathPair, day: Value) => pair.eq(pair.scratch(decided), day),
    enact: sharedAct(plan, name, (pair, day) => {
      pair.setScratch(decided, Infinity);
      enact(pair, instrument, ACTS[clause.kind].act, day);
    }),
  };
}

function deciding(
  plan: KernelPlan,
  instrument: Instrument,
  clause: Deciding,
  decision: string,
  known: ReturnType<typeof knownCourse>,
  { decided, anyDecided }: { readonly decided: number; readonly anyDecided: number },
) {
  const { preparation } = plan;
  const { act } = ACTS[clause.kind];
  const name = `${decision}(${instrument.name})`;
  const years = new Map(exposuresOf(preparation, clause.holds).map((it) => [it.step, it.years]));
  const { chance } = preparation.model.decisions.find((it) => it.name === decision)!;
  const trial = lowerHazard(name, chance, (step) => years.get(step) ?? 0);
  const room = STATUSES.filter((status) => transition(status, act).regular);
  const hasRoom = (pair: PathPair) => isAny(pair, instrument, pair.slot(instrument.slots.status.opening), room);
  const scoring = (scored: typeof known.passed, read: typeof trial.logSome) =>
    forOccasions(
      scored.map(({ occasion, item }) => ({ ...occasion, item })),
      name,
      (of) =>
        lowerTurn(plan, `score of ${name}`, (pair) => {
          pair.day = pair.byStep((step) => of(step).asked);
          // Nearly every path has room, so it is worked out for all of them, without a branch.
          pair.only(hasRoom(pair), () => pair.score((step) => of(step).item, read(pair)));
        }),
    );
  return [
    ...scoring(
      known.recorded.flatMap(({ scores }) => (scores ? [scores] : [])),
      trial.logSome,
    ),
    ...scoring(known.passed, trial.logNone),
    ...forOccasions(known.open, name, (of) => {
      const decide = (pair: PathPair, day: Value) => {
        pair.setScratch(decided, day);
        pair.code.store('i32.store', pair.code.literal(0), pair.code.literal(1), anyDecided);
      };
      return lowerDrawingTurn(plan, `chance of ${name}`, {
        site: name,
        bound: (pair) => {
          const { code } = pair;
          pair.day = pair.byStep((step) => of(step).asked);
          const day = pair.byStep((step) => of(step).day);
          const open = code.variable(hasRoom(pair));
          const passed = code.variable(pair.never);
          lowerForce(pair, decision, open, passed, [[pair.day, day]], (through) =>
            decide(pair, pair.min(day, through)),
          );
          const most = code.variable(pair.of(0));
          pair.where(open, () => code.assign(most, pair.and(pair.active!, trial.atMost(pair))));
          return code.read(most);
        },
        use: (pair, u) => {
          pair.day = pair.byStep((step) => of(step).asked);
          pair.where(trial.comesAbout(pair, u), () =>
            decide(
              pair,
              pair.byStep((step) => of(step).day),
            ),
          );
        },
      });
    }),
  ];
}
