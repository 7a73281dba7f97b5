import type { Condition, Expression } from '@proviso/model';
import { type Preparation, requireStep, stepOf } from './preparation.ts';

/** The step after which a condition of a question has its answer; what names no day is asked about the last day. */
export function conditionSettles(preparation: Preparation, condition: Condition): number {
  const last = preparation.steps.length - 1;
  switch (condition.kind) {
    case 'constant':
      return 0;
    case 'and':
    case 'or':
      return Math.max(0, ...condition.parts.map((part) => conditionSettles(preparation, part)));
    case 'not':
      return conditionSettles(preparation, condition.of);
    case 'happened': {
      const through = condition.within?.through;
      return through === undefined ? last : Math.min(last, Math.max(0, stepOf(preparation, through)));
    }
    case 'compare': {
      const whole = Math.max(
        expressionSettles(preparation, condition.left),
        expressionSettles(preparation, condition.right),
      );
      if (condition.when) return Math.max(whole, whenSettles(preparation, condition.when));
      return whole >= 0 ? whole : last;
    }
    default:
      return condition.when ? whenSettles(preparation, condition.when) : last;
  }
}

function whenSettles(preparation: Preparation, when: NonNullable<(Condition & { kind: 'met' })['when']>): number {
  return requireStep(preparation, when.kind === 'on' ? when.date : when.through);
}

/** The last step that a summary in an expression gathers; -1 where it has none. */
export function expressionSettles(preparation: Preparation, expression: Expression): number {
  const inAll = (...parts: readonly Expression[]) =>
    Math.max(-1, ...parts.map((part) => expressionSettles(preparation, part)));
  switch (expression.kind) {
    case 'number':
    case 'quantity':
    case 'step':
    case 'lag':
      return -1;
    case 'summary':
      return requireStep(preparation, expression.through);
    case 'negate':
      return inAll(expression.of);
    case 'arithmetic':
      return inAll(expression.left, expression.right);
    case 'call':
      return inAll(...expression.arguments);
    case 'choice':
      return inAll(expression.then, expression.else);
  }
}
