import type { Case, Expression, Let, Observation, Param, Signal, State, Unit } from '@proviso/model';
import type { Row } from '../collection.ts';
import type {
  Let as LetNode,
  Observe as ObserveNode,
  Param as ParamNode,
  Signal as SignalNode,
  State as StateNode,
} from '../generated/ast.ts';
import { declaredBy, type Quantity } from '../program.ts';
import type { ReadSeries } from '../series.ts';
import { declarations } from './actors.ts';
import { lowerDistribution, lowerLaw } from './chance.ts';
import { lowerExpression, number } from './expression.ts';
import { byName } from './instrument.ts';
import { provenance, titled } from './provenance.ts';
import { at, type Scope } from './scope.ts';

/** What the numbers of a case need beside the text: their units and the series that were read. */
export interface Measured {
  readonly unitOf: (node: Quantity | ObserveNode) => Unit;
  readonly series: ReadonlyMap<StateNode | ObserveNode, ReadSeries>;
}

/** What drives the case. Quantities of each member are written out, one for each. */
export function lowerQuantities(
  scope: Scope,
  measured: Measured,
): Pick<Case, 'params' | 'states' | 'lets' | 'observations' | 'signals'> {
  const { program } = scope;
  return {
    params: declarations(program, 'Param')
      .flatMap((node) => lowerParam(node, scope, measured))
      .toSorted(byName),
    states: declarations(program, 'State')
      .flatMap((node) => lowerState(node, scope, measured))
      .toSorted(byName),
    lets: declarations(program, 'Let')
      .flatMap((node) => lowerLet(node, scope, measured))
      .toSorted(byName),
    observations: declarations(program, 'Observe').map((node) => lowerObserve(node, scope, measured)),
    signals: declarations(program, 'Signal').map((node) => lowerSignal(node, scope)),
  };
}

/** The quantity itself, or one for each member or row that its index runs over. */
function expand<T>(node: Quantity, scope: Scope, lower: (name: string, scope: Scope, row?: Row) => T): readonly T[] {
  const over = declaredBy(scope.program, node.over);
  if (!node.variable || (over?.$type !== 'Union' && over?.$type !== 'Table')) return [lower(node.name, scope)];
  const { variable } = node;
  const rows = scope.program.rows.get(over)?.rows ?? [];
  return rows.map((row) => lower(`${node.name}(${row.code})`, at(scope, variable, row), row));
}

function titleOf(node: Quantity, row: Row | undefined) {
  if (!row) return node.title === undefined ? {} : { title: node.title };
  return { title: `${node.title ?? node.name}: ${row.title}` };
}

function lowerParam(node: ParamNode, scope: Scope, { unitOf }: Measured): readonly Param[] {
  const unit = unitOf(node);
  return expand(node, scope, (name, inside, row) => ({
    name,
    ...titleOf(node, row),
    ...provenance(node),
    unit,
    law: lowerLaw(node, unit, inside),
  }));
}

function lowerState(node: StateNode, scope: Scope, { unitOf, series }: Measured): readonly State[] {
  const unit = unitOf(node);
  const read = series.get(node);
  return expand(node, scope, (name, inside, row) => ({
    name,
    ...titleOf(node, row),
    ...provenance(node, node.next, node.start, node.data),
    unit,
    start: lowerLaw(node.start, unit, inside),
    next: lowerLaw(node.next, unit, inside),
    ...(read && { series: read.series }),
  }));
}

function lowerLet(node: LetNode, scope: Scope, { unitOf }: Measured): readonly Let[] {
  const unit = unitOf(node);
  return expand(node, scope, (name, inside, row) => ({
    name,
    ...titleOf(node, row),
    ...provenance(node),
    unit,
    law: lowerLaw(node, unit, inside),
  }));
}

function lowerObserve(node: ObserveNode, scope: Scope, { unitOf, series }: Measured): Observation {
  const unit = unitOf(node);
  return {
    ...titled(node),
    ...provenance(node.data),
    unit,
    distribution: lowerDistribution(node.distribution, unit, scope),
    series: series.get(node)!.series,
  };
}

function lowerSignal(node: SignalNode, scope: Scope): Signal {
  const about = node.about.$refText;
  const categories = node.categories.map(({ name, weight }) => ({
    name,
    weight: weight ? lowerExpression(weight, scope) : defaultWeight(name, about),
  }));
  return { ...titled(node), ...provenance(node), about, categories };
}

/** The categories that have weights of their own where none are written. */
export const DEFAULT_CATEGORIES: readonly string[] = ['softening', 'restating', 'hardening'];

/** exp(-x), 1 and exp(x - 2): at x = 1 softening and hardening weigh the same. */
function defaultWeight(category: string, about: string): Expression {
  const x: Expression = { kind: 'quantity', name: about };
  switch (category) {
    case 'softening':
      return { kind: 'call', function: 'exp', arguments: [{ kind: 'negate', of: x }] };
    case 'hardening': {
      const excess: Expression = { kind: 'arithmetic', operator: '-', left: x, right: number(2) };
      return { kind: 'call', function: 'exp', arguments: [excess] };
    }
    default:
      return number(1);
  }
}
