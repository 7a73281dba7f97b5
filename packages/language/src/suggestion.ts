import type { Diagnostic, Place } from './diagnostic.ts';

export { nearest } from '@proviso/model';

/**
 * The part of a diagnostic that offers a word in the stead of the one at a place, written as that one is: between
 * quotation marks or without.
 */
export function instead(like: string | undefined, place: Place): Pick<Diagnostic, 'instead'> {
  if (like === undefined) return {};
  const quoted = place.lineText[place.column - 1] === '"';
  return { instead: [quoted ? `"${like}"` : like] };
}
