import { DIMENSIONLESS, PERCENT, PROBABILITY, type Unit, unitOf } from '@proviso/model';
import type { UnitExpression } from './generated/ast.ts';

/** The unit that stands between brackets. */
export function writtenUnit(node: UnitExpression): Unit {
  if (node.terms.length === 1 && node.terms[0]!.base === 'probability') return PROBABILITY;
  const bases: [string, number][] = [];
  for (const [i, term] of node.terms.entries()) {
    const sign = i > 0 && node.operators[i - 1] === '/' ? -1 : 1;
    const exponent = Number(term.exponent ?? 1) * sign;
    if (term.percent) bases.push([PERCENT.bases[0]![0], exponent]);
    else if (term.base !== undefined) bases.push([term.base, exponent]);
  }
  return bases.length === 0 ? DIMENSIONLESS : unitOf(bases);
}
