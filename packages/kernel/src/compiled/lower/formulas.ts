import {
  type ArithmeticOperator,
  type Case,
  type Comparison,
  type Condition,
  canonicalJson,
  type DayNumber,
  type Expression,
  type Formulation,
  type NumericFunction,
  STATUSES,
  type Status,
  toDayNumber,
  type When,
} from '@proviso/model';
import { regimesBetween } from '../../interpreter/conditions.ts';
import { occurrenceWithin } from '../../interpreter/layout.ts';
import { daysOf, recordsOf, requireStep, type View } from '../../interpreter/preparation.ts';
import { operativeFormulation } from '../../interpreter/references.ts';
import type { Remembered } from '../../interpreter/slot-plan.ts';
import type { Operand } from '../lanes.ts';
import { exp, logistic } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { power } from '../math/power.ts';
import type { Value } from '../wasm/code.ts';
import { fixedParam } from './fixed-params.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { lowerTurn } from './turns.ts';

// Expressions ask conditions and conditions expressions, so both stand here.

const FUNCTIONS: Readonly<Record<Exclude<NumericFunction, 'min' | 'max'>, (pair: PathPair, x: Operand) => Value>> = {
  exp,
  ln: log,
  sqrt: (pair, x) => pair.sqrt(x),
  abs: (pair, x) => pair.abs(x),
  floor: (pair, x) => pair.floor(x),
  logistic,
};

/** The value of an expression on two paths. */
export function lowerExpression(pair: PathPair, expression: Expression, view: View): Value {
  const { layout, stepLength } = pair.plan.preparation;
  switch (expression.kind) {
    case 'number':
      return pair.of(expression.value);
    case 'quantity': {
      const fixed = fixedParam(pair.plan, expression.name);
      if (fixed) return lowerExpression(pair, fixed, view);
      return pair.slot(layout.quantities.get(expression.name)!);
    }
    case 'step':
      return pair.of(stepLength);
    case 'negate':
      return pair.neg(lowerExpression(pair, expression.of, view));
    case 'arithmetic': {
      const left = lowerExpression(pair, expression.left, view);
      return lowerArithmetic(pair, expression.operator, left, lowerExpression(pair, expression.right, view));
    }
    case 'call':
      return lowerCall(pair, expression, view);
    case 'choice': {
      const condition = lowerCondition(pair, expression.if, view);
      const yes = lowerExpression(pair, expression.then, view);
      return pair.select(condition, yes, lowerExpression(pair, expression.else, view));
    }
    case 'lag':
      return lowerLag(pair, expression);
    case 'summary':
      return lowerSummary(pair, expression);
  }
}

function lowerArithmetic(pair: PathPair, operator: ArithmeticOperator, left: Value, right: Value): Value {
  switch (operator) {
    case '+':
      return pair.add(left, right);
    case '-':
      return pair.sub(left, right);
    case '*':
      return pair.mul(left, right);
    case '/':
      return pair.div(left, right);
    case '^':
      return power(pair, left, right);
  }
}

function lowerCall(pair: PathPair, call: Expression & { kind: 'call' }, view: View): Value {
  const args = call.arguments.map((argument) => lowerExpression(pair, argument, view));
  if (call.function === 'min') return args.reduce((a, b) => pair.min(a, b));
  if (call.function === 'max') return args.reduce((a, b) => pair.max(a, b));
  return FUNCTIONS[call.function](pair, args[0]!);
}

/** A past value from its ring; where the step looked for is the one that runs, the present one. */
function lowerLag(pair: PathPair, { name, steps }: Expression & { kind: 'lag' }): Value {
  const { layout } = pair.plan.preparation;
  const slot = layout.quantities.get(name)!;
  const ring = layout.plan.ring(name, steps);
  const back = pair.readsBefore ? steps + 1 : steps;
  return pair.slotByStep((step) => {
    const read = Math.max(0, step - back);
    return read === step ? slot : ring.start + (read % ring.length);
  });
}

/** A summary over steps, gathered at the end of each of them; it is whole after the last. */
function lowerSummary(pair: PathPair, summary: Expression & { kind: 'summary' }): Value {
  const { plan } = pair;
  const { preparation } = plan;
  const from = requireStep(preparation, summary.from);
  const through = requireStep(preparation, summary.through);
  const slot = plan.once(`summary ${canonicalJson(summary)}`, () => {
    const gathered = preparation.layout.plan.own(Number.NaN);
    const gather = (begins: boolean) =>
      lowerTurn(plan, 'summary', (each) => {
        each.day = each.byStep((step) => preparation.steps[step]!.last);
        const x = lowerExpression(each, summary.value, 'day');
        const combine = { min: each.min, max: each.max, mean: each.add }[summary.of];
        each.setSlot(gathered, begins ? x : combine(each.slot(gathered), x));
      });
    plan.notes[from]!.push(gather(true));
    if (from < through) {
      const further = gather(false);
      for (let step = from + 1; step <= through; step += 1) plan.notes[step]!.push(further);
    }
    return gathered;
  });
  return pair.div(pair.slot(slot), summary.of === 'mean' ? through - from + 1 : 1);
}

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
      const { opening } = layout.metDays.get(atom.name)!;
      return view === 'day' ? lowerMet(pair, atom.name, pair.day) : pair.lt(pair.slot(opening), Infinity);
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

/** Where a fact or obligation is met on a day of the step. What nothing violates is met once, and its day tells of all others. */
export function lowerMet(pair: PathPair, name: string, day: Value): Value {
  const { preparation } = pair.plan;
  const { now } = preparation.layout.metDays.get(name)!;
  const isViolated = recordsOf(preparation, name, 'violated').length > 0;
  return pair.le(isViolated ? pair.valueOn(now, day) : pair.slot(now), day);
}

function anyInForce(pair: PathPair, model: Case, atom: Atom & { kind: 'no regime' }, view: View): Value {
  const { layout } = pair.plan.preparation;
  const names = regimesBetween(model, atom.by, atom.against);
  return pair.some(names.map((name) => lowerStatus(pair, layout.instruments.get(name)!.status, 'in force', view)));
}

function lowerComparison(pair: PathPair, operator: Comparison, left: Operand, right: Operand): Value {
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
    const conclude = lowerTurn(plan, 'conclude a condition', (pair) => pair.remember(remembered.now, pair.slot(run)));
    for (let index = first; index <= last; index += 1) plan.notes[index]!.push(whole);
    plan.notes[last]!.push(conclude);
    return remembered;
  });
}

/** Notes what one step has to say: the test fails for good where it does not hold throughout the asked days of the step. */
function noteStep(plan: KernelPlan, atom: Atom, run: number, begin: DayNumber, end: DayNumber) {
  const { steps } = plan.preparation;
  return lowerTurn(plan, 'note a condition', (pair) => {
    const from = pair.byStep((step) => Math.max(steps[step]!.first, begin));
    const through = pair.byStep((step) => Math.min(steps[step]!.last, end));
    const holds = pair.holdsThroughout(() => lowerCondition(pair, atom, 'day'), from, through);
    pair.setSlot(run, pair.truth(pair.and(holds, pair.eq(pair.slot(run), 1))));
  });
}
