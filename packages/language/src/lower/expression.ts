import { type Condition, type Expression, type NumericFunction, type Status, YEARS_PER } from '@proviso/model';
import { firstDay, lastDay } from '../calendar-date.ts';
import type {
  Access,
  Aggregate,
  Call,
  Compare,
  Reference,
  StatusTest,
  Expression as Syntax,
  When as WhenNode,
} from '../generated/ast.ts';
import { yearsPer } from '../period.ts';
import { declaredBy, type Quantity, qualifiedName } from '../program.ts';
import { cellNumber, rowsOver } from './rows.ts';
import { at, type Scope } from './scope.ts';
import { spanOf, when } from './when.ts';

/** A number of the text, checked before, as the model computes it. */
export function lowerExpression(node: Syntax, scope: Scope): Expression {
  switch (node.$type) {
    case 'Literal':
      return number(node.period ? node.value * yearsPer(node.period) : node.value);
    case 'Negate': {
      const of = lowerExpression(node.of, scope);
      return of.kind === 'number' ? number(-of.value) : { kind: 'negate', of };
    }
    case 'Sum': {
      const [left, right] = [lowerExpression(node.left, scope), lowerExpression(node.right, scope)];
      return { kind: 'arithmetic', operator: node.operator, left, right };
    }
    case 'Choice':
      return {
        kind: 'choice',
        if: lowerCondition(node.condition, scope),
        // biome-ignore lint/suspicious/noThenProperty: the model's word for it
        then: lowerExpression(node.then, scope),
        else: lowerExpression(node.otherwise, scope),
      };
    case 'Reference':
      return lowerReference(node, scope);
    case 'Access':
      return number(cellOf(node, scope));
    case 'Aggregate':
      return lowerAggregate(node, scope);
    case 'Summary': {
      const value = lowerExpression(node.of, scope);
      return { kind: 'summary', of: node.operation, value, from: firstDay(node.from), through: lastDay(node.through) };
    }
    case 'Call':
      return lowerCall(node, scope);
    default:
      throw new Error(`a ${node.$type} where a number was checked to stand`);
  }
}

export function number(value: number): Expression {
  return { kind: 'number', value };
}

function lowerReference(node: Reference, { program }: Scope): Expression {
  const target = program.links.get(node.target);
  if (target?.kind === 'step') return { kind: 'step' };
  if (target?.kind !== 'declared') throw new Error(`${node.target.$refText} has no value`);
  return { kind: 'quantity', name: target.node.name! };
}

function lowerCall(node: Call, scope: Scope): Expression {
  const quantity = declaredBy(scope.program, node);
  if (quantity) return { kind: 'quantity', name: indexedName(quantity as Quantity, node, scope) };
  if (node.callee === 'lag') {
    const [of, delay] = node.arguments.map((argument) => argument.value);
    return { kind: 'lag', name: laggedName(of!, scope), steps: lagSteps(delay!, scope) };
  }
  const args = node.arguments.map((argument) => lowerExpression(argument.value, scope));
  return { kind: 'call', function: node.callee as NumericFunction, arguments: args };
}

function laggedName(node: Syntax, scope: Scope): string {
  const of = lowerExpression(node, scope);
  if (of.kind !== 'quantity') throw new Error('lag of something that is no quantity');
  return of.name;
}

/** Whole steps of a delay such as `1 year`; not whole where the timeline's steps do not divide it. */
export function lagSteps(delay: Syntax, { timeline }: Scope): number {
  if (delay.$type !== 'Literal' || !delay.period) return Number.NaN;
  const steps = (delay.value * yearsPer(delay.period)) / YEARS_PER[timeline.unit];
  return Math.abs(steps - Math.round(steps)) < 1e-9 ? Math.round(steps) : steps;
}

/** `wobble(HU)`, or `wobble(m)` at the row where the loop stands. */
function indexedName(quantity: Quantity, node: Call, scope: Scope): string {
  const index = node.arguments[0]!.value as Reference;
  const target = scope.program.links.get(index.target);
  const row =
    target?.kind === 'row' ? target.row : target?.kind === 'variable' ? scope.bound.get(target.node) : undefined;
  if (!row) throw new Error(`${index.target.$refText} names no member`);
  return `${quantity.name}(${row.code})`;
}

/** The number in a column of the row at which a loop stands. */
function cellOf(node: Access, scope: Scope): number {
  const target = scope.program.links.get(node);
  const row = target?.kind === 'variable' ? scope.bound.get(target.node) : undefined;
  if (!row) throw new Error(`.${node.field} of something that is no row`);
  return cellNumber(row, node.field);
}

/** Sums, means and counts written out over members or rows. */
function lowerAggregate(node: Aggregate, scope: Scope): Expression {
  const rows = rowsOver(node, scope.program);
  const terms = rows.map((row) => {
    const inside = at(scope, node.variable, row);
    return node.operation === 'count' ? countOne(node, inside) : lowerExpression(node.body, inside);
  });
  const sum = terms.reduce<Expression | undefined>(
    (left, right) => (left ? { kind: 'arithmetic', operator: '+', left, right } : right),
    undefined,
  );
  if (node.operation !== 'mean') return sum ?? number(0);
  return { kind: 'arithmetic', operator: '/', left: sum ?? number(0), right: number(rows.length) };
}

function countOne(node: Aggregate, scope: Scope): Expression {
  // biome-ignore lint/suspicious/noThenProperty: the model's word for it
  return { kind: 'choice', if: lowerCondition(node.body, scope), then: number(1), else: number(0) };
}

/** A condition of the text, checked before, as the model asks it. */
export function lowerCondition(node: Syntax, scope: Scope): Condition {
  switch (node.$type) {
    case 'Logical':
      return { kind: node.operator, parts: partsOf(node, node.operator, scope) };
    case 'Not':
      return { kind: 'not', of: lowerCondition(node.of, scope) };
    case 'Compare':
      return lowerCompare(node, scope);
    case 'StatusTest':
      return lowerStatusTest(node, scope);
    case 'NoRegime': {
      const [by, against] = [declaredBy(scope.program, node.by)?.name, declaredBy(scope.program, node.against)?.name];
      return { kind: 'no regime', ...(by && { by }), ...(against && { against }), ...when(node.when) };
    }
    case 'Timed':
      return lowerAtom(node.of, node.when, scope);
    case 'Aggregate': {
      const parts = rowsOver(node, scope.program).map((row) =>
        lowerCondition(node.body, at(scope, node.variable, row)),
      );
      return { kind: node.operation === 'all' ? 'and' : 'or', parts };
    }
    case 'Choice': {
      const condition = lowerCondition(node.condition, scope);
      const [yes, no] = [lowerCondition(node.then, scope), lowerCondition(node.otherwise, scope)];
      const otherwise: Condition = { kind: 'and', parts: [{ kind: 'not', of: condition }, no] };
      return { kind: 'or', parts: [{ kind: 'and', parts: [condition, yes] }, otherwise] };
    }
    default:
      return lowerAtom(node, undefined, scope);
  }
}

/** `a and b and c` is one conjunction of three. */
function partsOf(node: Syntax, operator: 'and' | 'or', scope: Scope): readonly Condition[] {
  if (node.$type !== 'Logical' || node.operator !== operator) return [lowerCondition(node, scope)];
  return [...partsOf(node.left, operator, scope), ...partsOf(node.right, operator, scope)];
}

function lowerCompare(node: Compare, scope: Scope): Condition {
  const [left, right] = [lowerExpression(node.left, scope), lowerExpression(node.right, scope)];
  return { kind: 'compare', operator: node.operator, left, right, ...when(node.when) };
}

function lowerStatusTest(node: StatusTest, scope: Scope): Condition {
  const name = targetName(node.subject, scope);
  // The words of a status that is two words come without their space from the parser.
  const is = (STATUS_WORDS[node.status ?? 'inforce'] ?? node.status) as Status;
  const test: Condition = { kind: 'status', name, is, ...when(node.when) };
  return node.negated ? { kind: 'not', of: test } : test;
}

const STATUS_WORDS: Readonly<Record<string, Status>> = { inforce: 'in force', notyet: 'not yet' };

/** A fact or obligation by its name, or a question put to something: `happened(e)`, `fulfilled(A)`. */
function lowerAtom(node: Syntax, date: WhenNode | undefined, scope: Scope): Condition {
  if (node.$type !== 'Call') return { kind: 'met', name: targetName(node, scope), ...when(date) };
  const name = targetName(node.arguments[0]!.value, scope);
  switch (node.callee as Predicate) {
    case 'happened': {
      const within = spanOf(date);
      return { kind: 'happened', event: name, ...(within && { within }) };
    }
    case 'fulfilled':
      return { kind: 'fulfilled', agreement: name, ...when(date) };
    case 'met':
      return { kind: 'met', name, ...when(date) };
    case 'repealed':
      return { kind: 'repealed', name, ...when(date) };
    case 'resumable':
      return { kind: 'resumable', name, ...when(date) };
    case 'pledge_met':
      return { kind: 'pledge met', regime: name, ...when(date) };
  }
}

/** What can be asked of an event, agreement, fact, regime, ... */
export type Predicate = 'happened' | 'fulfilled' | 'met' | 'repealed' | 'resumable' | 'pledge_met';

function targetName(node: Syntax, { program }: Scope): string {
  const key = node.$type === 'Reference' ? node.target : node;
  const target = declaredBy(program, key);
  if (!target) throw new Error(`a ${node.$type} that names nothing`);
  return qualifiedName(target);
}
