import { STATUSES } from '@proviso/model';
import { clausesOfKind, type Instrument, instrumentsOf } from '../../interpreter/instruments.ts';
import { readsQuantities } from '../../interpreter/references.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { callAct, LaneAgenda, laneMask } from './agenda.ts';
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
import { lowerAct, lowerTurn } from './turns.ts';

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
  const withoutVotes = [...prospectsByRule(instruments), agenda];
  const decided = decisions.decidable.map(({ name, day, enact: run }): LaneProspect => ({ name, due: day, run }));
  const fall = lowerFall(instruments);
  const bringTo = inOrderOfDay(plan, withoutVotes, fall);
  const carryOn = inOrderOfDay(plan, [...withoutVotes, ...decided, ...votings.map(({ prospect }) => prospect)], fall);
  const byRule = [...prospectsByRule(instruments), ...votings.map(({ prospect }) => prospect)];
  type ByStep = (step: number) => number;
  const unlessQuiet = (pair: PathPair, part: ByStep, through: ByStep, body: () => void) => {
    // Where the agenda has something, no path is quiet.
    const horizon = pair.byStep((step) => (agenda.isEmpty(part(step)) ? through(step) : Infinity));
    pair.code.when(pair.any(pair.not(isQuiet(pair, horizon))), () => {
      agenda.take(pair, part);
      body();
      noteQuiet(pair, byRule);
    });
  };
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

type Fall = (pair: PathPair, day: Value) => void;

/**
 * Does everything that falls due through a day, day by day; what falls due on one day in the order of the prospects.
 * Each path of a pair goes its own way: it does what falls due first on it. What rests on something falls on the day on
 * which that ends.
 */
function inOrderOfDay(plan: KernelPlan, prospects: readonly LaneProspect[], fall: Fall) {
  const { module } = plan.compilation;
  const places = prospects.map((prospect) =>
    module.enterInTable(lowerAct(plan, prospect.name, (pair, day) => prospect.run(pair, day))),
  );
  const fallen = lowerAct(plan, 'fall', (pair, day) => fall(pair, day));
  return (pair: PathPair, through: Value) => {
    const { code } = pair;
    code.repeat(() => {
      const { day, which } = nextDue(pair, prospects, places[0]!);
      const active = pair.and(pair.le(day, through), pair.lt(day, Infinity));
      const any = pair.any(active);
      code.when(any, () => {
        const own = ([0, 1] as const).map((lane) => code.op('i32.trunc_sat_f64_s', code.lane(which, lane)));
        const together = code.op('i32.eq', own[0]!, own[1]!);
        code.when(together, () => pair.only(active, () => callAct(plan, pair, own[0]!, day)));
        code.when(code.op('i32.eqz', together), () => {
          for (const lane of [0, 1] as const) {
            const alone = pair.and(active, laneMask(plan, pair, lane));
            code.when(pair.any(alone), () => pair.only(alone, () => callAct(plan, pair, own[lane]!, day)));
          }
        });
        code.call(fallen, pair.standing.at, pair.standing.place, pair.standing.row, day, active);
      });
      return any;
    });
  };
}

/** The day on which something is due first, and its place in the table of functions. */
function nextDue(pair: PathPair, prospects: readonly LaneProspect[], firstPlace: number) {
  let day = pair.of(Infinity);
  let which = pair.of(firstPlace);
  prospects.forEach((prospect, index) => {
    const due = prospect.due(pair);
    const earlier = pair.lt(due, day);
    day = pair.select(earlier, due, day);
    which = pair.select(earlier, firstPlace + index, which);
  });
  return { day, which };
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
