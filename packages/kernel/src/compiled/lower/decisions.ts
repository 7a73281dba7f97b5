import { type DatedRecord, STATUSES, transition } from '@proviso/model';
import { ACTS, type Deciding, decidingClauses, occasionsOf, recordsFor } from '../../interpreter/decisions.ts';
import type { Instrument } from '../../interpreter/instruments.ts';
import { knownCourse } from '../../interpreter/occasions.ts';
import { exposuresOf } from '../../interpreter/turns.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { lowerHazard } from './chances.ts';
import { forOccasions } from './dated-turns.ts';
import { lowerDrawingTurn } from './drawing-turn.ts';
import { enact, isAny } from './instruments.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { disturb } from './quiet.ts';
import { lowerForce } from './renewals.ts';
import { lowerTurn } from './turns.ts';

/** What one clause leaves to a decision, once it has been decided in the step that runs. */
export interface Decidable {
  readonly name: string;
  /** Day on which it takes effect; Infinity where it has not been decided, or is done. */
  readonly day: (pair: PathPair) => Value;
  readonly clear: (pair: PathPair) => void;
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
      const decided = plan.scratch();
      decidable.push(decidableOf(name, instrument, clause, decided));
      for (const { step, run } of deciding(plan, instrument, clause, decision.name, known, decided))
        turns[step]!.push(run);
    }
  }
  return { turns, decidable, replacesChance: (record) => replacing.has(record) };
}

function decidableOf(name: string, instrument: Instrument, clause: Deciding, decided: number): Decidable {
  return {
    name,
    day: (pair) => pair.scratch(decided),
    clear: (pair) => pair.setScratch(decided, Infinity),
    enact: (pair, day) => {
      pair.setScratch(decided, Infinity);
      enact(pair, instrument, ACTS[clause.kind].act, day);
    },
  };
}

function deciding(
  plan: KernelPlan,
  instrument: Instrument,
  clause: Deciding,
  decision: string,
  known: ReturnType<typeof knownCourse>,
  decided: number,
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
          pair.where(hasRoom(pair), () => pair.score((step) => of(step).item, read(pair)));
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
        disturb(pair);
      };
      return lowerDrawingTurn(plan, `chance of ${name}`, {
        site: name,
        wanted: (pair) => {
          const { code } = pair;
          pair.day = pair.byStep((step) => of(step).asked);
          const day = pair.byStep((step) => of(step).day);
          const open = code.variable(hasRoom(pair));
          const passed = code.variable(pair.never);
          lowerForce(pair, decision, open, passed, [[pair.day, day]], (through) =>
            decide(pair, pair.min(day, through)),
          );
          return code.read(open);
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
