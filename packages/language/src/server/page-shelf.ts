import type { CaseText } from '../case-text.ts';
import type { Shelf } from './shelf.ts';

/** The one case of a page, held in memory. */
export interface PageCase {
  /** By path within the case's folder, with `/`. */
  readonly files: Readonly<Record<string, string>>;
  /** Files that `use` can bring, by name without extension. */
  readonly library: Readonly<Record<string, string>>;
}

/** The addresses of a page's case begin so. */
const SCHEME = 'proviso:/';

/** A shelf with the one case of a page, which the page puts there. */
export class PageShelf implements Shelf {
  #text: CaseText = { files: new Map() };
  #library: ReadonlyMap<string, string> = new Map();

  /** Puts the files of the case there, in place of what was there before. */
  put({ files, library }: PageCase): void {
    this.#text = { files: new Map(Object.entries(files)) };
    this.#library = new Map(Object.entries(library));
  }

  locate(uri: string) {
    if (!uri.startsWith(SCHEME)) return undefined;
    return { folder: '', file: decodeURIComponent(uri.slice(SCHEME.length)), inCase: true };
  }

  read() {
    return { text: this.#text };
  }

  library() {
    return this.#library;
  }

  uriOf(_folder: string, file: string): string {
    return SCHEME + file.split('/').map(encodeURIComponent).join('/');
  }

  isSame(uri: string, other: string): boolean {
    return this.locate(uri)?.file === this.locate(other)?.file;
  }

  pageOf(): undefined {
    return undefined;
  }
}
