import {
  type Case,
  type Comparison,
  type Condition,
  type Formulation,
  STATUSES,
  type Status,
  toDayNumber,
  type When,
} from '@proviso/model';
import { occurrenceWithin } from './layout.ts';
import type { Test } from './path.ts';
import { daysOf, type Preparation, requireStep, type View } from './preparation.ts';
import { operativeFormulation } from './references.ts';
import type { Remembered } from './slot-plan.ts';

const COMPARISONS: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/** Makes a condition ready to run. On a path every condition is true or false. */
export function prepareCondition(preparation: Preparation, condition: Condition, view: View): Test {
  switch (condition.kind) {
    case 'constant': {
      const { value } = condition;
      return () => value;
    }
    case 'and': {
      const parts = condition.parts.map((part) => preparation.condition(part, view));
      return (path) => parts.every((part) => part(path));
    }
    case 'or': {
      const parts = condition.parts.map((part) => preparation.condition(part, view));
      return (path) => parts.some((part) => part(path));
    }
    case 'not': {
      const of = preparation.condition(condition.of, view);
      return (path) => !of(path);
    }
    case 'happened':
      return prepareHappened(preparation, condition, view);
    default:
      if (condition.when) {
        const { when, ...undated } = condition;
        return prepareDated(preparation, undated, when, view);
      }
      return prepareUndated(preparation, condition, view);
  }
}

type Atom = Exclude<Condition, { kind: 'constant' | 'and' | 'or' | 'not' | 'happened' }>;

function prepareUndated(preparation: Preparation, atom: Atom, view: View): Test {
  const { layout, model } = preparation;
  switch (atom.kind) {
    case 'compare': {
      const holds = COMPARISONS[atom.operator];
      const left = preparation.expression(atom.left, view);
      const right = preparation.expression(atom.right, view);
      return (path) => holds(left(path), right(path));
    }
    case 'met': {
      const { now, opening } = layout.metDays.get(atom.name)!;
      return view === 'day'
        ? (path) => path.valueOn(now, path.day) <= path.day
        : (path) => path.slots[opening]! < Infinity;
    }
    case 'fulfilled':
    case 'resumable':
    case 'pledge met':
      return prepareParts(preparation, operativeFormulation(model, atom), view);
    case 'status':
      return prepareStatus(layout.instruments.get(atom.name)!.status, atom.is, view);
    case 'repealed': {
      const { now, opening } = layout.instruments.get(atom.name)!.repealDay;
      return view === 'day' ? (path) => path.slots[now]! <= path.day : (path) => path.slots[opening]! < Infinity;
    }
    case 'no regime': {
      const inForce = regimesBetween(model, atom.by, atom.against).map((name) =>
        prepareStatus(layout.instruments.get(name)!.status, 'in force', view),
      );
      return (path) => !inForce.some((test) => test(path));
    }
  }
}

function prepareHappened(
  { layout }: Preparation,
  { event, within }: Condition & { kind: 'happened' },
  view: View,
): Test {
  const { now, opening } = occurrenceWithin(layout, event, ...daysOf(within));
  return view === 'opening' ? (path) => path.slots[opening]! < Infinity : (path) => path.slots[now]! <= path.day;
}

/** All parts of the formulation must hold. Where there is none, nothing can bring it about. */
export function prepareParts(preparation: Preparation, formulation: Formulation | undefined, view: View): Test {
  if (!formulation) return () => false;
  const parts = formulation.parts.map((part) => preparation.condition(part.condition, view));
  return (path) => parts.every((part) => part(path));
}

function prepareStatus({ now, opening }: Remembered, is: Status, view: View): Test {
  const code = STATUSES.indexOf(is);
  return view === 'day' ? (path) => path.valueOn(now, path.day) === code : (path) => path.slots[opening] === code;
}

/** What is asked about a day or range of days is noted when its steps have run, and is false until then. */
function prepareDated(preparation: Preparation, atom: Atom, when: When, view: View): Test {
  const { layout, notes, steps } = preparation;
  const test = preparation.condition(atom, 'day');
  const { now, opening } = layout.plan.remembered(0);
  const [from, through] = when.kind === 'on' ? [when.date, when.date] : [when.from, when.through];
  const [first, last] = [requireStep(preparation, from), requireStep(preparation, through)];
  const run = layout.plan.own(1);
  for (let index = first; index <= last; index += 1) {
    const step = steps[index]!;
    const begin = Math.max(step.first, toDayNumber(from));
    const end = Math.min(step.last, toDayNumber(through));
    notes[index]!.push((path) => {
      if (path.slots[run] === 1 && !path.holdsThroughout(test, begin, end)) path.slots[run] = 0;
      if (index === last) path.slots[now] = path.slots[run]!;
    });
  }
  const slot = view === 'opening' || view === 'act' ? opening : now;
  return (path) => path.slots[slot] === 1;
}

/** The regimes by a sender (or a part of it) against a target (or a part of it); either may be left open. */
export function regimesBetween(model: Case, by: string | undefined, against: string | undefined): readonly string[] {
  const parents = new Map(model.actors.map((actor) => [actor.name, actor.partOf]));
  const belongs = (actor: string | undefined, to: string | undefined): boolean =>
    to === undefined || actor === to || (actor !== undefined && belongs(parents.get(actor), to));
  return model.regimes.filter((it) => belongs(it.by, by) && belongs(it.against, against)).map((it) => it.name);
}
