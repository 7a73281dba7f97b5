/**
 * A unit of measure as a product of base units with integer or fractional exponents, such as USD^1 bbl^-1.
 * `probability` marks a dimensionless quantity between 0 and 1. Time is counted in years throughout.
 */
export interface Unit {
  /** Base units with their exponents, sorted by name, no zero exponents. */
  readonly bases: readonly (readonly [base: string, exponent: number])[];
  readonly probability?: true;
}

/** Pure numbers, `[1]`. */
export const DIMENSIONLESS: Unit = { bases: [] };
/** `[probability]`: dimensionless, between 0 and 1. */
export const PROBABILITY: Unit = { bases: [], probability: true };
/** `[year]`. */
export const YEAR: Unit = { bases: [['year', 1]] };
/** `[1/year]`, the unit of a rate. */
export const PER_YEAR: Unit = { bases: [['year', -1]] };
/** `[%]`: per cent is a base unit of its own, so that 5 % is never added to 0.05 unseen. */
export const PERCENT: Unit = { bases: [['%', 1]] };

/** Base units that need no declaration. */
export const BUILT_IN_BASES: readonly string[] = ['year', '%'];

/** A unit from base units and exponents in any order; equal bases are added up. */
export function unitOf(bases: Iterable<readonly [string, number]>): Unit {
  const sums = new Map<string, number>();
  for (const [base, exponent] of bases) sums.set(base, (sums.get(base) ?? 0) + exponent);
  const kept = [...sums].filter(([, exponent]) => exponent !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return { bases: kept };
}

/** Product of two units. */
export function multiplyUnits(a: Unit, b: Unit): Unit {
  return unitOf([...a.bases, ...b.bases]);
}

/** Quotient of two units. */
export function divideUnits(a: Unit, b: Unit): Unit {
  return multiplyUnits(a, powerUnit(b, -1));
}

/** A unit raised to a constant power. */
export function powerUnit(unit: Unit, exponent: number): Unit {
  return unitOf(unit.bases.map(([base, e]) => [base, e * exponent] as const));
}

/** Whether two units measure the same dimension; a probability is a pure number here. */
export function sameDimension(a: Unit, b: Unit): boolean {
  return (
    a.bases.length === b.bases.length &&
    a.bases.every(([base, exponent], i) => b.bases[i]![0] === base && Math.abs(b.bases[i]![1] - exponent) < 1e-12)
  );
}

/** Whether the unit is a pure number or a probability. */
export function isDimensionless(unit: Unit): boolean {
  return unit.bases.length === 0;
}

/** The unit as it is written between brackets: `USD/bbl`, `1/year^0.5`, `probability`, `1`. */
export function formatUnit(unit: Unit): string {
  if (unit.probability) return 'probability';
  const power = ([base, e]: readonly [string, number]) => (e === 1 ? base : `${base}^${Number(e.toFixed(6))}`);
  const above = unit.bases.filter(([, e]) => e > 0).map(power);
  const below = unit.bases.filter(([, e]) => e < 0).map(([base, e]) => power([base, -e]));
  const numerator = above.length > 0 ? above.join('*') : '1';
  return below.length > 0 ? `${numerator}/${below.join('/')}` : numerator;
}
