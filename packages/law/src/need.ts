import type { CivilDate, Condition, Formulation, Obligation, Truth, When } from '@proviso/model';
import { assertionOn } from './assertion.ts';
import { regimesBetween, weigh } from './condition.ts';
import type { Instrument } from './docket.ts';
import { type Move, type MoveKind, type Way, waysToEnd, waysToRepeal, waysToResume } from './move.ts';
import type { Register } from './register.ts';

/** What must be changed for a condition to hold: a formula over moves without negation. */
export type Need =
  /** Nothing: it holds already. */
  | { readonly kind: 'held' }
  /** No change can bring it about. */
  | { readonly kind: 'never'; readonly why: string }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Need[] };

/** Needs cannot be stated for this condition; the message says why in words. */
export class NotMonotone extends Error {}

const HELD: Need = { kind: 'held' };

/** What an expansion carries along. */
export interface Expansion {
  readonly register: Register;
  readonly day: CivilDate;
  /** The way in which each name must stand: an expansion that asks for both is refused. */
  readonly senses: Map<string, boolean>;
  /** Names being expanded further up: a circle is refused. */
  readonly open: ReadonlySet<string>;
}

export function newExpansion(register: Register, day: CivilDate): Expansion {
  return { register, day, senses: new Map(), open: new Set() };
}

/**
 * What must change for a formulation to hold.
 * @throws NotMonotone where a name would have to stand both ways, or the condition refers back to itself
 */
export function needOfFormulation(expansion: Expansion, formulation: Formulation): Need {
  return allOf(formulation.parts.map((part) => needOf(expansion, part.condition, true)));
}

/** What must change for a condition to hold (`wanted`), or not to hold: negations are driven down to single atoms. */
export function needOf(expansion: Expansion, condition: Condition, wanted: boolean): Need {
  switch (condition.kind) {
    case 'constant':
      return condition.value === wanted ? HELD : { kind: 'never', why: 'it is fixed in the text' };
    case 'not':
      return needOf(expansion, condition.of, !wanted);
    case 'and':
    case 'or': {
      const needs = condition.parts.map((part) => needOf(expansion, part, wanted));
      return (condition.kind === 'and') === wanted ? allOf(needs) : anyOf(needs);
    }
    case 'compare':
      return move({ kind: 'figure', subject: figureOf(condition, wanted), ways: [], today: 'unknown' });
    case 'happened':
      return needOfEvent(expansion, condition, wanted);
    default:
      return needWhen(expansion, condition, wanted, condition.when);
  }
}

type Datable = Exclude<Condition, { kind: 'constant' | 'not' | 'and' | 'or' | 'compare' | 'happened' }>;

/** A day that has passed cannot be changed any more; a later one is a deadline. */
function needWhen(expansion: Expansion, condition: Datable, wanted: boolean, when: When | undefined): Need {
  if (!when) return needNow(expansion, condition, wanted);
  const last = when.kind === 'on' ? when.date : when.through;
  const truth = weigh(expansion.register, condition, expansion.day).truth;
  if (truth === (wanted ? 'yes' : 'no')) return HELD;
  if (last <= expansion.day) return { kind: 'never', why: `${last} has passed` };
  const { when: _, ...timeless } = condition;
  return withDeadline(needNow(expansion, timeless as Datable, wanted), last);
}

function needNow(expansion: Expansion, condition: Datable, wanted: boolean): Need {
  switch (condition.kind) {
    case 'met':
      return needOfMet(expansion, condition.name, wanted);
    case 'status':
      return needOfStatus(expansion, condition, wanted);
    case 'repealed':
      return needOfRepeal(expansion, condition, wanted);
    case 'no regime': {
      const between = regimesBetween(expansion.register, condition.by, condition.against);
      const needs = between.map(({ name }) =>
        needOfStatus(expansion, { kind: 'status', name, is: 'in force' }, !wanted),
      );
      return wanted ? allOf(needs) : anyOf(needs);
    }
    case 'fulfilled':
      return needOfAgreement(expansion, condition.agreement, wanted);
    case 'resumable':
    case 'pledge met': {
      const name = condition.kind === 'resumable' ? condition.name : condition.regime;
      return needOfClause(expansion, name, condition.kind, wanted);
    }
  }
}

function needOfMet(expansion: Expansion, name: string, wanted: boolean): Need {
  sense(expansion, name, wanted);
  const { truth } = assertionOn(expansion.register, name, expansion.day);
  if (truth === (wanted ? 'yes' : 'no')) return HELD;
  const today = truth === 'unknown' ? 'unknown' : 'no';
  const obligation = obligationOf(expansion, name);
  const ways = actorsOf(expansion, name, obligation).map((by): Way => ({ how: 'meet', by }));
  if (!wanted) return move({ kind: 'undo', subject: name, ways, today });
  const within = opening(expansion, name, 'needs');
  const before = (obligation?.needs ?? []).map((need) => needOfMet(within, need, true));
  const needs = before.flatMap(directMoves).map((m) => m.id);
  return allOf([...before, move({ kind: 'meet', subject: name, ways, today, needs })]);
}

function obligationOf({ register }: Expansion, name: string): Obligation | undefined {
  for (const agreement of register.docket.model.agreements) {
    const found = agreement.obligations.find((obligation) => obligation.name === name);
    if (found) return found;
  }
  return undefined;
}

function actorsOf({ register }: Expansion, name: string, obligation: Obligation | undefined): readonly string[] {
  if (obligation) return obligation.by;
  const by = register.docket.model.facts.find((fact) => fact.name === name)?.by;
  return by === undefined ? [] : [by];
}

/** The moves that a need asks for last: what must come directly before another. */
function directMoves(need: Need): readonly Move[] {
  if (need.kind === 'move') return [need.move];
  const last = need.kind === 'all' ? need.of.at(-1) : undefined;
  return last ? directMoves(last) : [];
}

function needOfEvent(expansion: Expansion, condition: Extract<Condition, { kind: 'happened' }>, wanted: boolean): Need {
  sense(expansion, condition.event, wanted);
  const { truth } = weigh(expansion.register, condition, expansion.day);
  if (truth === (wanted ? 'yes' : 'no')) return HELD;
  const { through } = condition.within ?? {};
  const past = through !== undefined && through <= expansion.day;
  if (past || (!wanted && truth === 'yes'))
    return { kind: 'never', why: `${condition.event} cannot be changed any more` };
  const happening = move({
    kind: wanted ? 'happen' : 'undo',
    subject: condition.event,
    ways: [],
    today: todayOf(truth),
  });
  return through === undefined ? happening : withDeadline(happening, through);
}

function needOfStatus(expansion: Expansion, condition: Extract<Condition, { kind: 'status' }>, wanted: boolean): Need {
  const { register, day } = expansion;
  const instrument = register.docket.instruments.get(condition.name);
  if (!instrument) return { kind: 'never', why: `${condition.name} is not an instrument of the case` };
  sense(expansion, `${condition.name} ${condition.is}`, wanted);
  const { truth } = weigh(register, condition, day);
  if (truth === (wanted ? 'yes' : 'no')) return HELD;
  const today = todayOf(truth);
  if (condition.is !== 'in force') {
    const ways = wanted ? waysToEnd(register, instrument, day) : [];
    const what = `${wanted ? '' : 'not '}${condition.is}`;
    return move({ kind: 'bring about status', subject: condition.name, ways, today, what });
  }
  return wanted ? needOfForce(expansion, instrument, today) : needOfEnd(expansion, instrument, today);
}

function needOfForce({ register, day }: Expansion, instrument: Instrument, today: Move['today']): Need {
  const suspended = weigh(register, { kind: 'status', name: instrument.name, is: 'suspended' }, day).truth !== 'no';
  const kind: MoveKind = suspended ? 'resume' : 'bring into force';
  return move({ kind, subject: instrument.name, ways: waysToResume(register, instrument, day), today });
}

/**
 * An instrument is ended by those who may end it, or by ending what it rests on. A repeal is a change of its own, so
 * that a condition which asks for it elsewhere does not count it twice.
 */
export function needOfEnd(expansion: Expansion, instrument: Instrument, today: Move['today']): Need {
  const { register, day } = expansion;
  const { name } = instrument;
  const ways = waysToEnd(register, instrument, day);
  const repeals = ways.filter((way) => way.how === 'repeal');
  const others = ways.filter((way) => way.how !== 'repeal');
  const within = opening(expansion, name, 'rests on');
  const bases = instrument.clauses.flatMap((clause) =>
    clause.kind === 'rests' && register.docket.instruments.has(clause.on)
      ? [needOfStatus(within, { kind: 'status', name: clause.on, is: 'in force' }, false)]
      : [],
  );
  return anyOf([
    ...(others.length > 0 || repeals.length === 0 ? [move({ kind: 'end', subject: name, ways: others, today })] : []),
    ...(repeals.length > 0 ? [move({ kind: 'repeal', subject: name, ways: repeals, today })] : []),
    // A base that is out of force for now (suspended) does not bring down what rests on it.
    ...bases.filter((base) => base.kind !== 'held'),
  ]);
}

function needOfRepeal(
  expansion: Expansion,
  condition: Extract<Condition, { kind: 'repealed' }>,
  wanted: boolean,
): Need {
  const { register, day } = expansion;
  const { name } = condition;
  sense(expansion, `${name} repealed`, wanted);
  const { truth } = weigh(register, condition, day);
  if (truth === (wanted ? 'yes' : 'no')) return HELD;
  const instrument = register.docket.instruments.get(name);
  if (!wanted || !instrument) return { kind: 'never', why: `the repeal of ${name} cannot be undone` };
  return move({ kind: 'repeal', subject: name, ways: waysToRepeal(register, instrument, day), today: todayOf(truth) });
}

function needOfAgreement(expansion: Expansion, name: string, wanted: boolean): Need {
  const agreement = expansion.register.docket.model.agreements.find((a) => a.name === name);
  if (!agreement) return { kind: 'never', why: `${name} is not an agreement of the case` };
  const within = opening(expansion, name, 'fulfilled');
  const operative = agreement.fulfilled[0];
  const conditions = operative
    ? operative.parts.map((part) => part.condition)
    : agreement.obligations.map((obligation): Condition => ({ kind: 'met', name: obligation.name }));
  const needs = conditions.map((condition) => needOf(within, condition, wanted));
  return wanted ? allOf(needs) : anyOf(needs);
}

function needOfClause(expansion: Expansion, name: string, kind: 'resumable' | 'pledge met', wanted: boolean): Need {
  const clauses = expansion.register.docket.instruments.get(name)?.clauses ?? [];
  const formulations = clauses.flatMap((clause) => {
    if (kind === 'resumable') return clause.kind === 'resumes' ? clause.when : [];
    return clause.kind === 'pledge' ? clause.if : [];
  });
  const operative = formulations[0];
  if (!operative) return { kind: 'never', why: `${name} has no such clause` };
  const within = opening(expansion, name, kind);
  const needs = operative.parts.map((part) => needOf(within, part.condition, wanted));
  return wanted ? allOf(needs) : anyOf(needs);
}

function sense({ senses }: Expansion, name: string, wanted: boolean): void {
  const before = senses.get(name);
  if (before !== undefined && before !== wanted) {
    throw new NotMonotone(
      `The condition asks that ${name} hold and that it not hold; minimal changes are not defined for it.`,
    );
  }
  senses.set(name, wanted);
}

function opening(expansion: Expansion, name: string, what: string): Expansion {
  const key = `${what} ${name}`;
  if (expansion.open.has(key))
    throw new NotMonotone(`${name} leads back to itself (${what}); no order of changes exists.`);
  return { ...expansion, open: new Set([...expansion.open, key]) };
}

/** A move; its id is its kind and subject, so that the same move asked for twice is one. */
export function move(of: Omit<Move, 'id' | 'needs'> & { readonly needs?: readonly string[] }): Need {
  const id = [of.kind, of.subject, of.what].filter((word) => word !== undefined).join(' ');
  return { kind: 'move', move: { ...of, id, needs: of.needs ?? [] } };
}

export function allOf(of: readonly Need[]): Need {
  return of.length === 1 ? of[0]! : { kind: 'all', of };
}

function anyOf(of: readonly Need[]): Need {
  return of.length === 1 ? of[0]! : { kind: 'any', of };
}

function withDeadline(need: Need, by: CivilDate): Need {
  if (need.kind === 'move') return { kind: 'move', move: { ...need.move, by } };
  return 'of' in need ? { kind: need.kind, of: need.of.map((part) => withDeadline(part, by)) } : need;
}

function todayOf(truth: Truth): Move['today'] {
  return truth === 'unknown' ? 'unknown' : 'no';
}

function figureOf(condition: Extract<Condition, { kind: 'compare' }>, wanted: boolean): string {
  const side = (e: typeof condition.left): string =>
    e.kind === 'quantity' ? e.name : e.kind === 'number' ? String(e.value) : 'a figure';
  return `${wanted ? '' : 'not '}${side(condition.left)} ${condition.operator} ${side(condition.right)}`;
}
