import { type DatedRecord, type DayNumber, fromDayNumber } from '@proviso/model';
import type { EvidenceItem } from './evidence.ts';
import type { Path } from './path.ts';
import { isSilent, type Preparation, stepOf } from './preparation.ts';

/** A time at which chance may bring something about: a day, or a step that a hazard runs through. */
export interface Occasion {
  readonly step: number;
  /** The day on which it takes effect, if it comes about. */
  readonly day: DayNumber;
  /** The day as of which its chance is worked out: its own, or the first of the step for a hazard. */
  readonly asked: DayNumber;
}

/** Something that can come about on occasions, and what is recorded of it. */
export interface Course {
  /** What scores, in the list of evidence. */
  readonly name: string;
  /** What records and gaps call it. */
  readonly subject: string;
  readonly occasions: readonly Occasion[];
  /** Records that it came about, in order of day. */
  readonly done: readonly DatedRecord[];
  /** Records that it did not. */
  readonly refused: readonly DatedRecord[];
  /** It comes about at most once, so that a record of it settles all other occasions. */
  readonly once: boolean;
}

/** What takes the place of chance on each occasion, and what is left to chance. */
export interface KnownCourse {
  /** What is on record; with an item where an occasion falls in its step, whose chance it scores. */
  readonly recorded: readonly { readonly record: DatedRecord; readonly scores?: Scored }[];
  /** Occasions that passed without it. */
  readonly passed: readonly Scored[];
  readonly open: readonly Occasion[];
}

export interface Scored {
  readonly occasion: Occasion;
  readonly item: EvidenceItem;
}

/**
 * Sorts the occasions of a course into those that a record decides, those that silence decides, and those left to
 * chance. The first record in a step takes the occasion of the step.
 */
export function knownCourse(preparation: Preparation, course: Course): KnownCourse {
  const { name, subject, occasions, done, refused, once } = course;
  const announce = (occasion: Occasion, kind: 'record' | 'silence', date: string): Scored => ({
    occasion,
    item: preparation.evidence.add(occasion.step, { kind, name, date }),
  });
  const stepsDone = done.map((record) => stepOf(preparation, record.date));
  const recorded = done.map((record, index) => {
    const first = stepsDone.indexOf(stepsDone[index]!) === index && (index === 0 || !once);
    const occasion = first ? occasions.find(({ step }) => step === stepsDone[index]) : undefined;
    return { record, ...(occasion && { scores: announce(occasion, 'record', record.date) }) };
  });
  const passed: Scored[] = [];
  const open: Occasion[] = [];
  for (const occasion of occasions) {
    if (stepsDone.includes(occasion.step) || (once && occasion.step > stepsDone[0]!)) continue;
    const refusal = refused.find((record) => stepOf(preparation, record.date) === occasion.step);
    if (refusal) passed.push(announce(occasion, 'record', refusal.date));
    else if (isSilent(preparation, subject, occasion.day)) {
      passed.push(announce(occasion, 'silence', fromDayNumber(occasion.day)));
    } else if (!once || done.length === 0) open.push(occasion);
  }
  return { recorded, passed, open };
}

/** Works something out as of the day on which an occasion asks for it. */
export function askedOn<T>(path: Path, occasion: Occasion, read: (path: Path) => T): T {
  path.day = occasion.asked;
  return read(path);
}
