import type { CaseText, CheckedCase } from './case-text.ts';

/**
 * Checks the files of a case together and, where there is no error, gives its model.
 * @param library files that `use` can bring, by name without extension
 */
export function checkCase(_text: CaseText, _library: ReadonlyMap<string, string> = new Map()): CheckedCase {
  throw new Error('not written yet');
}
