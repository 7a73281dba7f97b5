import type { Agreement, Clause, ClauseRule, Formulation, LegalAct, Obligation, Regime } from '@proviso/model';
import type { Reference } from 'langium';
import { firstDay, lastDay } from '../calendar-date.ts';
import type {
  Agreement as AgreementNode,
  DatedClauses,
  Formulation as FormulationNode,
  InstrumentClause,
  Obligation as ObligationNode,
  Regime as RegimeNode,
} from '../generated/ast.ts';
import { periodOf } from '../period.ts';
import { declaredBy, qualifiedName } from '../program.ts';
import { catalogued } from './catalogue-entry.ts';
import { lowerChance } from './chance.ts';
import { lowerCondition } from './expression.ts';
import { type ProvenanceWords, provenance, titled } from './provenance.ts';
import type { Scope } from './scope.ts';

/** A clause with the dates of the block around it. */
interface Placed {
  readonly clause: InstrumentClause;
  readonly holds?: { readonly from?: string; readonly through?: string };
}

export function lowerRegime(node: RegimeNode, scope: Scope): Regime {
  const clauses = placed(node.clauses);
  const imposed = first(clauses, 'ImposedClause');
  const applies = first(clauses, 'AppliesClause');
  const [by, against] = [imposed?.by.$refText, imposed?.against?.$refText];
  return {
    ...titled(node),
    ...provenance(node),
    ...catalogued(clauses.map(({ clause }) => clause)),
    ...(by !== undefined && { by }),
    ...(against !== undefined && { against }),
    acts: actsOf(clauses),
    measures: all(clauses, 'MeasuresClause')
      .flatMap((clause) => clause.measures)
      .toSorted(),
    ...(applies && { applies: { from: firstDay(applies.from), ...through(applies.through) } }),
    clauses: clausesOf(node.name, clauses, scope),
  };
}

export function lowerAgreement(node: AgreementNode, scope: Scope): Agreement {
  const clauses = placed(node.clauses);
  const [signed, inForce] = [first(clauses, 'SignedClause'), first(clauses, 'InForceClause')];
  return {
    ...titled(node),
    ...provenance(node),
    ...catalogued(clauses.map(({ clause }) => clause)),
    parties: all(clauses, 'PartiesClause')
      .flatMap((clause) => names(clause.parties))
      .toSorted(),
    ...(signed && { signed: firstDay(signed.date) }),
    ...(inForce && { inForceFrom: firstDay(inForce.date) }),
    acts: actsOf(clauses),
    provides: all(clauses, 'ProvidesClause')
      .flatMap((clause) => clause.matters)
      .toSorted(),
    obligations: all(clauses, 'Obligation')
      .map((o) => lowerObligation(o, scope))
      .toSorted(byName),
    fulfilled: all(clauses, 'FulfilledClause').map((clause) => lowerFormulation(clause.formulation, scope)),
    clauses: clausesOf(node.name, clauses, scope),
  };
}

function lowerObligation(node: ObligationNode, scope: Scope): Obligation {
  return {
    name: qualifiedName(node),
    ...(node.title !== undefined && { title: node.title }),
    ...provenance(node),
    by: names(node.by).toSorted(),
    needs: node.needs.map((need) => qualifiedName(declaredBy(scope.program, need)!)).toSorted(),
    ...(node.chance && { chance: lowerChance(node.chance, scope) }),
    ...(node.due !== undefined && { due: lastDay(node.due) }),
  };
}

function lowerFormulation(node: FormulationNode, scope: Scope): Formulation {
  const parts = node.condition
    ? [{ condition: lowerCondition(node.condition, scope) }]
    : node.parts.map(({ label, condition }) => ({ label, condition: lowerCondition(condition, scope) }));
  return { ...(node.asIn && { asIn: node.asIn.$refText }), parts };
}

function actsOf(clauses: readonly Placed[]): readonly LegalAct[] {
  return all(clauses, 'ActClause').map((act) => ({
    title: act.title,
    ...Object.fromEntries(act.dates.map(({ kind, date }) => [kind, firstDay(date)])),
    ...(act.source && { source: act.source.$refText }),
  }));
}

/** The rules of an instrument with their ids, sorted by id. */
function clausesOf(owner: string, clauses: readonly Placed[], scope: Scope): readonly Clause[] {
  return rulesOf(owner, clauses, scope)
    .map(({ rule, clause, id, holds }): Clause => {
      return { ...rule, id, ...provenance(clause as ProvenanceWords), ...(holds && { holds }) };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

interface Rule extends Placed {
  readonly id: string;
  readonly rule: ClauseRule;
}

/** The rules in the order of the text; `as in` formulations of one condition become one rule. */
function rulesOf(owner: string, clauses: readonly Placed[], scope: Scope): readonly Rule[] {
  const found: Rule[] = [];
  for (const placed of clauses) {
    const rule = ruleOf(placed.clause, scope);
    if (!rule) continue;
    const before = found.findLastIndex((other) => other.rule.kind === rule.kind && sameDays(other.holds, placed.holds));
    const joined = before < 0 ? undefined : joinFormulations(found[before]!.rule, rule);
    if (joined) {
      found[before] = { ...found[before]!, rule: joined };
      continue;
    }
    const count = found.filter((other) => other.rule.kind === rule.kind).length + 1;
    found.push({ ...placed, rule, id: `${owner}.${rule.kind}${count > 1 ? `.${count}` : ''}` });
  }
  return found;
}

/** The clauses of an instrument by the ids that their rules have in the model. */
export function clauseIds(node: AgreementNode | RegimeNode, scope: Scope): ReadonlyMap<string, InstrumentClause> {
  return new Map(rulesOf(node.name, placed(node.clauses), scope).map(({ id, clause }) => [id, clause]));
}

function sameDays(a: Placed['holds'], b: Placed['holds']): boolean {
  return a?.from === b?.from && a?.through === b?.through;
}

/** A further formulation, with its own `as in`, of the condition that stands before it. */
function joinFormulations(before: ClauseRule, rule: ClauseRule): ClauseRule | undefined {
  if (before.kind === 'pledge' && rule.kind === 'pledge') {
    return isVariant(rule.if) ? { ...before, if: [...before.if, ...rule.if] } : undefined;
  }
  if ((before.kind === 'ends' && rule.kind === 'ends') || (before.kind === 'resumes' && rule.kind === 'resumes')) {
    return isVariant(rule.when) ? { ...before, when: [...before.when, ...rule.when] } : undefined;
  }
  return undefined;
}

function isVariant(formulations: readonly Formulation[]): boolean {
  return formulations.every((formulation) => formulation.asIn !== undefined);
}

/** The rule that a clause lays down; none for what describes the instrument itself. */
function ruleOf(clause: InstrumentClause, scope: Scope): ClauseRule | undefined {
  switch (clause.$type) {
    case 'LapsesClause': {
      const [window, lead] = [clause.window && periodOf(clause.window), clause.lead && periodOf(clause.lead)];
      const period = periodOf(clause.period);
      return { kind: 'lapses', period, by: clause.by.$refText, ...(window && { window }), ...(lead && { lead }) };
    }
    case 'ContinuesClause':
      return { kind: 'continues', by: clause.by.$refText };
    case 'EndsClause':
      return { kind: 'ends', when: [lowerFormulation(clause.formulation, scope)] };
    case 'PledgeClause':
      return {
        kind: 'pledge',
        if: [lowerFormulation(clause.formulation, scope)],
        ...(clause.nature && { nature: clause.nature }),
        ...(clause.statedBy && { statedBy: clause.statedBy.$refText }),
        ...(clause.statedOn !== undefined && { statedOn: firstDay(clause.statedOn) }),
        ...(clause.assessedBy && { assessedBy: clause.assessedBy.$refText }),
        ...(clause.disputedBy.length > 0 && { disputedBy: names(clause.disputedBy).toSorted() }),
      };
    case 'PowerClause':
      return { kind: clause.power, by: clause.by.$refText };
    case 'ResumesClause':
      return { kind: 'resumes', when: [lowerFormulation(clause.formulation, scope)] };
    case 'RestsClause':
      return { kind: 'rests', on: clause.on.$refText };
    case 'SupersededClause':
      return { kind: 'superseded', by: clause.by.$refText };
    case 'RespondsClause':
      return { kind: 'responds', to: clause.to.$refText };
    case 'ShadowsClause':
      return { kind: 'shadows', regime: clause.regime.$refText, within: periodOf(clause.within) };
    case 'ExceptionClause':
      return { kind: 'exception', to: clause.measure, ...through(clause.through), ...title(clause.title) };
    case 'ReturnsClause':
      return {
        kind: 'returns',
        after: periodOf(clause.after),
        notice: clause.notice,
        anyOf: names(clause.anyOf).toSorted(),
        ...(clause.unless && { unless: clause.unless.$refText }),
      };
    case 'ResidualClause':
      return { kind: 'residual', ...title(clause.title), ...through(clause.through) };
    default:
      return undefined;
  }
}

/** The clauses of an instrument and of the dated blocks in it, in their order. */
function placed(clauses: readonly InstrumentClause[], outer?: Placed['holds']): readonly Placed[] {
  return clauses.flatMap((clause) => {
    if (clause.$type !== 'DatedClauses') return [{ clause, ...(outer && { holds: outer }) }];
    return placed(clause.clauses, { ...outer, ...daysOf(clause) });
  });
}

function daysOf(block: DatedClauses): NonNullable<Placed['holds']> {
  return { ...(block.from !== undefined && { from: firstDay(block.from) }), ...through(block.through) };
}

type ClauseOf<T> = Extract<InstrumentClause, { readonly $type: T }>;

function all<T extends InstrumentClause['$type']>(clauses: readonly Placed[], type: T): readonly ClauseOf<T>[] {
  return clauses.flatMap(({ clause }) => (clause.$type === type ? [clause as ClauseOf<T>] : []));
}

function first<T extends InstrumentClause['$type']>(clauses: readonly Placed[], type: T): ClauseOf<T> | undefined {
  return all(clauses, type)[0];
}

function through(date: string | number | undefined) {
  return date === undefined ? {} : { through: lastDay(date) };
}

function title(text: string | undefined) {
  return text === undefined ? {} : { title: text };
}

function names(references: readonly Reference[]): readonly string[] {
  return references.map((reference) => reference.$refText);
}

/** Order of names by code unit. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
