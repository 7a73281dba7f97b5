import type { Case, CivilDate, Clause, Formulation, Truth } from '@proviso/model';
import { type Citation, citeClause } from './citation.ts';
import { weighFormulation } from './condition.ts';
import { holdsOn, type Instrument } from './docket.ts';
import { accountsOn } from './history.ts';
import { leafOrder } from './leaf-order.ts';
import { type Move, waysToEnd, waysToLift, waysToResume } from './move.ts';
import {
  allOf,
  type Expansion,
  move,
  type Need,
  NotMonotone,
  needOf,
  needOfFormulation,
  newExpansion,
} from './need.ts';
import type { Register } from './register.ts';
import { registerOf } from './registry.ts';
import { DONE, type Families, type Family, NOTHING, newFamilies } from './set-family.ts';
import { type AsOf, type StatusAnswer, status } from './status.ts';
import { subjectOf } from './subject.ts';

/** One way to the goal: a clause, in one formulation, with all minimal sets of changes that it asks for. */
export interface Route {
  readonly kind: 'pledge' | 'own condition' | 'end' | 'fulfilment' | 'resumption' | 'meeting';
  readonly clause?: Citation;
  /** The source whose wording it is, where several stand side by side. */
  readonly asIn?: string;
  /** The first formulation is; the others are answered beside it. */
  readonly operative: boolean;
  /** Whether the formulation holds already. */
  readonly truth?: Truth;
  /** All changes that the formulation speaks of; every change stands after those that it needs. */
  readonly moves: readonly Move[];
  /** Minimal sets as positions in `moves`, in an order in which they can be made. */
  readonly sets: readonly (readonly number[])[];
  /** Number of minimal sets: more than `sets` holds where there are too many to list. */
  readonly count: number;
  /** Why there is no answer, in words: the condition is not monotone, or nothing can bring it about. */
  readonly refused?: string;
}

/** What one formulation asks for and another does not. */
export interface Difference {
  readonly asIn?: string;
  /** Ids of moves that only this formulation has, compared with the operative one. */
  readonly onlyHere: readonly string[];
  readonly onlyInOperative: readonly string[];
}

export interface ChangeSets extends AsOf {
  readonly name: string;
  readonly goal: 'lift' | 'resume' | 'fulfil' | 'meet';
  readonly status: StatusAnswer;
  readonly routes: readonly Route[];
  readonly differences: readonly Difference[];
}

/** At most so many sets of one route are listed; all are counted. */
const LISTED = 10_000;

/**
 * All minimal sets of changes that would lift a regime, let a suspended agreement resume, or fulfil one in force, route
 * by route and formulation by formulation. A condition is expanded over obligations with what they need, regimes with
 * what they rest on, and nested conditions. Beyond monotone conditions: negations are handled where each name is asked
 * for one way only, and refused in words otherwise; a figure is a change that nobody can make.
 * @throws Error if the name is none of a regime, agreement, obligation or fact of the case
 */
export function minimalChangeSets(model: Case, name: string, asOf: AsOf): ChangeSets {
  const register = registerOf(model, asOf.known);
  const answer = status(model, name, asOf);
  const { goal, routes } = routesTo(register, model, name, asOf.on);
  return { name, ...asOf, goal, status: answer, routes, differences: differencesOf(routes) };
}

function routesTo(
  register: Register,
  model: Case,
  name: string,
  day: CivilDate,
): { readonly goal: ChangeSets['goal']; readonly routes: readonly Route[] } {
  const subject = subjectOf(model, name)!;
  if (subject.kind === 'obligation' || subject.kind === 'fact' || subject.kind === 'event') {
    const condition =
      subject.kind === 'event' ? ({ kind: 'happened', event: name } as const) : ({ kind: 'met', name } as const);
    return {
      goal: 'meet',
      routes: [routeOf({ kind: 'meeting', operative: true }, (e) => needOf(e, condition, true), register, day)],
    };
  }
  const instrument = register.docket.instruments.get(subject.of.name)!;
  const suspended = accountsOn(register.histories.get(instrument.name)!, day).some((a) => a.status === 'suspended');
  if (suspended && instrument.clauses.some((clause) => clause.kind === 'resumes')) {
    return { goal: 'resume', routes: resumptions(register, instrument, day) };
  }
  if (instrument.kind === 'agreement') return { goal: 'fulfil', routes: fulfilments(register, instrument, day) };
  return { goal: 'lift', routes: liftings(register, instrument, day) };
}

function resumptions(register: Register, instrument: Instrument, day: CivilDate): readonly Route[] {
  const act = move({
    kind: 'resume',
    subject: instrument.name,
    ways: waysToResume(register, instrument, day),
    today: 'no',
  });
  return instrument.clauses.flatMap((clause) =>
    clause.kind === 'resumes' && holdsOn(clause, day)
      ? formulated(register, 'resumption', clause, clause.when, day, act)
      : [],
  );
}

function fulfilments(register: Register, instrument: Instrument, day: CivilDate): readonly Route[] {
  const agreement = register.docket.model.agreements.find((a) => a.name === instrument.name)!;
  if (agreement.fulfilled.length > 0) return formulated(register, 'fulfilment', undefined, agreement.fulfilled, day);
  const condition = { kind: 'fulfilled', agreement: instrument.name } as const;
  return [routeOf({ kind: 'fulfilment', operative: true }, (e) => needOf(e, condition, true), register, day)];
}

/** Pledges with the act of lifting after them, conditions that end it by themselves, and the ways to end it outright. */
function liftings(register: Register, instrument: Instrument, day: CivilDate): readonly Route[] {
  const lift = move({
    kind: 'lift',
    subject: instrument.name,
    ways: waysToLift(register, instrument, day),
    today: 'no',
  });
  const byClause = instrument.clauses.flatMap((clause): readonly Route[] => {
    if (!holdsOn(clause, day)) return [];
    if (clause.kind === 'pledge') return formulated(register, 'pledge', clause, clause.if, day, lift);
    if (clause.kind === 'ends') return formulated(register, 'own condition', clause, clause.when, day);
    return [];
  });
  const inForce = { kind: 'status', name: instrument.name, is: 'in force' } as const;
  const outright = waysToEnd(register, instrument, day).some((way) => way.how !== 'own condition');
  const rests = instrument.clauses.some((clause) => clause.kind === 'rests');
  if (!outright && !rests) return byClause;
  return [...byClause, routeOf({ kind: 'end', operative: true }, (e) => needOf(e, inForce, false), register, day)];
}

function formulated(
  register: Register,
  kind: Route['kind'],
  clause: Clause | undefined,
  formulations: readonly Formulation[],
  day: CivilDate,
  then?: Need,
): readonly Route[] {
  return formulations.map((formulation, i) => {
    const head = {
      kind,
      operative: i === 0,
      ...(clause && { clause: citeClause(clause) }),
      ...(formulation.asIn !== undefined && { asIn: formulation.asIn }),
      truth: weighFormulation(register, formulation, day).truth,
    };
    const need = (expansion: Expansion) => {
      const conditions = needOfFormulation(expansion, formulation);
      return then ? allOf([conditions, then]) : conditions;
    };
    return routeOf(head, need, register, day);
  });
}

type RouteHead = Omit<Route, 'moves' | 'sets' | 'count' | 'refused'>;

function routeOf(head: RouteHead, need: (expansion: Expansion) => Need, register: Register, day: CivilDate): Route {
  try {
    return { ...head, ...solve(need(newExpansion(register, day))) };
  } catch (error) {
    if (!(error instanceof NotMonotone)) throw error;
    return { ...head, moves: [], sets: [], count: 0, refused: error.message };
  }
}

/** The minimal sets of a need. Moves are numbered as they are met, what comes before first. */
export function solve(need: Need): Pick<Route, 'moves' | 'sets' | 'count' | 'refused'> {
  const moves = new Map<string, Move>();
  const hindrances: string[] = [];
  collect(need, moves, hindrances);
  const index = new Map([...moves.keys()].map((id, i) => [id, i]));
  const places = leafOrder(need, moves.size, (id) => index.get(id)!);
  const families = newFamilies();
  const family = familyOf(need, families, (m) => families.leaf(places[index.get(m.id)!]!));
  const count = families.count(family);
  return {
    moves: [...moves.values()],
    sets: inMovesOrder(families.list(family, LISTED), places),
    count,
    ...(count === 0 && { refused: `Nothing can bring it about: ${hindrances.join('; ')}.` }),
  };
}

/** The moves that a need speaks of, in the order of the text, and what no move can bring about. */
function collect(need: Need, moves: Map<string, Move>, hindrances: string[]): void {
  switch (need.kind) {
    case 'held':
      return;
    case 'never':
      hindrances.push(need.why);
      return;
    case 'move': {
      const known = moves.get(need.move.id);
      moves.set(need.move.id, known ? sooner(known, need.move) : need.move);
      return;
    }
    case 'all':
    case 'any':
      for (const part of need.of) collect(part, moves, hindrances);
  }
}

function familyOf(need: Need, families: Families, leaf: (move: Move) => Family): Family {
  switch (need.kind) {
    case 'held':
      return DONE;
    case 'never':
      return NOTHING;
    case 'move':
      return leaf(need.move);
    case 'all':
    case 'any': {
      const parts = need.of.map((part) => familyOf(part, families, leaf));
      return need.kind === 'all' ? parts.reduce(families.join, DONE) : parts.reduce(families.union, NOTHING);
    }
  }
}

/** Sets of places as sets of moves in the order of the text, the smallest sets first. */
function inMovesOrder(sets: readonly (readonly number[])[], places: readonly number[]): readonly (readonly number[])[] {
  const moveAt = new Array<number>(places.length);
  for (const [moveIndex, place] of places.entries()) moveAt[place] = moveIndex;
  const renamed = sets.map((set) => set.map((place) => moveAt[place]!).sort((a, b) => a - b));
  return renamed.sort((a, b) => a.length - b.length || compareSets(a, b));
}

function compareSets(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((move, i) => move !== b[i]);
  return differing < 0 ? 0 : a[differing]! - b[differing]!;
}

/** A move that is asked for twice must come by the earlier of its last days. */
function sooner(a: Move, b: Move): Move {
  return b.by !== undefined && (a.by === undefined || b.by < a.by) ? b : a;
}

/** What the other formulations of a clause ask for, beside its operative one. */
function differencesOf(routes: readonly Route[]): readonly Difference[] {
  return routes.flatMap((route) => {
    if (route.operative) return [];
    const operative = routes.find((other) => other.operative && sameClause(other, route))!;
    const here = new Set(route.moves.map((m) => m.id));
    const there = new Set(operative.moves.map((m) => m.id));
    return [
      {
        ...(route.asIn !== undefined && { asIn: route.asIn }),
        onlyHere: [...here].filter((id) => !there.has(id)),
        onlyInOperative: [...there].filter((id) => !here.has(id)),
      },
    ];
  });
}

function sameClause(a: Route, b: Route): boolean {
  const id = (route: Route) => (route.clause?.kind === 'clause' ? route.clause.id : undefined);
  return a.kind === b.kind && id(a) === id(b);
}
