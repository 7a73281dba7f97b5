import {
  DIMENSIONLESS,
  divideUnits,
  formatUnit,
  isDimensionless,
  multiplyUnits,
  powerUnit,
  sameDimension,
  type Unit,
  YEAR,
} from '@proviso/model';
import { constantOf } from './constant.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Call, Expression, Sum } from './generated/ast.ts';
import { isQuantity } from './names.ts';
import { declaredBy, type Program, type Quantity } from './program.ts';
import { placeOf } from './source-file.ts';
import { writtenUnit } from './units.ts';

/** What the dimensions of a formula are computed from. */
export interface Dimensions {
  readonly program: Program;
  /** Unit of a quantity, written or inferred; undefined where a fault, reported elsewhere, leaves it open. */
  readonly unitOf: (quantity: Quantity) => Unit | undefined;
  readonly report: Diagnostic[];
}

/**
 * Unit of a formula by dimensional analysis; undefined where a fault leaves it open. A bare number is dimensionless,
 * but takes the unit of what it is compared with, bounds or stands in for (`x > 50`, `max(0, x)`, `if c then x else 0`).
 */
export function unitOfFormula(node: Expression, dimensions: Dimensions): Unit | undefined {
  switch (node.$type) {
    case 'Literal':
      return node.period ? YEAR : node.unit ? writtenUnit(node.unit) : DIMENSIONLESS;
    case 'Negate':
      return unitOfFormula(node.of, dimensions);
    case 'Sum':
      return unitOfArithmetic(node, dimensions);
    case 'Choice': {
      const [yes, no] = [unitOfFormula(node.then, dimensions), unitOfFormula(node.otherwise, dimensions)];
      return agreeing(node, [node.then, node.otherwise], [yes, no], 'the two branches', dimensions.report, true);
    }
    case 'Reference': {
      const target = dimensions.program.links.get(node.target);
      if (target?.kind === 'step') return YEAR;
      return target?.kind === 'declared' && isQuantity(target.node) ? dimensions.unitOf(target.node) : undefined;
    }
    case 'Access':
      return DIMENSIONLESS;
    case 'Aggregate':
      return node.operation === 'count' ? DIMENSIONLESS : unitOfFormula(node.body, dimensions);
    case 'Summary':
      return unitOfFormula(node.of, dimensions);
    case 'Call':
      return unitOfCall(node, dimensions);
    default:
      return undefined;
  }
}

/** Whether a formula is numbers only, without a unit of their own: such a one takes the unit that its place has. */
export function isBare(node: Expression): boolean {
  switch (node.$type) {
    case 'Literal':
      return !node.unit && !node.period;
    case 'Negate':
      return isBare(node.of);
    case 'Sum':
      return isBare(node.left) && isBare(node.right);
    default:
      return false;
  }
}

/**
 * Checks a formula against the unit that its place has; a bare number takes it, also in the branches of an `if`. Where the
 * place has none of its own, the formula is checked in itself.
 */
export function checkUnit(node: Expression, expected: Unit | undefined, what: string, dimensions: Dimensions): void {
  if (isBare(node)) return;
  if (!expected) {
    unitOfFormula(node, dimensions);
    return;
  }
  if (node.$type === 'Choice') {
    checkUnit(node.then, expected, what, dimensions);
    checkUnit(node.otherwise, expected, what, dimensions);
    return;
  }
  const found = unitOfFormula(node, dimensions);
  if (!found || sameDimension(found, expected)) return;
  dimensions.report.push(
    diagnose('PV0304', {
      message: `${what} has to be in [${formatUnit(expected)}], and this is in [${formatUnit(found)}]`,
      help: remedyFor(found, expected),
      place: placeOf(node),
    }),
  );
}

/** What to multiply by, where the two sides differ. */
function remedyFor(found: Unit, expected: Unit): string {
  const factor = formatUnit(divideUnits(expected, found));
  return `a factor in [${factor}] is missing; a number takes a unit so: 0.3 [${factor}]`;
}

/** Checks that a formula is a pure number, as an argument of `exp`, an exponent or a factor of odds has to be. */
export function checkPure(node: Expression, what: string, dimensions: Dimensions): void {
  const found = unitOfFormula(node, dimensions);
  if (!found || isDimensionless(found)) return;
  dimensions.report.push(
    diagnose('PV0303', {
      message: `${what} has to be a pure number, and this is in [${formatUnit(found)}]`,
      help: `divide it by something in [${formatUnit(found)}]`,
      place: placeOf(node),
    }),
  );
}

/** Checks that all sides measure the same thing, and gives their unit; bare numbers take it where `lenient`. */
function agreeing(
  node: Expression,
  sides: readonly Expression[],
  units: readonly (Unit | undefined)[],
  what: string,
  report: Diagnostic[],
  lenient = false,
): Unit | undefined {
  const considered = sides.flatMap((side, i) => (lenient && isBare(side) ? [] : [{ side, unit: units[i] }]));
  const first = considered.find(({ unit }) => unit !== undefined);
  if (!first) return considered.length === 0 ? DIMENSIONLESS : undefined;
  const other = considered.find(({ unit }) => unit && !sameDimension(unit, first.unit!));
  if (!other) return first.unit;
  report.push(
    diagnose('PV0302', {
      message: `${what} do not measure the same: [${formatUnit(first.unit!)}] and [${formatUnit(other.unit!)}]`,
      help: 'bring both to one unit; a number takes a unit so: 50 [USD/bbl]',
      place: placeOf(node),
      related: [
        { message: `this is in [${formatUnit(first.unit!)}]`, place: placeOf(first.side) },
        { message: `this is in [${formatUnit(other.unit!)}]`, place: placeOf(other.side) },
      ],
    }),
  );
  return undefined;
}

function unitOfArithmetic(node: Sum, dimensions: Dimensions): Unit | undefined {
  const [left, right] = [unitOfFormula(node.left, dimensions), unitOfFormula(node.right, dimensions)];
  switch (node.operator) {
    case '+':
    case '-': {
      const what = node.operator === '+' ? 'the two sides of `+`' : 'the two sides of `-`';
      return agreeing(node, [node.left, node.right], [left, right], what, dimensions.report);
    }
    case '*':
      return left && right && multiplyUnits(left, right);
    case '/':
      return left && right && divideUnits(left, right);
    case '^':
      return unitOfPower(node, left, dimensions);
  }
}

/** Only a pure number can be raised to a power that is computed; a unit needs an exponent in plain numbers. */
function unitOfPower(node: Sum, base: Unit | undefined, dimensions: Dimensions): Unit | undefined {
  checkPure(node.right, 'an exponent', dimensions);
  if (!base || isDimensionless(base)) return base && DIMENSIONLESS;
  const exponent = constantOf(node.right);
  if (exponent !== undefined) return powerUnit(base, exponent);
  dimensions.report.push(
    diagnose('PV0305', {
      message: `what is in [${formatUnit(base)}] cannot be raised to a power that changes`,
      help: `divide the base by something in [${formatUnit(base)}], or write the exponent as a number`,
      place: placeOf(node),
    }),
  );
  return undefined;
}

function unitOfCall(node: Call, dimensions: Dimensions): Unit | undefined {
  const quantity = declaredBy(dimensions.program, node);
  if (quantity) return isQuantity(quantity) ? dimensions.unitOf(quantity) : undefined;
  const values = node.arguments.map((argument) => argument.value);
  switch (node.callee) {
    case 'exp':
    case 'ln':
    case 'logistic':
      for (const value of values) checkPure(value, `the argument of \`${node.callee}\``, dimensions);
      return DIMENSIONLESS;
    case 'sqrt': {
      const unit = values[0] && unitOfFormula(values[0], dimensions);
      return unit && powerUnit(unit, 0.5);
    }
    case 'abs':
    case 'floor':
    case 'lag':
      return values[0] && unitOfFormula(values[0], dimensions);
    case 'min':
    case 'max': {
      const units = values.map((value) => unitOfFormula(value, dimensions));
      return agreeing(node, values, units, `the arguments of \`${node.callee}\``, dimensions.report, true);
    }
    default:
      return undefined;
  }
}

/** Checks the two sides of a comparison. */
export function checkComparison(node: Expression, left: Expression, right: Expression, dimensions: Dimensions): void {
  const units = [unitOfFormula(left, dimensions), unitOfFormula(right, dimensions)];
  agreeing(node, [left, right], units, 'the two sides of the comparison', dimensions.report, true);
}
