import type { Expression } from './generated/ast.ts';
import { yearsPer } from './period.ts';

/** The value of an expression made of numbers only, such as a bound of `A to B`; undefined for any other, and for 1 / 0. */
export function constantOf(node: Expression | undefined): number | undefined {
  const value = computed(node);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function computed(node: Expression | undefined): number | undefined {
  switch (node?.$type) {
    case 'Literal':
      return node.period ? node.value * yearsPer(node.period) : node.value;
    case 'Negate': {
      const of = computed(node.of);
      return of === undefined ? undefined : -of;
    }
    case 'Sum': {
      const [left, right] = [computed(node.left), computed(node.right)];
      return left === undefined || right === undefined ? undefined : arithmetic(node.operator, left, right);
    }
    default:
      return undefined;
  }
}

/** Powers are left out: JavaScript does not fix their last bit, and a model is the same everywhere. */
function arithmetic(operator: '+' | '-' | '*' | '/' | '^', left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return undefined;
  }
}
