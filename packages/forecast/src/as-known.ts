import type { Case, CivilDate, Condition, Question } from '@proviso/model';
import { type Atom, lastDayOf } from './mentions.ts';

/** What the days up to a date decide of a condition: it cannot hold without `necessary`, and does with `sufficient`. */
export interface Decided {
  readonly necessary: Condition;
  readonly sufficient: Condition;
}

const YES: Condition = { kind: 'constant', value: true };
const NO: Condition = { kind: 'constant', value: false };

/**
 * Bounds of a condition that ask about no day after `day`. Where the paths that fit the records agree on `sufficient`
 * the condition is settled, where none meets `necessary` it is ruled out, however much chance is still to come.
 */
export function decidedBy(condition: Condition, day: CivilDate): Decided {
  switch (condition.kind) {
    case 'constant':
      return { necessary: condition, sufficient: condition };
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => decidedBy(part, day));
      return {
        necessary: joined(
          condition.kind,
          parts.map((part) => part.necessary),
        ),
        sufficient: joined(
          condition.kind,
          parts.map((part) => part.sufficient),
        ),
      };
    }
    case 'not': {
      const { necessary, sufficient } = decidedBy(condition.of, day);
      return { necessary: negated(sufficient), sufficient: negated(necessary) };
    }
    default:
      return decidedAtom(condition, day);
  }
}

function decidedAtom(atom: Atom, day: CivilDate): Decided {
  const last = lastDayOf(atom);
  if (last !== undefined && last <= day) return { necessary: atom, sufficient: atom };
  if (atom.kind === 'happened' && atom.within && (atom.within.from ?? day) <= day) {
    return { necessary: YES, sufficient: { ...atom, within: { ...atom.within, through: day } } };
  }
  const when = 'when' in atom ? atom.when : undefined;
  if (when?.kind === 'throughout' && when.from <= day) {
    return { necessary: { ...atom, when: { ...when, through: day } } as Atom, sufficient: NO };
  }
  return { necessary: YES, sufficient: NO };
}

function joined(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  const absorbing = kind === 'or';
  if (parts.some((part) => part.kind === 'constant' && part.value === absorbing)) return absorbing ? YES : NO;
  const open = parts.filter((part) => part.kind !== 'constant');
  if (open.length === 0) return absorbing ? NO : YES;
  return open.length === 1 ? open[0]! : { kind, parts: open };
}

function negated(condition: Condition): Condition {
  return condition.kind === 'constant' ? (condition.value ? NO : YES) : { kind: 'not', of: condition };
}

/** Positions, among the questions of a {@link withDecidedQuestions} model, of what is decided of one question. */
export interface DecidedPositions {
  /** Where every path that counts answers 1, the answer is yes. */
  readonly yes: number | undefined;
  /** Where every path that counts answers 0, the answer is no. */
  readonly possible: number | undefined;
  /** Where every path answers 0, no path will ever meet `given`. */
  readonly givenPossible: number | undefined;
}

/** The model with further questions that ask what is decided by a day, and for each of its own where to find them. */
export function withDecidedQuestions(
  model: Case,
  day: CivilDate,
): { readonly model: Case; readonly decided: readonly DecidedPositions[] } {
  const questions: Question[] = [...model.questions];
  const ask = (name: string, condition: Condition | undefined): number | undefined => {
    if (!condition || condition.kind === 'constant') return undefined;
    return questions.push({ name, asks: { kind: 'whether', condition } }) - 1;
  };
  const decided = model.questions.map(({ name, asks }) => {
    const answer = asks.kind === 'whether' ? decidedBy(asks.condition, day) : undefined;
    const given = asks.given && decidedBy(asks.given, day);
    return {
      yes: ask(`${name}, decided`, answer?.sufficient),
      possible: ask(`${name}, possible`, answer?.necessary),
      givenPossible: ask(`${name}, condition possible`, given?.necessary),
    };
  });
  return { model: { ...model, questions }, decided };
}
