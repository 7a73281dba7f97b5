import { type ArithmeticOperator, canonicalJson, type Expression, type NumericFunction } from '@proviso/model';
import { requireStep, type View } from '../../interpreter/preparation.ts';
import type { Operand } from '../lanes.ts';
import { exp, logistic } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { power } from '../math/power.ts';
import type { Value } from '../wasm/code.ts';
import { lowerCondition } from './conditions.ts';
import type { PathPair } from './path-pair.ts';

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
    case 'quantity':
      return pair.slot(layout.quantities.get(expression.name)!);
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
      plan.turn((each) => {
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
