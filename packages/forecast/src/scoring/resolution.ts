import type { Case, CivilDate, Condition, Question } from '@proviso/model';
import { decidedBy } from '../as-known.ts';
import { type Atom, atomsOf, lastDayOf, sidesOf } from '../mentions.ts';
import { doubtAbout } from './doubt.ts';
import { worstOf } from './measured.ts';
import { type Replay, replayOf } from './replay.ts';

/** How a question came out. */
export type Resolution =
  | { readonly kind: 'yes' | 'no' }
  | { readonly kind: 'value'; readonly value: number }
  /** Will never be known, or its condition was not met: it is not scored. */
  | { readonly kind: 'void'; readonly because: string }
  /** The days that it asks about, or the figures, are still to come. */
  | { readonly kind: 'open' };

/**
 * Resolves a question from what is on record and what was measured, as known on a day, by the rule that answers it on a
 * path: the case is replayed with all chance taken out ({@link recordedCase}), so that one path tells. Whatever that path
 * cannot tell resolves to void: what nothing measures, gaps, disputes, a `given` that was not met. Records count up to
 * the day on which they were last checked; figures as first published, unless the question says `as finally published`.
 * @throws RunFailure where the case cannot be run
 */
export function resolve(model: Case, question: Question, known: CivilDate): Resolution {
  const replay = replayOf(model, question.asFinallyPublished ? 'latest' : 'first', known);
  const { asks } = question;
  if (asks.given) {
    const given = foundOut(replay, asks.given);
    if (given.kind === 'no') return { kind: 'void', because: 'its condition was not met' };
    if (given.kind !== 'yes') return given;
  }
  if (asks.kind === 'whether') return foundOut(replay, asks.condition);
  const measured = worstOf([
    replay.measurements.of(asks.value, replay.measurements.stepOf(asks.on)),
    asks.on > replay.boundOf([asks.value]) ? 'open' : 'yes',
  ]);
  if (measured === 'void') return { kind: 'void', because: 'no figure measures it' };
  if (measured === 'open') return { kind: 'open' };
  const { kind, value, on } = asks;
  return { kind: 'value', value: replay.answers([{ name: question.name, asks: { kind, value, on } }])[0]! };
}

type Finding = Exclude<Resolution, { kind: 'value' }>;

/** Weighs a condition atom by atom. Of what is not known, what is still to come outweighs what never will be. */
function foundOut(replay: Replay, condition: Condition): Finding {
  const decided = atomsOf(condition).map((asked) => {
    const atom = withDay(asked, replay.testimony.model.timeline.through);
    const bound = replay.boundOf(sidesOf(atom));
    return { asked, atom, bound, ...decidedBy(atom, bound) };
  });
  const bounds = decided.flatMap(({ necessary, sufficient }) => [necessary, sufficient]);
  const truths = replay.answers(bounds.map((it, i) => ({ name: `${i}`, asks: { kind: 'whether', condition: it } })));
  const found = new Map(
    decided.map(({ asked, atom, bound }, i) => [
      asked,
      findingOf(replay, atom, bound, { possible: truths[2 * i] === 1, certain: truths[2 * i + 1] === 1 }),
    ]),
  );
  return weigh(condition, (atom) => found.get(atom)!);
}

function findingOf(
  replay: Replay,
  atom: Atom,
  bound: CivilDate,
  { possible, certain }: { readonly possible: boolean; readonly certain: boolean },
): Finding {
  if (!certain && possible) return { kind: 'open' };
  const because = doubtAbout(replay.testimony, atom, bound, certain);
  if (because !== undefined) return { kind: 'void', because };
  if (atom.kind === 'compare') {
    const measured = worstOf(
      stepsAbout(replay, atom).flatMap((step) => sidesOf(atom).map((side) => replay.measurements.of(side, step))),
    );
    if (measured === 'open') return { kind: 'open' };
    if (measured === 'void') return { kind: 'void', because: 'a figure is missing' };
  }
  return { kind: certain ? 'yes' : 'no' };
}

/** An atom with the day on which it is asked where it names none: the last of the timeline. */
function withDay(atom: Atom, last: CivilDate): Atom {
  if (lastDayOf(atom) !== undefined) return atom;
  if (atom.kind === 'happened') return { ...atom, within: { ...atom.within, through: last } };
  return { ...atom, when: { kind: 'on', date: last } };
}

/** The steps about which a comparison asks. */
function stepsAbout({ measurements }: Replay, atom: Atom & { kind: 'compare' }): readonly number[] {
  const last = measurements.stepOf(lastDayOf(atom)!);
  const first = atom.when?.kind === 'throughout' ? measurements.stepOf(atom.when.from) : last;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Kleene's strong connectives over four findings: no decides `and`, yes decides `or`; then open, then void. */
function weigh(condition: Condition, look: (atom: Atom) => Finding): Finding {
  switch (condition.kind) {
    case 'constant':
      return { kind: condition.value ? 'yes' : 'no' };
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => weigh(part, look));
      const [deciding, neutral] = condition.kind === 'and' ? (['no', 'yes'] as const) : (['yes', 'no'] as const);
      const first = (kind: Finding['kind']) => parts.find((part) => part.kind === kind);
      return first(deciding) ?? first('open') ?? first('void') ?? { kind: neutral };
    }
    case 'not': {
      const of = weigh(condition.of, look);
      return of.kind === 'yes' ? { kind: 'no' } : of.kind === 'no' ? { kind: 'yes' } : of;
    }
    default:
      return look(condition);
  }
}
