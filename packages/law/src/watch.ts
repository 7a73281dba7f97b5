import type { Case, CivilDate, Condition, Formulation } from '@proviso/model';
import { belongsTo } from './body.ts';

/** What a condition depends on: names whose change may change it, and days on which it may change by itself. */
export interface Dependencies {
  readonly names: ReadonlySet<string>;
  readonly days: ReadonlySet<CivilDate>;
}

/** Everything that formulations of a condition depend on, through agreements and other instruments' conditions. */
export function dependenciesOf(model: Case, formulations: readonly Formulation[]): Dependencies {
  const found = { names: new Set<string>(), days: new Set<CivilDate>(), seen: new Set<string>() };
  for (const formulation of formulations) gatherAll(model, formulation, found);
  return found;
}

interface Gathering {
  readonly names: Set<string>;
  readonly days: Set<CivilDate>;
  readonly seen: Set<string>;
}

function gatherAll(model: Case, formulation: Formulation | undefined, into: Gathering): void {
  for (const part of formulation?.parts ?? []) gather(model, part.condition, into);
}

function gather(model: Case, condition: Condition, into: Gathering): void {
  const when = 'when' in condition ? condition.when : undefined;
  if (when) into.days.add(when.kind === 'on' ? when.date : when.through);
  switch (condition.kind) {
    case 'constant':
    case 'compare':
      return;
    case 'and':
    case 'or':
      for (const part of condition.parts) gather(model, part, into);
      return;
    case 'not':
      gather(model, condition.of, into);
      return;
    case 'happened':
      into.names.add(condition.event);
      return;
    case 'met':
    case 'status':
    case 'repealed':
      into.names.add(condition.name);
      return;
    case 'no regime':
      for (const regime of model.regimes) {
        const { by, against } = condition;
        const sent = by === undefined || (regime.by !== undefined && belongsTo(model, regime.by, by));
        const met =
          against === undefined || (regime.against !== undefined && belongsTo(model, regime.against, against));
        if (sent && met) into.names.add(regime.name);
      }
      return;
    case 'fulfilled':
      gatherFulfilled(model, condition.agreement, into);
      return;
    case 'resumable':
    case 'pledge met':
      gatherClause(model, condition.kind === 'resumable' ? condition.name : condition.regime, condition.kind, into);
  }
}

function gatherFulfilled(model: Case, name: string, into: Gathering): void {
  const agreement = model.agreements.find((a) => a.name === name);
  if (!agreement || into.seen.has(name)) return;
  into.seen.add(name);
  for (const obligation of agreement.obligations) into.names.add(obligation.name);
  gatherAll(model, agreement.fulfilled[0], into);
}

function gatherClause(model: Case, name: string, kind: 'resumable' | 'pledge met', into: Gathering): void {
  const key = `${kind} ${name}`;
  if (into.seen.has(key)) return;
  into.seen.add(key);
  const instrument = [...model.regimes, ...model.agreements].find((i) => i.name === name);
  for (const clause of instrument?.clauses ?? []) {
    if (kind === 'resumable' && clause.kind === 'resumes') gatherAll(model, clause.when[0], into);
    if (kind === 'pledge met' && clause.kind === 'pledge') gatherAll(model, clause.if[0], into);
  }
}
