import type { Agreement, InstrumentClause, Regime } from './generated/ast.ts';

/** The clauses of an instrument, those of its dated blocks included, in the order of the text. */
export function clausesIn(node: Agreement | Regime): readonly InstrumentClause[] {
  const flat = (clauses: readonly InstrumentClause[]): readonly InstrumentClause[] =>
    clauses.flatMap((clause) => (clause.$type === 'DatedClauses' ? flat(clause.clauses) : [clause]));
  return flat(node.clauses);
}
