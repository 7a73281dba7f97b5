import type { CheckedCase, Diagnostic, Place } from '@proviso/language';

/** What the page learns first: where its files come from. The static site has a file of this name and form. */
export const HOME_PATH = 'studio.json';

/** Beside the page, in its build: a hash of all sources from which program and page are made. */
export const BUILT_FROM_PATH = 'built-from.txt';

/** Where the local server gives the case. */
export const CASE_PATH = 'api/case';

/** The header in which the page sends the token of this start with every write. */
export const TOKEN_HEADER = 'x-proviso-token';

/** A case's folder behind this server, or sample cases beside a static page. */
export type Home =
  | {
      readonly kind: 'folder';
      /** To be sent with every write; made anew at each start, readable by this page alone. */
      readonly token: string;
    }
  | { readonly kind: 'samples'; readonly cases: readonly { readonly name: string; readonly title: string }[] };

/** A file of the case as it stands on disk. */
export interface FileOnDisk {
  /** Path within the case's folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
}

/** `GET api/case`: all that checking the case needs, and what that gives. */
export interface CaseOnDisk {
  /** Name of the folder. */
  readonly name: string;
  /** Tells two folders of one name apart, so that drafts kept in the browser are not mistaken for another case's. */
  readonly id: string;
  readonly files: readonly FileOnDisk[];
  /** Files that `use` can bring, by name without extension. */
  readonly library: Readonly<Record<string, string>>;
  /** What checking exactly these files with this library gives; absent where there is an error. */
  readonly checked?: CheckedBefore;
}

/** A case that was checked before the page asked for it, so that the page can begin without a parser. */
export interface CheckedBefore {
  /** Of what the program was built that checked it. A page that was built from anything else checks for itself. */
  readonly builtFrom: string;
  readonly model: NonNullable<CheckedCase['model']>;
  readonly places: readonly (readonly [string, Place])[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `GET api/changes`, one event each: a file of the case has another text on disk, or none. */
export interface ChangeOnDisk {
  readonly path: string;
  readonly hash?: string;
}

/** `PUT api/files/PATH`: saved, or the disk holds another text than the one that was read. */
export type SaveAnswer =
  | { readonly kind: 'saved'; readonly hash: string }
  | { readonly kind: 'conflict'; readonly onDisk?: FileOnDisk }
  | { readonly kind: 'refused'; readonly message: string };
