import type { CaseOnDisk } from '@proviso/server';
import type { CheckedText, Texts } from '../engine/protocol.ts';

/** The texts of a case as they were opened. */
export interface Opened {
  readonly texts: Texts;
  /** What checking exactly these texts gives, where that came with them. */
  readonly before?: CheckedText;
}

/**
 * What a case came with.
 * @param builtFrom of what this page is built: only what the same program has checked is as this page would check it
 */
export function openedWith({ files, library, checked }: CaseOnDisk, builtFrom: string): Opened {
  const texts = {
    files: new Map(files.map(({ path, text }) => [path, text])),
    library: new Map(Object.entries(library)),
  };
  if (checked?.builtFrom !== builtFrom) return { texts };
  const { model, places, diagnostics } = checked;
  return { texts, before: { checked: { model, places: new Map(places) }, diagnostics } };
}

/** Whether texts are the same to the letter. */
export function isSameTexts(a: Texts, b: Texts): boolean {
  return isSame(a.files, b.files) && isSame(a.library, b.library);
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
}
