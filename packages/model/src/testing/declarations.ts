import type {
  Agreement,
  Clause,
  ClauseRule,
  DatedRecord,
  Decision,
  Event,
  Fact,
  Formulation,
  Let,
  Obligation,
  Param,
  Question,
  RecordedAct,
  Regime,
  State,
  Vote,
  VotingRule,
} from '../case.ts';
import type { Chance, Condition, Distribution, Law } from '../expression.ts';
import { DIMENSIONLESS } from '../unit.ts';
import { type Term, term } from './terms.ts';

/** A term that is computed or a distribution that is drawn from. */
export type LawInShort = Term | Distribution;

/** The law that a term or a distribution stands for. */
export function law(from: LawInShort): Law {
  return typeof from === 'object' && 'family' in from
    ? { kind: 'draw', distribution: from }
    : { kind: 'value', value: term(from) };
}

/** A param, drawn once a path or fixed. */
export function param(name: string, value: LawInShort): Param {
  return { name, unit: DIMENSIONLESS, law: law(value) };
}

/** A state; rows of `[date, value]` are its data, known on their day. */
export function state(
  name: string,
  start: LawInShort,
  next: LawInShort,
  rows?: readonly (readonly [string, number])[],
): State {
  return {
    name,
    unit: DIMENSIONLESS,
    start: law(start),
    next: law(next),
    ...(rows && { series: series(name, rows) }),
  };
}

/** A let, computed or drawn anew in every step. */
export function letting(name: string, value: LawInShort): Let {
  return { name, unit: DIMENSIONLESS, law: law(value) };
}

/** A series without a named aggregation, each row known on its day. */
export function series(name: string, rows: readonly (readonly [string, number])[]): NonNullable<State['series']> {
  return {
    file: `data/${name}.csv`,
    column: name,
    rows: rows.map(([date, value]) => ({ date, known: date, value })),
  };
}

/** An event on a day, by chance. */
export function datedEvent(name: string, day: string, chance: Chance): Event {
  return { name, occurrence: { kind: 'dated', on: day, chance } };
}

/** An event that may happen at any time, within the days where they are given. */
export function hazardEvent(
  name: string,
  chance: Chance,
  more: { from?: string; through?: string; recurring?: true } = {},
): Event {
  const { recurring, ...window } = more;
  return { name, occurrence: { kind: 'hazard', chance, ...window }, ...(recurring && { recurring }) };
}

/** An event that only a record makes happen. */
export function recordedEvent(name: string): Event {
  return { name, occurrence: { kind: 'recorded' } };
}

/** A fact, met by chance or only by a record. */
export function fact(name: string, chance?: Chance): Fact {
  return { name, ...(chance && { chance }) };
}

/** A decision: a vote of one. */
export function decision(name: string, chance: Chance): Decision {
  return { name, by: 'someone', chance };
}

/** A vote of a union as one. */
export function voteAsOne(name: string, chance: Chance): Vote {
  return { name, union: 'union', rule: 'unanimity', ballot: { kind: 'as one', chance } };
}

/** A vote of a union whose members, sorted by code, consent with a chance and abstain with another. */
export function voteOfMembers(
  name: string,
  rule: VotingRule,
  members: Readonly<Record<string, { consents: Chance; abstains?: Chance }>>,
  union = 'union',
): Vote {
  const codes = Object.keys(members).sort();
  return {
    name,
    union,
    rule,
    ballot: { kind: 'members', members: codes.map((code) => ({ member: code, ...members[code]! })) },
  };
}

/** One formulation, all of whose conditions must hold. */
export function formulation(...conditions: Condition[]): Formulation {
  return { parts: conditions.map((condition) => ({ condition })) };
}

/** The clauses of an instrument, with their ids as the language makes them: `R.lapses`, `R.lapses.2`. */
export function clausesOf(
  instrument: string,
  rules: readonly (ClauseRule & { holds?: { from?: string; through?: string } })[],
): readonly Clause[] {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const nth = (seen.get(rule.kind) ?? 0) + 1;
    seen.set(rule.kind, nth);
    return { ...rule, id: `${instrument}.${rule.kind}${nth > 1 ? `.${nth}` : ''}` };
  });
}

/** A regime that applies from a day, and through one where it is given. */
export function regime(
  name: string,
  applies: readonly [from: string, through?: string],
  rules: Parameters<typeof clausesOf>[1] = [],
  more: Partial<Regime> = {},
): Regime {
  const [from, through] = applies;
  return {
    name,
    acts: [],
    measures: [],
    applies: { from, ...(through !== undefined && { through }) },
    clauses: clausesOf(name, rules),
    ...more,
  };
}

/** An agreement; its obligations are named without the agreement. */
export function agreement(
  name: string,
  inForceFrom: string,
  more: Partial<Omit<Agreement, 'clauses' | 'obligations'>> & {
    rules?: Parameters<typeof clausesOf>[1];
    obligations?: readonly Obligation[];
  } = {},
): Agreement {
  const { rules = [], obligations = [], ...rest } = more;
  return {
    name,
    parties: [],
    inForceFrom,
    acts: [],
    provides: [],
    fulfilled: [],
    ...rest,
    clauses: clausesOf(name, rules),
    obligations: obligations
      .map((o) => ({ ...o, name: `${name}.${o.name}`, needs: o.needs.map((need) => `${name}.${need}`) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** An obligation, with the obligations that must be met before it. */
export function obligation(name: string, chance?: Chance, needs: readonly string[] = []): Obligation {
  return { name, by: [], needs, ...(chance && { chance }) };
}

/** A record, known on its day unless said otherwise. */
export function record(
  date: string,
  subject: string,
  act: RecordedAct | RecordedAct['kind'],
  more: Partial<DatedRecord> = {},
): DatedRecord {
  const done = typeof act === 'string' ? ({ kind: act } as RecordedAct) : act;
  return { id: `${date} ${subject} ${done.kind}`, date, subject, act: done, known: date, overrules: [], ...more };
}

/** A question whether something holds, given something else where that is said. */
export function whether(name: string, condition: Condition, given?: Condition): Question {
  return { name, asks: { kind: 'whether', condition, ...(given && { given }) } };
}

/** A question after a value. */
export function whichValue(name: string, value: Term, day: string, given?: Condition): Question {
  return { name, asks: { kind: 'value', value: term(value), on: day, ...(given && { given }) } };
}
