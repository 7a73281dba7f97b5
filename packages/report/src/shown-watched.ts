import type { Answer, Watched } from '@proviso/forecast';
import { shortDay } from './shown-day.ts';
import {
  type ShownNumber,
  shownDifference,
  shownProbability,
  shownSampledShare,
  shownValue,
  withError,
} from './shown-number.ts';
import { oneLine, titleOf } from './wording.ts';

/** `Renewal: EU sectoral measures` */
export function watchedTitle(watched: Watched): string {
  switch (watched.kind) {
    case 'vote':
      return `Renewal: ${titleOf(watched)}`;
    case 'figure':
      return `Next figure: ${titleOf(watched)}`;
    case 'event':
    case 'fact':
      return titleOf(watched);
  }
}

/** `on 21 Jun 2016`, `about 1 Feb 2016`, `by 31 Dec 2016` */
export function watchedDay({ when }: Watched): string {
  return `${when.kind} ${shortDay(when.day)}`;
}

/** Expected change of the answer, up or down: in percentage points, or in the unit of the value. */
export function shownChange({ change }: Watched, answer: Answer): ShownNumber {
  const shown = shownDifference(change, answer.kind);
  return { ...shown, text: shown.text.replace(/^\+/, '') };
}

/** The answer under one of two outcomes, with its error. */
export function shownOutcome({ answer: then, probability }: Watched['low'], answer: Answer): string {
  if (answer.kind === 'value') return withError(shownValue(then));
  return withError(shownProbability(then, answer.effectiveSampleSize * probability));
}

/** `renewed, 84 %`: an outcome and how likely it is. */
export function outcomeLabel({ label, probability }: Watched['low'], answer: Answer): string {
  return `${oneLine(label)}, ${shownSampledShare(probability, answer.effectiveSampleSize)}`;
}
