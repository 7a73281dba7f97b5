/** What the page learns first: where its files come from. The static site has a file of this name and form. */
export const HOME_PATH = 'studio.json';

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

/** `GET api/case`: all that checking the case needs. */
export interface CaseOnDisk {
  /** Name of the folder. */
  readonly name: string;
  /** Tells two folders of one name apart, so that drafts kept in the browser are not mistaken for another case's. */
  readonly id: string;
  readonly files: readonly FileOnDisk[];
  /** Files that `use` can bring, by name without extension. */
  readonly library: Readonly<Record<string, string>>;
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
