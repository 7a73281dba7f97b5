import type { Diagnostic } from './diagnostic.ts';
import { parseFile } from './parse.ts';
import { sourceFile } from './source-file.ts';
import { BUILT_IN_WORDS } from './vocabulary.ts';

/**
 * The name that comes closest to a text: what no name can hold becomes `_`, and a word of the language gets a number
 * behind it. A text that is a name already stays as it is.
 */
export function nameFor(text: string): string {
  const joined = text.normalize('NFC').replace(/[^_a-zA-Z0-9\u00C0-\u1FFF\u3040-\uD7FF]+/g, '_');
  const begun = /^(?:[0-9]|$)/.test(joined) ? `_${joined}` : joined;
  return isName(begun) ? begun : `${begun}_1`;
}

/** Whether something can be called so in a case. */
function isName(word: string): boolean {
  const faults: Diagnostic[] = [];
  parseFile(sourceFile('', `actor ${word}`), faults);
  return faults.length === 0 && !BUILT_IN_WORDS.has(word);
}
