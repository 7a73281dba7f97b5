import {
  type Case,
  type Comparison,
  type Condition,
  canonicalJson,
  type DayNumber,
  type Formulation,
  STATUSES,
  type Status,
  toDayNumber,
  type When,
} from '@proviso/model';
import { regimesBetween } from '../../interpreter/conditions.ts';
import { occurrenceWithin } from '../../interpreter/layout.ts';
import { type DateRange, daysOf, requireStep, type View } from '../../interpreter/preparation.ts';
import { operativeFormulation } from '../../interpreter/references.ts';
import type { Remembered } from '../../interpreter/slot-plan.ts';
import type { Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { lowerExpression } from './expressions.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';

/** The lanes in which a condition holds. On a path every condition is true or false. */
export function lowerCondition(pair: PathPair, condition: Condition, view: View): Value {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? pair.always : pair.never;
    case 'and':
      return pair.all(condition.parts.map((part) => lowerCondition(pair, part, view)));
    case 'or':
      return pair.some(condition.parts.map((part) => lowerCondition(pair, part, view)));
    case 'not':
      return pair.not(lowerCondition(pair, condition.of, view));
    case 'happened':
      return lowerHappened(pair, condition, view);
    default:
      if (condition.when) {
        const { when, ...undated } = condition;
        const { now, opening } = noted(pair.plan, undated, when);
        return pair.eq(pair.slot(view === 'day' ? now : opening), 1);
      }
      return lowerUndated(pair, condition, view);
  }
}

type Atom = Exclude<Condition, { kind: 'constant' | 'and' | 'or' | 'not' | 'happened' }>;

function lowerUndated(pair: PathPair, atom: Atom, view: View): Value {
  const { layout, model } = pair.plan.preparation;
  switch (atom.kind) {
    case 'compare': {
      const left = lowerExpression(pair, atom.left, view);
      return lowerComparison(pair, atom.operator, left, lowerExpression(pair, atom.right, view));
    }
    case 'met': {
      const { now, opening } = layout.metDays.get(atom.name)!;
      return view === 'day' ? pair.le(pair.valueOn(now, pair.day), pair.day) : pair.lt(pair.slot(opening), Infinity);
    }
    case 'fulfilled':
    case 'resumable':
    case 'pledge met':
      return lowerParts(pair, operativeFormulation(model, atom), view);
    case 'status':
      return lowerStatus(pair, layout.instruments.get(atom.name)!.status, atom.is, view);
    case 'repealed': {
      const { now, opening } = layout.instruments.get(atom.name)!.repealDay;
      return view === 'day' ? pair.le(pair.slot(now), pair.day) : pair.lt(pair.slot(opening), Infinity);
    }
    case 'no regime':
      return pair.not(anyInForce(pair, model, atom, view));
  }
}

function anyInForce(pair: PathPair, model: Case, atom: Atom & { kind: 'no regime' }, view: View): Value {
  const { layout } = pair.plan.preparation;
  const names = regimesBetween(model, atom.by, atom.against);
  return pair.some(names.map((name) => lowerStatus(pair, layout.instruments.get(name)!.status, 'in force', view)));
}

export function lowerComparison(pair: PathPair, operator: Comparison, left: Operand, right: Operand): Value {
  switch (operator) {
    case '<':
      return pair.lt(left, right);
    case '<=':
      return pair.le(left, right);
    case '>':
      return pair.gt(left, right);
    case '>=':
      return pair.ge(left, right);
    case '=':
      return pair.eq(left, right);
    case '!=':
      return pair.ne(left, right);
  }
}

function lowerHappened(pair: PathPair, { event, within }: Condition & { kind: 'happened' }, view: View): Value {
  const { now, opening } = occurrenceWithin(pair.plan.preparation.layout, event, ...daysOf(within));
  return view === 'opening' ? pair.lt(pair.slot(opening), Infinity) : pair.le(pair.slot(now), pair.day);
}

/** All parts of the formulation must hold. Where there is none, nothing can bring it about. */
export function lowerParts(pair: PathPair, formulation: Formulation | undefined, view: View): Value {
  if (!formulation) return pair.never;
  return pair.all(formulation.parts.map((part) => lowerCondition(pair, part.condition, view)));
}

function lowerStatus(pair: PathPair, { now, opening }: Remembered, is: Status, view: View): Value {
  const status = view === 'day' ? pair.valueOn(now, pair.day) : pair.slot(opening);
  return pair.eq(status, STATUSES.indexOf(is));
}

/** The lanes in which a day lies within a range. */
export function lowerWithin(pair: PathPair, range: DateRange | undefined, day: Operand): Value {
  const [from, through] = daysOf(range);
  return pair.all([
    ...(from > -Infinity ? [pair.ge(day, from)] : []),
    ...(through < Infinity ? [pair.le(day, through)] : []),
  ]);
}

/** The slots in which it is noted, when its steps have run, what is asked about a day or range of days. */
function noted(plan: KernelPlan, atom: Atom, when: When): Remembered {
  return plan.once(`noted ${canonicalJson({ atom, when })}`, () => {
    const { preparation } = plan;
    const [from, through] = when.kind === 'on' ? [when.date, when.date] : [when.from, when.through];
    const [first, last] = [requireStep(preparation, from), requireStep(preparation, through)];
    const remembered = preparation.layout.plan.remembered(0);
    const run = preparation.layout.plan.own(1);
    const [begin, end] = [toDayNumber(from), toDayNumber(through)];
    const whole = noteStep(plan, atom, run, begin, end);
    const conclude = plan.turn((pair) => pair.setSlot(remembered.now, pair.slot(run)));
    for (let index = first; index <= last; index += 1) plan.notes[index]!.push(whole);
    plan.notes[last]!.push(conclude);
    return remembered;
  });
}

/** Notes what one step has to say: the test fails for good where it does not hold throughout the asked days of the step. */
function noteStep(plan: KernelPlan, atom: Atom, run: number, begin: DayNumber, end: DayNumber) {
  const { steps } = plan.preparation;
  return plan.turn((pair) => {
    const from = pair.byStep((step) => Math.max(steps[step]!.first, begin));
    const through = pair.byStep((step) => Math.min(steps[step]!.last, end));
    const holds = pair.holdsThroughout(() => lowerCondition(pair, atom, 'day'), from, through);
    pair.setSlot(run, pair.truth(pair.and(holds, pair.eq(pair.slot(run), 1))));
  });
}
