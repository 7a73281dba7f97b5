import { type DayNumber, toDayNumber } from '@proviso/model';
import { siteOf } from '../site.ts';
import type { Trial } from './chances.ts';
import { askedOn, type KnownCourse } from './occasions.ts';
import type { Path, Test } from './path.ts';
import { type Preparation, stepOf } from './preparation.ts';
import type { DatedTurn } from './turns.ts';

/** Something that may come about on a path: an event, a fact, an obligation. */
export interface Contingency {
  /** Its site, and what scores. */
  readonly name: string;
  /** Its chance; undefined where only a record brings it about. */
  readonly trial: Trial | undefined;
  /** Whether it may still come about. */
  readonly isOpen: Test;
  /** Whether what it needs was there by a day. */
  isReady(path: Path, day: DayNumber): boolean;
  /** Whether the path's world has put something else in the place of chance. */
  readonly isReplaced: Test;
  comeAbout(path: Path, day: DayNumber): void;
}

/** What a contingency does in the steps: on record, in silence, or by chance. */
export function contingentTurns(
  preparation: Preparation,
  contingency: Contingency,
  known: KnownCourse,
): readonly DatedTurn[] {
  const { name, trial, isOpen, isReady, isReplaced, comeAbout } = contingency;
  const site = siteOf(name);
  const onRecord = known.recorded.map(({ record, scores }) => {
    const day = toDayNumber(record.date);
    const run = (path: Path) => {
      if (scores && isOpen(path)) {
        const possible = isReady(path, day);
        path.score(scores.item, possible ? askedOn(path, scores.occasion, trial!.logSome) : -Infinity);
      }
      comeAbout(path, day);
    };
    return { step: stepOf(preparation, record.date), day, name, run };
  });
  const inSilence = known.passed.map(({ occasion, item }) => {
    const run = (path: Path) => {
      if (!isOpen(path) || !isReady(path, occasion.asked)) return;
      path.score(item, askedOn(path, occasion, trial!.logNone));
    };
    return { ...occasion, name, run };
  });
  const byChance = known.open.map((occasion) => {
    const run = (path: Path) => {
      if (!isOpen(path) || isReplaced(path) || !isReady(path, occasion.asked)) return;
      const p = askedOn(path, occasion, trial!.probability);
      if (preparation.source.uniform(path.place(site)) < p) comeAbout(path, occasion.day);
    };
    return { ...occasion, name, run };
  });
  return [...onRecord, ...inSilence, ...byChance];
}
