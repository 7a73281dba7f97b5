import type { CaseFolder } from '../case-folder.ts';

/** Where the cases of a session stand: in folders on disk, or in the memory of a page. */
export interface Shelf {
  /** The case that a text belongs to; undefined for what no case can hold. */
  locate(uri: string): Standing | undefined;
  /** The files of a case as they were last saved. */
  read(folder: string): CaseFolder;
  /** Files that `use` can bring, by name without extension. */
  library(): ReadonlyMap<string, string>;
  /** The address of a file of a case, or of the library. */
  uriOf(folder: string, file: string): string;
  /** Whether two addresses are of one file: editors write them in different ways. */
  isSame(uri: string, other: string): boolean;
  /** The address of the page on a code of diagnostics, if there is one to be shown. */
  pageOf(code: string): string | undefined;
}

/** Where a text stands. */
export interface Standing {
  /** Its case's folder; that which holds it where it belongs to no case. */
  readonly folder: string;
  /** Path within the folder, with `/`. */
  readonly file: string;
  /** Whether there is a case in the folder; a text outside of any is read by itself. */
  readonly inCase: boolean;
}
