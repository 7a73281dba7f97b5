import type { Case, Condition, Expression, Formulation, Law } from '@proviso/model';

/** Quantities that a formula reads: those of the same step, and those of steps past. */
export interface References {
  readonly now: ReadonlySet<string>;
  readonly lagged: ReadonlySet<string>;
}

/** The quantities that a law reads, through the conditions of agreements and clauses too. */
export function referencesOf(model: Case, law: Law): References {
  const found = { now: new Set<string>(), lagged: new Set<string>() };
  const parts = law.kind === 'value' ? [law.value] : law.distribution.arguments;
  for (const part of parts) inExpression(model, part, found);
  return found;
}

/** Whether a formulation of a condition reads any quantity. */
export function readsQuantities(model: Case, formulation: Formulation | undefined): boolean {
  const found = { now: new Set<string>(), lagged: new Set<string>() };
  for (const part of formulation?.parts ?? []) inCondition(model, part.condition, found);
  return found.now.size + found.lagged.size > 0;
}

type Found = { now: Set<string>; lagged: Set<string> };

function inExpression(model: Case, expression: Expression, found: Found): void {
  switch (expression.kind) {
    case 'number':
    case 'step':
    case 'summary':
      return;
    case 'quantity':
      found.now.add(expression.name);
      return;
    case 'lag':
      found.lagged.add(expression.name);
      return;
    case 'negate':
      inExpression(model, expression.of, found);
      return;
    case 'arithmetic':
      inExpression(model, expression.left, found);
      inExpression(model, expression.right, found);
      return;
    case 'call':
      for (const argument of expression.arguments) inExpression(model, argument, found);
      return;
    case 'choice':
      inCondition(model, expression.if, found);
      inExpression(model, expression.then, found);
      inExpression(model, expression.else, found);
      return;
  }
}

function inCondition(model: Case, condition: Condition, found: Found): void {
  // What is asked about a date is noted when its step has run: no reading of this step.
  if ('when' in condition && condition.when) return;
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const part of condition.parts) inCondition(model, part, found);
      return;
    case 'not':
      inCondition(model, condition.of, found);
      return;
    case 'compare':
      inExpression(model, condition.left, found);
      inExpression(model, condition.right, found);
      return;
    case 'fulfilled':
    case 'resumable':
    case 'pledge met':
      for (const part of operativeFormulation(model, condition)?.parts ?? []) inCondition(model, part.condition, found);
      return;
    case 'constant':
    case 'happened':
    case 'met':
    case 'status':
    case 'repealed':
    case 'no regime':
      return;
  }
}

/** The first formulation of what fulfils an agreement, lets an instrument resume or meets a pledge: the operative one. */
export function operativeFormulation(
  model: Case,
  condition: Extract<Condition, { kind: 'fulfilled' | 'resumable' | 'pledge met' }>,
): Formulation | undefined {
  if (condition.kind === 'fulfilled')
    return model.agreements.find((it) => it.name === condition.agreement)?.fulfilled[0];
  const name = condition.kind === 'resumable' ? condition.name : condition.regime;
  const instrument = [...model.agreements, ...model.regimes].find((it) => it.name === name);
  for (const clause of instrument?.clauses ?? []) {
    if (condition.kind === 'resumable' && clause.kind === 'resumes') return clause.when[0];
    if (condition.kind === 'pledge met' && clause.kind === 'pledge') return clause.if[0];
  }
  return undefined;
}
