import type {
  ArithmeticOperator,
  Condition,
  Distribution,
  Expression,
  Family,
  NumericFunction,
} from '../expression.ts';

/** An expression in short: a number, the name of a quantity, or an expression. */
export type Term = number | string | Expression;

/** The expression that a term stands for. */
export function term(t: Term): Expression {
  if (typeof t === 'number') return { kind: 'number', value: t };
  if (typeof t === 'string') return { kind: 'quantity', name: t };
  return t;
}

/** The length of the timeline's step. */
export const stepLength: Expression = { kind: 'step' };

/** `left operator right`, as in `arithmetic('x', '+', 1)`. */
export function arithmetic(left: Term, operator: ArithmeticOperator, right: Term): Expression {
  return { kind: 'arithmetic', operator, left: term(left), right: term(right) };
}

/** The opposite number. */
export function negative(of: Term): Expression {
  return { kind: 'negate', of: term(of) };
}

/** A function of one or more numbers, as in `call('max', 0, 'x')`. */
export function call(name: NumericFunction, ...args: Term[]): Expression {
  return { kind: 'call', function: name, arguments: args.map(term) };
}

/** `if condition then ... else ...`. */
export function choice(condition: Condition, then: Term, otherwise: Term): Expression {
  // biome-ignore lint/suspicious/noThenProperty: the model calls the branch by the word of the language
  return { kind: 'choice', if: condition, then: term(then), else: term(otherwise) };
}

/** The value that a state or let had `steps` steps ago. */
export function lag(name: string, steps: number): Expression {
  return { kind: 'lag', name, steps };
}

/** Least, greatest or mean value over the steps that hold the days. */
export function summary(of: 'min' | 'max' | 'mean', value: Term, from: string, through: string): Expression {
  return { kind: 'summary', of, value: term(value), from, through };
}

/** A distribution with its arguments in the order of the model. */
export function distribution(family: Family, ...args: Term[]): Distribution {
  return { family, arguments: args.map(term) };
}
