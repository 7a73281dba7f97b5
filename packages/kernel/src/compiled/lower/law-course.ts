import { STATUSES } from '@proviso/model';
import { clausesOfKind, type Instrument, instrumentsOf } from '../../interpreter/instruments.ts';
import { readsQuantities } from '../../interpreter/references.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { LaneAgenda } from './agenda.ts';
import { dayQueue, type Fall } from './day-queue.ts';
import { type Decidable, lowerDecisions } from './decisions.ts';
import { lowerParts } from './formulas.ts';
import { enact, isAlive, isEnded, statusOf } from './instruments.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { lowerLawActs } from './law-acts.ts';
import type { PathPair } from './path-pair.ts';
import { type LaneProspect, prospectsByRule } from './prospects.ts';
import { disturb, isQuiet, noteQuiet } from './quiet.ts';
import { lowerWithin } from './ranges.ts';
import { type LaneRenewals, lowerRenewals } from './renewals.ts';
import { lowerTurn } from './turns.ts';

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
  const acts = lowerLawActs(plan, instruments, renewals, decisions);
  const opens = (act: (typeof acts)[number], first: number) => act.day === first && !act.replacesChance;
  const agenda = new LaneAgenda(plan, [
    acts.filter((act) => act.day < steps[0]!.first),
    ...steps.flatMap(({ first, last }) => [
      acts.filter((act) => opens(act, first)),
      acts.filter((act) => first <= act.day && act.day <= last && !opens(act, first)),
    ]),
  ]);
  const votings = [...renewals].flatMap(([name, it]) => (it.due ? [voting(plan, name, it.due, it)] : []));
  const rules = prospectsByRule(plan, instruments);
  // What falls due before the first step ends has been done by then.
  const rulesInRun = rules.filter(({ on }) => on === undefined || on > steps[0]!.first);
  const decided = decisions.decidable.map(({ name, day, enact: run }): LaneProspect => ({ name, due: day, run }));
  const fall = lowerFall(instruments);
  const inOrderOfDay = dayQueue(plan, fall);
  const bringTo = inOrderOfDay([...rules, agenda]);
  const votes = votings.map(({ prospect }) => prospect);
  const carryOn = inOrderOfDay([...rulesInRun, agenda, ...decided, ...votes]);
  const unlessQuiet = lowerUnlessQuiet(agenda, [...rulesInRun, ...votes]);
  const history = lowerTurn(plan, 'law before the run', (pair) => {
    for (const it of renewals.values()) it.begin(pair);
    agenda.take(pair, () => 0);
    bringTo(pair, pair.of(steps[0]!.first - 1));
  });
  const ends = lowerEnds(plan, instruments, fall);
  const open = lowerTurn(plan, 'law on the first day', (pair) => {
    const first: ByStep = (step) => steps[step]!.first;
    unlessQuiet(
      pair,
      (step) => 1 + 2 * step,
      first,
      () => bringTo(pair, pair.byStep(first)),
    );
    ends(pair);
  });
  const run = lowerTurn(plan, 'law in the step', (pair) => {
    const last: ByStep = (step) => steps[step]!.last;
    unlessQuiet(
      pair,
      (step) => 2 + 2 * step,
      last,
      () => {
        for (const { clear } of votings) clear(pair);
        carryOn(pair, pair.byStep(last));
      },
    );
  });
  const clear = clearing(plan, decisions.decidable);
  return {
    open: steps.map(({ index }) => (index === 0 ? [history, open] : [open])),
    run: steps.map(({ index }) => [...clear, ...decisions.turns[index]!, run]),
  };
}

type ByStep = (step: number) => number;

/** Does a part of the agenda and what falls due through a day, on paths on which there is anything to do. */
function lowerUnlessQuiet(agenda: LaneAgenda, byRule: readonly LaneProspect[]) {
  return (pair: PathPair, part: ByStep, through: ByStep, body: () => void) => {
    // Where the agenda has something, no path is quiet.
    const horizon = pair.byStep((step) => (agenda.isEmpty(part(step)) ? through(step) : Infinity));
    pair.code.when(pair.any(pair.not(isQuiet(pair, horizon))), () => {
      agenda.take(pair, part);
      body();
      noteQuiet(pair, byRule);
    });
  };
}

function clearing(plan: KernelPlan, decidable: readonly Decidable[]): readonly FunctionRef[] {
  if (decidable.length === 0) return [];
  return [
    lowerTurn(plan, 'nothing decided', (pair) => {
      for (const { clear } of decidable) clear(pair);
    }),
  ];
}

/** Votes on the renewal of one instrument; the k-th in a step has draws of its own. */
function voting(plan: KernelPlan, name: string, due: (pair: PathPair) => Value, renewals: LaneRenewals) {
  const held = plan.scratch();
  const prospect: LaneProspect = {
    name: `renewal of ${name}`,
    due,
    notBefore: (pair) => renewals.notBefore(pair),
    run: (pair, day) => {
      renewals.hold(pair, day, pair.scratch(held));
      pair.setScratch(held, pair.add(pair.scratch(held), 1));
    },
  };
  return { prospect, clear: (pair: PathPair) => pair.setScratch(held, 0) };
}

/**
 * What rests on an instrument that has ended falls with it, and what rests on that; what another supersedes ends once
 * that has begun, whichever came first.
 */
function lowerFall(instruments: readonly Instrument[]): Fall {
  const find = (name: string) => instruments.find((it) => it.name === name);
  const dependents = instruments.flatMap((instrument) =>
    instrument.clauses.flatMap((clause) => {
      const other =
        clause.kind === 'rests' ? find(clause.on) : clause.kind === 'superseded' ? find(clause.by) : undefined;
      return other ? [{ instrument, other, clause }] : [];
    }),
  );
  return (pair, day) => {
    if (dependents.length === 0) return;
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
  };
}

const NOT_YET = STATUSES.indexOf('not yet');

/**
 * `ends when`: read as of the first day of the step with the values of the step before, all clauses at once, until no
 * more follow. In the first step there are no values yet, so a clause that reads any is passed over.
 */
function lowerEnds(plan: KernelPlan, instruments: readonly Instrument[], fall: Fall): (pair: PathPair) => void {
  const { model } = plan.preparation;
  const clauses = instruments.flatMap((instrument) =>
    clausesOfKind(instrument, 'ends').map((clause) => ({
      instrument,
      holds: clause.holds,
      when: clause.when[0],
      hasQuantities: readsQuantities(model, clause.when[0]),
    })),
  );
  return (pair) => {
    if (clauses.length === 0) return;
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
        fall(pair, pair.day);
        disturb(pair);
      });
      return pair.any(concerned);
    });
    pair.readsBefore = false;
  };
}
