import type { AstNode } from 'langium';
import type { Expression } from './generated/ast.ts';

/** What an expression is needed for where it stands. */
export type Sort = 'number' | 'condition';

/** Where expressions stand in declarations and clauses, and what is needed there. */
const SLOTS: Readonly<Record<string, Readonly<Record<string, Sort>>>> = {
  Chance: { probability: 'number' },
  Odds: { factor: 'number', condition: 'condition' },
  RateBranch: { rate: 'number', condition: 'condition' },
  Law: { value: 'number' },
  Param: { value: 'number' },
  Let: { value: 'number' },
  Category: { weight: 'number' },
  SetQuantity: { value: 'number' },
  Question: { value: 'number', condition: 'condition', given: 'condition' },
  Formulation: { condition: 'condition' },
  LabelledCondition: { condition: 'condition' },
};

/** The expressions that stand directly in a declaration, clause or chance, with what is needed of each. */
export function formulasIn(node: AstNode): readonly (readonly [Expression, Sort])[] {
  const slots = SLOTS[node.$type];
  if (!slots) return [];
  return Object.entries(slots).flatMap(([property, sort]) => {
    const expression = (node as unknown as Readonly<Record<string, Expression | undefined>>)[property];
    return expression ? [[expression, sort] as const] : [];
  });
}
