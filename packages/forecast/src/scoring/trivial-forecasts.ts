import type { Case, CivilDate, Condition, Question } from '@proviso/model';
import { type Atom, atomsOf, sidesOf } from '../mentions.ts';
import { isMadeOf } from './recorded-case.ts';
import { replayOf } from './replay.ts';
import type { Resolution } from './resolution.ts';

/**
 * The forecast that nothing changes from a day on: what is in force stays so, every renewal is granted, what has not
 * happened does not, a figure keeps its last value. 1 or 0 for a yes or no, the value for a value.
 * @returns undefined where the question turns on what nothing measures, or its condition would not be met
 */
export function statusQuo(model: Case, question: Question, asOf: CivilDate): number | undefined {
  const replay = replayOf(model, 'latest', asOf);
  const { asks, name } = question;
  const conditions = [...(asks.kind === 'whether' ? [asks.condition] : []), ...(asks.given ? [asks.given] : [])];
  const sides = [...(asks.kind === 'value' ? [asks.value] : []), ...conditions.flatMap(atomsOf).flatMap(sidesOf)];
  if (!sides.every((side) => isMadeOf(side, replay.testimony.traceable))) return undefined;
  const today = [asOf, model.timeline.from].sort()[1]!;
  const kept: Question['asks'] =
    asks.kind === 'value'
      ? { kind: 'value', value: asks.value, on: asks.on }
      : { kind: 'whether', condition: askedBy(asks.condition, today) };
  const condition: Condition = asks.given ? askedBy(asks.given, today) : { kind: 'constant', value: true };
  const [answer, given] = replay.answers([
    { name, asks: kept },
    { name: `${name}, condition`, asks: { kind: 'whether', condition } },
  ]);
  return given === 1 ? answer : undefined;
}

/** The condition with every later day moved to a day: what holds then is taken to hold for good. */
function askedBy(condition: Condition, day: CivilDate): Condition {
  switch (condition.kind) {
    case 'constant':
      return condition;
    case 'and':
    case 'or':
      return { kind: condition.kind, parts: condition.parts.map((part) => askedBy(part, day)) };
    case 'not':
      return { kind: 'not', of: askedBy(condition.of, day) };
    default:
      return atomBy(condition, day);
  }
}

function atomBy(atom: Atom, day: CivilDate): Condition {
  const earlier = (date: CivilDate) => (date < day ? date : day);
  switch (atom.kind) {
    // A figure is carried on to its own day.
    case 'compare':
      return atom;
    case 'happened': {
      const { from, through } = atom.within ?? {};
      if (from !== undefined && from > day) return { kind: 'constant', value: false };
      return { ...atom, within: { ...(from === undefined ? {} : { from }), through: earlier(through ?? day) } };
    }
    default: {
      const { when } = atom;
      if (when?.kind !== 'throughout') return { ...atom, when: { kind: 'on', date: earlier(when?.date ?? day) } };
      return when.from >= day
        ? { ...atom, when: { kind: 'on', date: day } }
        : { ...atom, when: { ...when, through: earlier(when.through) } };
    }
  }
}

/**
 * The forecast that knows only how the case's other questions of yes or no have come out: (yes + 1) / (n + 2), by
 * Laplace's rule of succession.
 * @param resolved what is known on the day of the forecast
 */
export function baseRate(resolved: readonly Resolution[]): number {
  const yes = resolved.filter(({ kind }) => kind === 'yes').length;
  const no = resolved.filter(({ kind }) => kind === 'no').length;
  return (yes + 1) / (yes + no + 2);
}
