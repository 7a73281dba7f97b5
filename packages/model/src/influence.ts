import type { Agreement, Case, Clause, Formulation, Regime } from './case.ts';
import type { Chance, Condition, Distribution, Expression, Law } from './expression.ts';

/**
 * What depends on what in a case: from the qualified name of each quantity, event, fact, obligation, decision, vote,
 * regime, agreement, observation, signal, statement and question to the names it reads, directly, through whatever steps
 * of time. A question's `given` counts as read. Names are sorted.
 */
export type DependencyGraph = ReadonlyMap<string, readonly string[]>;

/** The dependency graph of a case, through expressions, conditions, clauses and evidence. */
export function dependencyGraph(model: Case): DependencyGraph {
  const graph = new Map<string, readonly string[]>();
  const add = (name: string, gather: (reads: Reads) => void) => {
    const names = new Set<string>(graph.get(name));
    gather({ model, names });
    graph.set(name, [...names].sort());
  };
  for (const { name, law } of [...model.params, ...model.lets]) add(name, (reads) => ofLaw(law, reads));
  for (const { name, start, next } of model.states) {
    add(name, (reads) => {
      ofLaw(start, reads);
      ofLaw(next, reads);
      // A state's own past is no influence of something else on it.
      reads.names.delete(name);
    });
  }
  for (const { name, distribution } of model.observations) add(name, (reads) => ofDistribution(distribution, reads));
  for (const { name, occurrence } of model.events) {
    add(name, (reads) => (occurrence.kind === 'recorded' ? undefined : ofChance(occurrence.chance, reads)));
  }
  for (const { name, chance } of [...model.facts, ...model.decisions]) add(name, (reads) => ofChance(chance, reads));
  for (const { name, ballot } of model.votes) {
    const chances =
      ballot.kind === 'as one' ? [ballot.chance] : ballot.members.flatMap((m) => [m.consents, m.abstains]);
    add(name, (reads) => chances.forEach((chance) => void ofChance(chance, reads)));
  }
  for (const instrument of [...model.agreements, ...model.regimes])
    add(instrument.name, (reads) => ofInstrument(instrument, reads));
  for (const { name, needs, chance } of model.agreements.flatMap((agreement) => agreement.obligations)) {
    add(name, (reads) => {
      ofChance(chance, reads);
      for (const need of needs) reads.names.add(need);
    });
  }
  for (const { name, about, categories } of model.signals) {
    add(name, (reads) => {
      reads.names.add(about);
      for (const { weight } of categories) ofExpression(weight, reads);
    });
  }
  for (const { name, readings } of model.statements) {
    add(name, (reads) => readings.forEach(({ signal }) => void reads.names.add(signal)));
  }
  for (const { name, asks } of model.questions) {
    add(name, (reads) => {
      if (asks.kind === 'whether') ofCondition(asks.condition, reads);
      else ofExpression(asks.value, reads);
      if (asks.given) ofCondition(asks.given, reads);
    });
  }
  return graph;
}

/** Everything that something depends on, through any number of steps; itself only where it is in a circle. */
export function influencesOn(graph: DependencyGraph, name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(graph.get(name) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return found;
}

/** Names of everything in which chance itself enters: what is drawn, decided, voted on or comes about at a rate. */
export function chanceEnters(model: Case): ReadonlySet<string> {
  const drawn = (law: Law) => law.kind === 'draw';
  const names = [
    ...[...model.params, ...model.lets].filter(({ law }) => drawn(law)),
    ...model.states.filter(({ start, next }) => drawn(start) || drawn(next)),
    ...model.events.filter(({ occurrence }) => occurrence.kind !== 'recorded' && isOpen(occurrence.chance)),
    ...[...model.facts, ...model.agreements.flatMap(({ obligations }) => obligations)].filter(({ chance }) =>
      isOpen(chance),
    ),
    ...model.decisions.filter(({ chance }) => isOpen(chance)),
    ...model.votes.filter(({ ballot }) =>
      ballot.kind === 'as one' ? isOpen(ballot.chance) : ballot.members.some(({ consents }) => isOpen(consents)),
    ),
  ].map(({ name }) => name);
  return new Set(names);
}

/** Whether a chance can turn out either way: not one that is written as 0, or as a certainty. */
function isOpen(chance: Chance | undefined): boolean {
  if (!chance) return false;
  if (chance.kind === 'rate') return chance.branches.some(({ rate }) => rate.kind !== 'number' || rate.value > 0);
  const { probability } = chance;
  return probability.kind !== 'number' || (probability.value > 0 && probability.value < 1);
}

/** The names read so far, and the case in which "no regime by X against Y" is looked up. */
interface Reads {
  readonly model: Case;
  readonly names: Set<string>;
}

function ofLaw(law: Law, reads: Reads): void {
  if (law.kind === 'value') ofExpression(law.value, reads);
  else ofDistribution(law.distribution, reads);
}

function ofDistribution(distribution: Distribution, reads: Reads): void {
  for (const argument of distribution.arguments) ofExpression(argument, reads);
}

function ofChance(chance: Chance | undefined, reads: Reads): void {
  if (chance?.kind === 'probability') {
    ofExpression(chance.probability, reads);
    for (const { factor, if: condition } of chance.odds) {
      ofExpression(factor, reads);
      if (condition) ofCondition(condition, reads);
    }
  }
  for (const { rate, once } of chance?.kind === 'rate' ? chance.branches : []) {
    ofExpression(rate, reads);
    if (once) ofCondition(once, reads);
  }
}

function ofInstrument(instrument: Agreement | Regime, reads: Reads): void {
  for (const clause of instrument.clauses) ofClause(clause, reads);
  if ('fulfilled' in instrument) ofFormulation(instrument.fulfilled, reads);
}

/** Deciders, instruments and conditions on which a clause makes the status depend. */
function ofClause(clause: Clause, reads: Reads): void {
  switch (clause.kind) {
    case 'lapses':
    case 'continues':
    case 'lifted':
    case 'suspended':
    case 'resumed':
    case 'terminated':
    case 'superseded':
      reads.names.add(clause.by);
      return;
    case 'rests':
      reads.names.add(clause.on);
      return;
    case 'ends':
    case 'resumes':
      ofFormulation(clause.when, reads);
      return;
    case 'pledge':
      ofFormulation(clause.if, reads);
      return;
    case 'returns':
      if (clause.unless !== undefined) reads.names.add(clause.unless);
      return;
    case 'responds':
    case 'shadows':
    case 'exception':
    case 'residual':
      return;
  }
}

/** The operative formulation: the first. */
function ofFormulation(formulations: readonly Formulation[], reads: Reads): void {
  for (const { condition } of formulations[0]?.parts ?? []) ofCondition(condition, reads);
}

function ofExpression(expression: Expression, reads: Reads): void {
  switch (expression.kind) {
    case 'number':
    case 'step':
      return;
    case 'quantity':
    case 'lag':
      reads.names.add(expression.name);
      return;
    case 'negate':
      ofExpression(expression.of, reads);
      return;
    case 'arithmetic':
      ofExpression(expression.left, reads);
      ofExpression(expression.right, reads);
      return;
    case 'call':
      for (const argument of expression.arguments) ofExpression(argument, reads);
      return;
    case 'choice':
      ofCondition(expression.if, reads);
      ofExpression(expression.then, reads);
      ofExpression(expression.else, reads);
      return;
    case 'summary':
      ofExpression(expression.value, reads);
      return;
  }
}

function ofCondition(condition: Condition, reads: Reads): void {
  switch (condition.kind) {
    case 'constant':
      return;
    case 'and':
    case 'or':
      for (const part of condition.parts) ofCondition(part, reads);
      return;
    case 'not':
      ofCondition(condition.of, reads);
      return;
    case 'compare':
      ofExpression(condition.left, reads);
      ofExpression(condition.right, reads);
      return;
    case 'happened':
      reads.names.add(condition.event);
      return;
    case 'fulfilled':
      reads.names.add(condition.agreement);
      return;
    case 'pledge met':
      reads.names.add(condition.regime);
      return;
    case 'met':
    case 'resumable':
    case 'status':
    case 'repealed':
      reads.names.add(condition.name);
      return;
    case 'no regime':
      for (const { name, by, against } of reads.model.regimes) {
        const [sent, aimed] = [condition.by ?? by, condition.against ?? against];
        if (by === sent && against === aimed) reads.names.add(name);
      }
  }
}
