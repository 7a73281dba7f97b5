import type { CaseText } from './case-text.ts';
import type { Diagnostic } from './diagnostic.ts';

/** The files of a case's folder, or what keeps them from being read. */
export type CaseFolder =
  | { readonly text: CaseText; readonly diagnostics?: undefined }
  | { readonly text?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Reads the files of a case: regular files within the folder only. */
export function readCaseFolder(_folder: string): CaseFolder {
  throw new Error('not written yet');
}

/** The files of a library folder by name without extension, as `use` names them. */
export function readLibrary(_folder: string): ReadonlyMap<string, string> {
  throw new Error('not written yet');
}
