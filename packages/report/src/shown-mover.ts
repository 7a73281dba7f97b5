import type { Answer, Mover } from '@proviso/forecast';
import { shownProbability, shownQuantity, shownShare, withError } from './shown-number.ts';

/** All or none of the paths at one end of an input is still a sample. */
const SAMPLED = Number.EPSILON;

/** Share of variance in per cent with its error; an estimate below nothing is none. */
export function shownVarianceShare({ share }: Mover, answer: Answer): string {
  const value = Math.min(1, Math.max(0, share.value));
  return withError(shownProbability({ value, error: share.error }, answer.effectiveSampleSize));
}

/** The answer at one end of an input: in whole per cent, or in the unit of the value asked for. */
export function shownEnd(end: Mover['low'], answer: Answer, mover: Mover): string {
  if (answer.kind === 'value') {
    const size = Math.max(Math.abs(mover.low.answer), Math.abs(mover.high.answer));
    return shownQuantity(end.answer, size);
  }
  return shownShare(Math.min(1 - SAMPLED, Math.max(SAMPLED, end.answer)));
}
