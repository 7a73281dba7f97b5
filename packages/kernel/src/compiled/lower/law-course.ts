import { type DatedRecord, STATUSES } from '@proviso/model';
import { clausesOfKind, type Instrument, instrumentsOf } from '../../interpreter/instruments.ts';
import { readsQuantities } from '../../interpreter/references.ts';
import { recordedRenewals } from '../../interpreter/terms.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { type Decidable, type LaneDecisions, lowerDecisions } from './decisions.ts';
import { courseOf, openingOf } from './docket.ts';
import { lowerParts } from './formulas.ts';
import { enact, isAlive, isEnded, statusOf } from './instruments.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { type Fall, lowerDocket } from './lane-docket.ts';
import { knownActs, type PlacedAct, placed } from './law-acts.ts';
import { possibleTerms } from './possible-terms.ts';
import { beginning, endsOfResidue, endsOfSuspensions, endsOfTerms, type LaneProspect, ranksOf } from './prospects.ts';
import { lowerWithin } from './ranges.ts';
import { type LaneRenewals, lowerRenewals } from './renewals.ts';
import { lowerTurn, sharedAct } from './turns.ts';

/** The life of regimes and agreements, before the lets of a step and after its events and facts. */
export interface LaneLawCourse {
  /** [steps] */
  readonly open: readonly (readonly FunctionRef[])[];
  /** [steps] */
  readonly run: readonly (readonly FunctionRef[])[];
}

/** Lowers regimes and agreements. */
export function lowerLawCourse(plan: KernelPlan): LaneLawCourse {
  const { preparation } = plan;
  const { steps } = preparation;
  const instruments = instrumentsOf(preparation);
  if (instruments.length === 0) return { open: steps.map(() => []), run: steps.map(() => []) };
  const renewals = new Map(instruments.map((it) => [it.name, lowerRenewals(plan, it)] as const));
  const decisions = lowerDecisions(plan, instruments);
  const fall = lowerFall(plan, instruments);
  const docket = lowerDocket(plan, prospectsOf(plan, instruments, renewals, decisions), fall);
  const begin = lowerTurn(plan, 'first terms', (pair) => {
    for (const it of renewals.values()) it.begin(pair);
  });
  const ends = lowerEnds(plan, instruments, fall);
  return {
    open: steps.map(({ index }) => [
      ...(index === 0 ? [begin, ...docket(0)] : []),
      ...docket(openingOf(index)),
      ...ends,
    ]),
    run: steps.map(({ index }) => [...decisions.turns[index]!, ...docket(courseOf(index))]),
  };
}

/** All that may fall due in the run. */
function prospectsOf(
  plan: KernelPlan,
  instruments: readonly Instrument[],
  renewals: ReadonlyMap<string, LaneRenewals>,
  decisions: LaneDecisions,
): readonly LaneProspect[] {
  const { steps } = plan.preparation;
  const known = knownActs(plan, instruments, renewals, decisions);
  const ranks = ranksOf(instruments, known.length, decisions.decidable.length);
  const acts = placed(plan, known, ranks.act);
  const positionOf = (record: DatedRecord) => acts.find((act) => act.record === record)?.position;
  const beginnings = instruments.map((it) => beginning(plan, it, ranks.beginning(it)));
  const terms = instruments.flatMap((instrument, i) => {
    const revivals = acts.filter((act) => act.instrument === instrument && bringsToLife(act));
    const { clauseFor, canPass, votes: votesOf } = renewals.get(instrument.name)!;
    const { ends, votes } = possibleTerms({
      ...{ steps, instrument, clauseFor, canPass },
      records: recordedRenewals(plan.preparation, instrument.name).map((it) => ({
        ...it,
        position: positionOf(it.record),
      })),
      revivals: [...beginnings[i]!.dues, ...revivals].flatMap(({ position }) => position ?? []),
      periodOf: ({ clause }) => clause.period,
      ranks: { end: ranks.end(instrument), vote: ranks.vote(instrument) },
    });
    return [endsOfTerms(plan, instrument, ends), ...votesOf(votes)];
  });
  const others = [
    ...terms,
    ...instruments.map((it) => endsOfSuspensions(plan, it, ranks.endOfSuspension(it), positionOf)),
    ...beginnings,
    ...acts.map(prospectOfAct),
    ...decisions.decidable.map((it, n) => prospectOfDecision(it, ranks.decision(n))),
  ];
  const positions = others.flatMap(({ dues }) => dues.map(({ position }) => position));
  return [...others, ...instruments.map((it) => endsOfResidue(plan, it, ranks.endOfResidue(it), positions))];
}

/** What is on record takes effect whatever the status; a renewal brings a term of its own. */
function bringsToLife({ record }: PlacedAct): boolean {
  return record?.act.kind === 'suspended' || record?.act.kind === 'resumed';
}

function prospectOfAct({ name, instrument, day, position, run }: PlacedAct): LaneProspect {
  return {
    ...{ name, run, changes: [instrument] },
    dues: position ? [{ day, position }] : [],
    isDue: (pair) => pair.always,
  };
}

function prospectOfDecision(decidable: Decidable, rank: number): LaneProspect {
  const { name, instrument, days, isDecided, anyDecided, enact: run } = decidable;
  return {
    ...{ name, run, changes: [instrument], anyDue: anyDecided },
    dues: days.map(({ step, day }) => ({ day, position: { part: courseOf(step), key: [day, rank] } })),
    isDue: (pair) => isDecided(pair, pair.day),
  };
}

/**
 * What rests on an instrument that has ended falls with it, and what rests on that; what another supersedes ends once
 * that has begun, whichever came first.
 */
function lowerFall(plan: KernelPlan, instruments: readonly Instrument[]): Fall {
  const find = (name: string) => instruments.find((it) => it.name === name);
  const dependents = instruments.flatMap((instrument) =>
    instrument.clauses.flatMap((clause) => {
      const other =
        clause.kind === 'rests' ? find(clause.on) : clause.kind === 'superseded' ? find(clause.by) : undefined;
      return other ? [{ instrument, other, clause }] : [];
    }),
  );
  if (dependents.length === 0) return () => {};
  const fallen = sharedAct(plan, 'fall', (pair, day) => {
    const { code } = pair;
    code.repeat(() => {
      const changed = code.variable(pair.never);
      for (const { instrument, other, clause } of dependents) {
        const rests = clause.kind === 'rests';
        const brought = rests ? isEnded(pair, other) : pair.ne(statusOf(pair, other), NOT_YET);
        const affected = pair.all([isAlive(pair, instrument), lowerWithin(pair, clause.holds, day), brought]);
        pair.where(affected, () => {
          const effective = enact(pair, instrument, rests ? 'fall' : 'supersede', day);
          code.assign(changed, pair.or(changed, effective));
        });
      }
      return pair.any(changed);
    });
  });
  // What a clause brings about from some day on it does on the first day on which anything is done.
  const onAnyDay = dependents.some(({ clause }) => clause.holds !== undefined);
  return (pair, day, changed) => {
    const concerned =
      onAnyDay || dependents.some((it) => changed.includes(it.instrument) || changed.includes(it.other));
    if (concerned) fallen(pair, day);
  };
}

const NOT_YET = STATUSES.indexOf('not yet');

/**
 * `ends when`: read as of the first day of the step with the values of the step before, all clauses at once, until no
 * more follow. In the first step there are no values yet, so a clause that reads any is passed over.
 */
function lowerEnds(plan: KernelPlan, instruments: readonly Instrument[], fall: Fall): readonly FunctionRef[] {
  const { model } = plan.preparation;
  const clauses = instruments.flatMap((instrument) =>
    clausesOfKind(instrument, 'ends').map((clause) => ({
      instrument,
      holds: clause.holds,
      when: clause.when[0],
      hasQuantities: readsQuantities(model, clause.when[0]),
    })),
  );
  if (clauses.length === 0) return [];
  const turn = lowerTurn(plan, 'ends of instruments', (pair) => {
    const { code } = pair;
    pair.readsBefore = true;
    code.repeat(() => {
      const ending = clauses.map(({ instrument, holds, when, hasQuantities }) => {
        const readable = hasQuantities
          ? [
              pair.ne(
                pair.byStep((step) => (step === 0 ? 0 : 1)),
                0,
              ),
            ]
          : [];
        return pair.all([
          isAlive(pair, instrument),
          lowerWithin(pair, holds, pair.day),
          ...readable,
          lowerParts(pair, when, 'day'),
        ]);
      });
      const concerned = pair.some(ending);
      pair.where(concerned, () => {
        clauses.forEach(({ instrument }, i) => {
          pair.where(ending[i]!, () => enact(pair, instrument, 'end', pair.day));
        });
        fall(
          pair,
          pair.day,
          clauses.map(({ instrument }) => instrument),
        );
      });
      return pair.any(concerned);
    });
  });
  return [turn];
}
