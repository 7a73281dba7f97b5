import {
  DIMENSIONLESS,
  DISTRIBUTION_ARGUMENTS,
  type Family,
  isDimensionless,
  PER_YEAR,
  powerUnit,
  type Unit,
} from '@proviso/model';
import type { AstNode } from 'langium';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { checkComparison, checkPure, checkUnit, type Dimensions, isBare, unitOfFormula } from './dimensions.ts';
import type { Distribution, Expression, Law, Observe, RateBranch, Signal } from './generated/ast.ts';
import { isCompare } from './generated/ast.ts';
import { DEFAULT_CATEGORIES } from './lower/quantities.ts';
import { isQuantity } from './names.ts';
import { declaredBy, type Program, type Quantity } from './program.ts';
import { placeOf } from './source-file.ts';
import { nodesIn } from './syntax-nodes.ts';
import { writtenUnit } from './units.ts';
import { isFamily, positionOf } from './vocabulary.ts';

/** Units of the quantities and observations of a case; undefined where a fault leaves one open. */
export type UnitOf = (node: Quantity | Observe) => Unit | undefined;

/**
 * Infers the unit of every quantity that declares none: of a param or let from its value, of a state from its `start`.
 * What is made of bare numbers alone is a pure number.
 */
export function inferUnits(program: Program): UnitOf {
  const known = new Map<Quantity | Observe, Unit>();
  const begun = new Set<Quantity | Observe>();
  const infer = (node: Quantity | Observe): Unit | undefined => {
    if (node.unit) return writtenUnit(node.unit);
    if (known.has(node)) return known.get(node);
    // A cycle of lets is reported by its own phase; here it only must not run for ever.
    if (begun.has(node)) return undefined;
    begun.add(node);
    const law = node.$type === 'State' ? node.start : node;
    const unit = unitOfLaw(law, { program, unitOf: infer, report: [] });
    if (unit) known.set(node, unit);
    return unit;
  };
  return infer;
}

function unitOfLaw(law: Pick<Law, 'distribution'> & { value?: Expression }, dimensions: Dimensions): Unit | undefined {
  if (law.value) return isBare(law.value) ? DIMENSIONLESS : unitOfFormula(law.value, dimensions);
  if (!law.distribution) return undefined;
  if (law.distribution.high) return unitOfFormula(law.distribution.expression, dimensions);
  const call = law.distribution.expression as Expression;
  if (call.$type !== 'Call' || !isFamily(call.callee)) return undefined;
  const bearer = BEARERS[call.callee]?.find(([, power]) => power === 1);
  const value = bearer && argumentOf(call.callee, bearer[0], law.distribution);
  if (call.callee === 'bernoulli' || call.callee === 'beta') return DIMENSIONLESS;
  return value && unitOfFormula(value, dimensions);
}

/** Arguments of each family that carry the unit of what is drawn, with its power; the others are pure numbers. */
const BEARERS: Readonly<Partial<Record<Family, readonly (readonly [argument: string, power: number])[]>>> = {
  normal: [
    ['mean', 1],
    ['sd', 1],
  ],
  lognormal: [['median', 1]],
  uniform: [
    ['low', 1],
    ['high', 1],
  ],
  triangular: [
    ['low', 1],
    ['mode', 1],
    ['high', 1],
  ],
  gamma: [['scale', 1]],
  exponential: [['rate', -1]],
  student_t: [
    ['location', 1],
    ['scale', 1],
  ],
};

function argumentOf(family: Family, name: string, node: Distribution): Expression | undefined {
  const call = node.expression as Expression;
  if (call.$type !== 'Call') return undefined;
  const place = (DISTRIBUTION_ARGUMENTS[family] as readonly string[]).indexOf(name);
  return call.arguments[
    positionOf(
      name,
      place,
      call.arguments.map(({ label }) => label),
    )
  ]?.value;
}

/** Checks the units of every formula of a case; a mismatch shows both sides. */
export function checkUnits(program: Program, unitOf: UnitOf, report: Diagnostic[]): void {
  const dimensions: Dimensions = { program, unitOf, report };
  for (const tree of program.trees) for (const node of nodesIn(tree)) checkNode(node, unitOf, dimensions);
}

function checkNode(node: AstNode, unitOf: UnitOf, dimensions: Dimensions): void {
  if (isCompare(node)) checkComparison(node, node.left, node.right, dimensions);
  switch (node.$type) {
    case 'Param':
    case 'Let': {
      const quantity = node as Extract<Quantity, { readonly $type: 'Param' | 'Let' }>;
      // What is inferred from a value agrees with it; the value is checked in itself.
      const unit = quantity.value && !quantity.unit ? undefined : unitOf(quantity);
      checkLaw(quantity, unit, quantity.name, dimensions);
      return;
    }
    case 'State': {
      const state = node as Extract<Quantity, { readonly $type: 'State' }>;
      checkLaw(state.start, unitOf(state), state.name, dimensions);
      checkLaw(state.next, unitOf(state), state.name, dimensions);
      return;
    }
    case 'Observe': {
      const observed = node as Observe;
      checkLaw(observed, unitOf(observed), observed.name, dimensions);
      return;
    }
    case 'Signal':
      checkSignal(node as Signal, unitOf, dimensions);
      return;
    case 'RateBranch':
      checkRate(node as RateBranch, dimensions);
      return;
    case 'Chance':
      pure(node, 'probability', 'a probability', dimensions);
      return;
    case 'Odds':
      pure(node, 'factor', 'a factor of the odds', dimensions);
      return;
    case 'Category':
      pure(node, 'weight', 'a weight', dimensions);
      return;
    case 'Question': {
      const value = (node as unknown as { readonly value?: Expression }).value;
      if (value) unitOfFormula(value, dimensions);
      return;
    }
    case 'SetQuantity': {
      const { target, value } = node as unknown as { target: Parameters<typeof declaredBy>[1]; value: Expression };
      const quantity = declaredBy(dimensions.program, target);
      if (quantity && isQuantity(quantity)) checkUnit(value, unitOf(quantity), quantity.name, dimensions);
      return;
    }
  }
}

function pure(node: AstNode, property: string, what: string, dimensions: Dimensions): void {
  const value = (node as unknown as Readonly<Record<string, Expression | undefined>>)[property];
  if (value) checkPure(value, what, dimensions);
}

function checkLaw(
  law: { readonly value?: Expression; readonly distribution?: Distribution },
  unit: Unit | undefined,
  name: string,
  dimensions: Dimensions,
): void {
  if (law.value) checkUnit(law.value, unit, name, dimensions);
  const { distribution } = law;
  if (!distribution) return;
  if (distribution.high) {
    checkUnit(distribution.expression, unit, name, dimensions);
    checkUnit(distribution.high, unit, name, dimensions);
    return;
  }
  const call = distribution.expression as Expression;
  if (call.$type !== 'Call' || !isFamily(call.callee)) return;
  checkArguments(call.callee, distribution, unit, name, dimensions);
}

function checkArguments(
  family: Family,
  distribution: Distribution,
  unit: Unit | undefined,
  name: string,
  dimensions: Dimensions,
): void {
  const bearers = BEARERS[family] ?? [];
  for (const argument of DISTRIBUTION_ARGUMENTS[family]) {
    const value = argumentOf(family, argument, distribution);
    const power = bearers.find(([bearer]) => bearer === argument)?.[1];
    if (!value) continue;
    if (power === undefined) checkPure(value, `the ${argument} of \`${family}\``, dimensions);
    else checkUnit(value, unit && powerUnit(unit, power), `${name}: the ${argument} of \`${family}\``, dimensions);
  }
  if (bearers.length > 0 || !unit || isDimensionless(unit)) return;
  const [found, help] = [`a draw from \`${family}\` is a pure number`, 'leave the unit of the quantity out'];
  const message = `${found}, and ${name} has a unit`;
  dimensions.report.push(diagnose('PV0304', { message, help, place: placeOf(distribution) }));
}

/** A rate is per year; `per month` and the like bring their own time to a pure number. */
function checkRate(node: RateBranch, dimensions: Dimensions): void {
  if (node.per) {
    checkPure(node.rate, `a rate \`per ${node.per}\``, dimensions);
    return;
  }
  const found = unitOfFormula(node.rate, dimensions);
  if (isBare(node.rate)) {
    const message = 'the rate does not say per what time';
    const help = `write \`at ${node.rate.$cstNode?.text} per year\``;
    dimensions.report.push(diagnose('PV0307', { message, help, place: placeOf(node, 'rate') }));
  } else if (found) checkUnit(node.rate, PER_YEAR, 'a rate', dimensions);
}

/** The weights exp(-x), 1, exp(x - 2) are defined for a pure number. */
function checkSignal(node: Signal, unitOf: UnitOf, dimensions: Dimensions): void {
  const about = declaredBy(dimensions.program, node.about);
  const byDefault = node.categories.some(({ name, weight }) => !weight && DEFAULT_CATEGORIES.includes(name));
  const unit = about && isQuantity(about) ? unitOf(about) : undefined;
  if (!about || !unit || !byDefault || isDimensionless(unit)) return;
  dimensions.report.push(
    diagnose('PV0303', {
      message: `the weights that a signal has by default need a pure number, and ${node.about.$refText} has a unit`,
      help: 'write the weight of every category, as in `softening weight exp(-x / 10 [USD])`',
      place: placeOf(node, 'about'),
    }),
  );
}
