import type { ArithmeticOperator, Expression, NumericFunction } from '@proviso/model';
import { exp, logistic } from '../elementary/exp.ts';
import { log } from '../elementary/log.ts';
import { power } from '../elementary/power.ts';
import type { Numeric } from './path.ts';
import { type Preparation, requireStep, type View } from './preparation.ts';

const FUNCTIONS: Readonly<Record<Exclude<NumericFunction, 'min' | 'max'>, (x: number) => number>> = {
  exp,
  ln: log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  floor: Math.floor,
  logistic,
};

/** Makes an expression ready to run: names become slots once, here. */
export function prepareExpression(preparation: Preparation, expression: Expression, view: View): Numeric {
  const { layout, stepLength } = preparation;
  switch (expression.kind) {
    case 'number': {
      const { value } = expression;
      return () => value;
    }
    case 'quantity': {
      const slot = layout.quantities.get(expression.name)!;
      return (path) => path.slots[slot]!;
    }
    case 'step':
      return () => stepLength;
    case 'negate': {
      const of = preparation.expression(expression.of, view);
      return (path) => -of(path);
    }
    case 'arithmetic': {
      const left = preparation.expression(expression.left, view);
      const right = preparation.expression(expression.right, view);
      return prepareArithmetic(expression.operator, left, right);
    }
    case 'call':
      return prepareCall(preparation, expression, view);
    case 'choice': {
      const condition = preparation.condition(expression.if, view);
      const yes = preparation.expression(expression.then, view);
      const no = preparation.expression(expression.else, view);
      return (path) => (condition(path) ? yes(path) : no(path));
    }
    case 'lag':
      return prepareLag(preparation, expression);
    case 'summary':
      return prepareSummary(preparation, expression);
  }
}

function prepareArithmetic(operator: ArithmeticOperator, left: Numeric, right: Numeric): Numeric {
  switch (operator) {
    case '+':
      return (path) => left(path) + right(path);
    case '-':
      return (path) => left(path) - right(path);
    case '*':
      return (path) => left(path) * right(path);
    case '/':
      return (path) => left(path) / right(path);
    case '^':
      return (path) => power(left(path), right(path));
  }
}

function prepareCall(preparation: Preparation, call: Expression & { kind: 'call' }, view: View): Numeric {
  const args = call.arguments.map((argument) => preparation.expression(argument, view));
  const [first, ...others] = args;
  if (call.function === 'min' || call.function === 'max') {
    const choose = call.function === 'min' ? Math.min : Math.max;
    return (path) => {
      let result = first!(path);
      for (const other of others) result = choose(result, other(path));
      return result;
    };
  }
  const apply = FUNCTIONS[call.function];
  return (path) => apply(first!(path));
}

/**
 * A past value. The ring holds the values of the steps before the one that is being worked out; the step of a path
 * tells lets, which read their own step, and a state's `next`, which reads the step before, apart: see `readStep`.
 */
function prepareLag({ layout }: Preparation, { name, steps }: Expression & { kind: 'lag' }): Numeric {
  const slot = layout.quantities.get(name)!;
  const ring = layout.plan.ring(name, steps);
  return (path) => {
    const step = Math.max(0, path.readStep - steps);
    return step === path.step.index ? path.slots[slot]! : path.slots[ring.start + (step % ring.length)]!;
  };
}

/** A summary over steps, gathered at the end of each of them; it is whole after the last. */
function prepareSummary(preparation: Preparation, summary: Expression & { kind: 'summary' }): Numeric {
  const { layout, notes, steps } = preparation;
  const value = preparation.expression(summary.value, 'day');
  const from = requireStep(preparation, summary.from);
  const through = requireStep(preparation, summary.through);
  const slot = layout.plan.own(Number.NaN);
  const gather = { min: Math.min, max: Math.max, mean: (sum: number, x: number) => sum + x }[summary.of];
  for (let step = from; step <= through; step += 1) {
    notes[step]!.push((path) => {
      path.day = steps[step]!.last;
      const x = value(path);
      path.slots[slot] = step === from ? x : gather(path.slots[slot]!, x);
    });
  }
  const divisor = summary.of === 'mean' ? through - from + 1 : 1;
  return (path) => path.slots[slot]! / divisor;
}
