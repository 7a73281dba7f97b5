import { isDeepStrictEqual } from 'node:util';
import { checkCase } from '@proviso/language';
import type { CheckedBefore } from './protocol.ts';

type Texts = ReadonlyMap<string, string>;

/**
 * What a page is handed of a case, so that it need not check it itself.
 * @param builtFrom of what this program is built
 * @returns undefined where the case has an error, or where JSON would not tell its model whole
 */
export function checkedBefore(files: Texts, library: Texts, builtFrom: string): CheckedBefore | undefined {
  const { model, places, diagnostics } = checkCase({ files }, library);
  if (!model) return undefined;
  const handed: CheckedBefore = { builtFrom, model, places: [...places], diagnostics };
  return isDeepStrictEqual(JSON.parse(JSON.stringify(handed)), handed) ? handed : undefined;
}

/** The same for texts that change now and then: they are checked only where they are others than the last time. */
export function checkingWhatChanges(library: Texts, builtFrom: string): (files: Texts) => CheckedBefore | undefined {
  let last: { readonly files: Texts; readonly checked: CheckedBefore | undefined } | undefined;
  return (files) => {
    if (!last || !isDeepStrictEqual(last.files, files)) {
      last = { files, checked: checkedBefore(files, library, builtFrom) };
    }
    return last.checked;
  };
}
