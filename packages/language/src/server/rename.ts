import type { Diagnostic } from '../diagnostic.ts';
import { parseFile } from '../parse.ts';
import { qualifiedName } from '../program.ts';
import { sourceFile } from '../source-file.ts';
import { BUILT_IN_WORDS } from '../vocabulary.ts';
import type { CaseView } from './case-view.ts';
import { type Meaning, type Occurrence, occurrencesOfMeaning } from './occurrence.ts';

/** Whether a name can be changed: members of data files and what the library declares cannot. */
export function isRenameable(view: CaseView, meaning: Meaning): boolean {
  if (meaning.kind !== 'declared') return false;
  return !occurrencesOfMeaning(view.occurrences, meaning).some(({ place }) => place.file.startsWith('library/'));
}

/** The places where a name stands, or why it cannot be changed to the new one. */
export function renaming(view: CaseView, meaning: Meaning, name: string): readonly Occurrence[] | string {
  const faults: Diagnostic[] = [];
  parseFile(sourceFile('', `actor ${name}`), faults);
  if (faults.length > 0 || /\s/.test(name)) return `“${name}” cannot be a name`;
  if (BUILT_IN_WORDS.has(name)) return `“${name}” is a word of the language`;
  if (view.program.named.has(siblingOf(meaning, name))) return `“${name}” is already declared`;
  return occurrencesOfMeaning(view.occurrences, meaning);
}

/** The qualified name that a declaration would have: an obligation stays with its agreement. */
function siblingOf(meaning: Meaning, name: string): string {
  if (meaning.kind !== 'declared' || meaning.node.$type !== 'Obligation') return name;
  const qualified = qualifiedName(meaning.node);
  return qualified.slice(0, qualified.lastIndexOf('.') + 1) + name;
}
