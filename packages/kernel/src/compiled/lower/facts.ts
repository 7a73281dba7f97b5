import { beginningOf, type Fact, type Obligation, toDayNumber } from '@proviso/model';
import { knownCourse } from '../../interpreter/occasions.ts';
import { type DateRange, recordsOf, stepOf } from '../../interpreter/preparation.ts';
import { exposuresOf } from '../../interpreter/turns.ts';
import type { Value } from '../wasm/code.ts';
import { lowerHazard } from './chances.ts';
import { contingentTurns, type LaneContingency } from './contingency.ts';
import { type CourseTurns, type DatedFunction, inOrderOfDay } from './dated-turns.ts';
import { lowerMet } from './formulas.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { lowerTurn } from './turns.ts';

/** Lowers facts and obligations. */
export function lowerFacts(plan: KernelPlan): CourseTurns {
  const { model, steps } = plan.preparation;
  return inOrderOfDay(steps, [
    ...model.facts.flatMap((fact) => turnsOf(plan, fact, {})),
    ...model.agreements.flatMap((agreement) => {
      // Nothing is owed, and so nothing met, before the agreement begins.
      const from = beginningOf(agreement);
      const owed = from === undefined ? {} : { from };
      return agreement.obligations.flatMap((it) => turnsOf(plan, it, owed));
    }),
  ]);
}

function turnsOf(plan: KernelPlan, fact: Fact | Obligation, owed: DateRange): readonly DatedFunction[] {
  const { preparation } = plan;
  const { name } = fact;
  const { layout, steps } = preparation;
  const metDay = layout.metDays.get(name)!.now;
  const violations = recordsOf(preparation, name, 'violated');
  const exposures = exposuresOf(preparation, owed);
  const years = new Map(exposures.map((exposure) => [exposure.step, exposure.years]));
  const trial = fact.chance && lowerHazard(name, fact.chance, (step) => years.get(step) ?? 0);
  const known = knownCourse(preparation, {
    name,
    subject: name,
    occasions: trial ? exposures.map(({ step, last }) => ({ step, day: last, asked: steps[step]!.first })) : [],
    done: recordsOf(preparation, name, 'met'),
    refused: [],
    once: violations.length === 0,
  });
  const isOpen = (pair: PathPair) => pair.eq(pair.slot(metDay), Infinity);
  const contingency: LaneContingency = {
    name,
    trial,
    isOpen,
    isReady: (pair, day) => needsMet(pair, fact, day),
    isReplaced: (pair) => replaced(plan, pair, name),
    comeAbout: (pair, day) => pair.where(isOpen(pair), () => pair.change(metDay, day, day)),
  };
  const violated = violations.map(({ date }) => {
    const day = toDayNumber(date);
    const run = lowerTurn(plan, `violation of ${name}`, (pair) => pair.change(metDay, day, Infinity));
    return { step: stepOf(preparation, date), day, name, run };
  });
  return [...contingentTurns(plan, contingency, known), ...violated, ...forced(plan, name, metDay, isOpen)];
}

/** Where all that an obligation needs was met by a day. */
function needsMet(pair: PathPair, fact: Fact | Obligation, day: Value): Value {
  return pair.all('needs' in fact ? fact.needs.map((need) => lowerMet(pair, need, day)) : []);
}

function about(plan: KernelPlan, name: string) {
  return plan.interventions.ofKind('met').filter((intervention) => intervention.what.name === name);
}

/** The lanes in whose world a scenario, not chance, decides. */
function replaced(plan: KernelPlan, pair: PathPair, name: string): Value {
  const interventions = about(plan, name);
  if (interventions.length === 0) return pair.never;
  const barred = pair.code.variable(pair.never);
  for (const { world } of interventions) pair.inWorld(world, () => pair.code.assign(barred, pair.always));
  return pair.code.read(barred);
}

/** In a scenario's world a fact is met on a day, whatever it needs. */
function forced(
  plan: KernelPlan,
  name: string,
  metDay: number,
  isOpen: (pair: PathPair) => Value,
): readonly DatedFunction[] {
  return about(plan, name).map((intervention) => {
    const day = toDayNumber(intervention.what.on);
    const run = lowerTurn(plan, `scenarios on ${name}`, (pair) =>
      pair.inWorld(intervention.world, () =>
        pair.where(isOpen(pair), () => {
          pair.change(metDay, day, day);
          pair.touch(intervention);
        }),
      ),
    );
    return { step: stepOf(plan.preparation, intervention.what.on), day, name, run };
  });
}
