import {
  type Clause,
  type DatedAct,
  type DatedRecord,
  type DayNumber,
  type Decision,
  type RecordedAct,
  STATUSES,
  toDayNumber,
} from '@proviso/model';
import { siteOf } from '../site.ts';
import { prepareHazard } from './chances.ts';
import { compareText } from './evidence.ts';
import { enact, givesRoom, type Instrument } from './instruments.ts';
import { type Interventions, prepareForce } from './interventions.ts';
import { askedOn, knownCourse, type Occasion, type Scored } from './occasions.ts';
import type { Numeric, Path, Turn } from './path.ts';
import { type Preparation, recordsOf } from './preparation.ts';
import { exposuresOf } from './turns.ts';

/** What a decision brings about on a day. */
export interface Decided {
  readonly day: DayNumber;
  readonly run: Turn;
}

/** Decisions by chance to lift, suspend, resume, repeal or terminate. */
export interface DecisionTurns {
  /** [steps] takes the decisions of a step; what they bring about is added to `decided`. */
  readonly turns: readonly Turn[];
  /** What the step that is running has decided, in order of clause. */
  readonly decided: readonly Decided[];
  /** Whether a record takes the place of a decision, and so comes after the lets of its step. */
  replacesChance(record: DatedRecord): boolean;
}

/** A clause that leaves an act to somebody's decision. */
export type Deciding = Extract<Clause, { kind: 'lifted' | 'suspended' | 'resumed' | 'terminated' | 'continues' }>;

/** What a clause allows to be done, and the record that says it was. */
export const ACTS: Readonly<
  Record<Deciding['kind'], { readonly act: DatedAct; readonly record: RecordedAct['kind'] }>
> = {
  lifted: { act: 'lift', record: 'lifted' },
  suspended: { act: 'suspend', record: 'suspended' },
  resumed: { act: 'resume', record: 'resumed' },
  terminated: { act: 'terminate', record: 'terminated' },
  continues: { act: 'repeal', record: 'repealed' },
};

/** Makes the decisions about all instruments ready to run. */
export function prepareDecisions(
  preparation: Preparation,
  instruments: readonly Instrument[],
  interventions: Interventions,
): DecisionTurns {
  const turns: Turn[][] = preparation.steps.map(() => []);
  const decided: Decided[] = [];
  const replacing = new Set<DatedRecord>();
  for (const instrument of instruments) {
    for (const { clause, decision } of decidingClauses(preparation, instrument)) {
      const done = recordsFor(preparation, instrument, clause);
      const deciding = prepareDeciding(preparation, instrument, clause, decision, done, interventions);
      for (const { step, run } of deciding.turns(decided)) turns[step]!.push(run);
      for (const record of deciding.scored) replacing.add(record);
    }
  }
  return {
    decided,
    replacesChance: (record) => replacing.has(record),
    turns: turns.map((inStep) => (path) => {
      decided.length = 0;
      for (const turn of inStep) turn(path);
    }),
  };
}

/** The clauses of an instrument that leave an act to a decision with a rate, in order of id. */
export function decidingClauses({ model }: Preparation, { clauses }: Instrument) {
  return clauses
    .flatMap((clause) => {
      if (!isDeciding(clause)) return [];
      const decision = model.decisions.find((it) => it.name === clause.by);
      return decision?.chance.kind === 'rate' ? [{ clause, decision }] : [];
    })
    .sort((a, b) => compareText(a.clause.id, b.clause.id));
}

function isDeciding(clause: Clause): clause is Deciding {
  return clause.kind in ACTS;
}

/** The records of what a clause allows, in whole; of several clauses for one act, a record belongs to the decider it names, else to the first. */
export function recordsFor(preparation: Preparation, instrument: Instrument, clause: Deciding): readonly DatedRecord[] {
  const rivals = decidingClauses(preparation, instrument).filter((it) => it.clause.kind === clause.kind);
  return recordsOf(preparation, instrument.name, ACTS[clause.kind].record).filter((record) => {
    if (!isWhole(record)) return false;
    const named = rivals.find(({ decision }) => decision.by === record.by);
    return (named ?? rivals[0]!).clause === clause;
  });
}

/** Whether a record is about the instrument as a whole, not about some measures or listed persons. */
export function isWhole({ act }: DatedRecord): boolean {
  return act.kind !== 'lifted' || (act.measures === undefined && act.listed === undefined);
}

/** The steps in which a decision can matter: from the beginning to an end that is on record. */
export function occasionsOf(preparation: Preparation, instrument: Instrument, clause: Deciding): readonly Occasion[] {
  const endings = recordsOf(preparation, instrument.name, 'lifted', 'repealed', 'terminated', 'superseded');
  const end = endings.find(isWhole);
  const over = end ? toDayNumber(end.date) : Infinity;
  return exposuresOf(preparation, clause.holds)
    .map(({ step, last }) => ({ step, day: last, asked: preparation.steps[step]!.first }))
    .filter(({ asked }) => asked >= instrument.beginning && asked <= over);
}

function prepareDeciding(
  preparation: Preparation,
  instrument: Instrument,
  clause: Deciding,
  decision: Decision,
  done: readonly DatedRecord[],
  interventions: Interventions,
) {
  const { act } = ACTS[clause.kind];
  const name = `${decision.name}(${instrument.name})`;
  const site = siteOf(name);
  const years = new Map(exposuresOf(preparation, clause.holds).map((it) => [it.step, it.years]));
  const trial = prepareHazard(preparation, name, decision.chance, (path) => years.get(path.step.index)!);
  const force = prepareForce(interventions, decision.name);
  const known = knownCourse(preparation, {
    name,
    subject: instrument.name,
    occasions: occasionsOf(preparation, instrument, clause),
    done,
    refused: [],
    once: false,
  });
  const hasRoom = (path: Path) => givesRoom(STATUSES[path.slots[instrument.slots.status.opening]!]!, act);
  const decide = (decided: Decided[], day: DayNumber) => {
    decided.push({ day, run: (path) => enact(path, instrument, act, day) });
  };
  const score = ({ occasion, item }: Scored, read: Numeric) => ({
    step: occasion.step,
    run: (path: Path) => {
      if (hasRoom(path)) path.score(item, askedOn(path, occasion, read));
    },
  });
  return {
    scored: known.recorded.flatMap(({ record, scores }) => (scores ? [record] : [])),
    turns: (decided: Decided[]) => [
      ...known.recorded.flatMap(({ scores }) => (scores ? [score(scores, trial.logSome)] : [])),
      ...known.passed.map((passed) => score(passed, trial.logNone)),
      ...known.open.map((occasion) => ({
        step: occasion.step,
        run: (path: Path) => {
          if (!hasRoom(path)) return;
          const forced = force(path, occasion.asked, occasion.day);
          if (forced) {
            forced.met = true;
            const day = Math.min(occasion.day, toDayNumber(forced.what.through));
            if (forced.what.kind === 'passes') decide(decided, day);
            return;
          }
          const p = askedOn(path, occasion, trial.probability);
          if (preparation.source.uniform(path.place(site)) < p) decide(decided, occasion.day);
        },
      })),
    ],
  };
}
