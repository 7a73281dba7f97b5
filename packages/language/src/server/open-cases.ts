import { existsSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Case } from '@proviso/model';
import type { TextDocument } from 'langium';
import type { TextDocuments } from 'vscode-languageserver';
import { readCaseFolder, readLibrary } from '../case-folder.ts';
import type { CaseText } from '../case-text.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type CaseView, viewCase } from './case-view.ts';
import { enclosingCase } from './enclosing-case.ts';
import { pathOf, uriOfPath } from './published-diagnostics.ts';

const LIBRARY = fileURLToPath(new URL('../../../../library', import.meta.url));

/** An open text within its case. */
export interface OpenFile {
  readonly view: CaseView;
  /** Path within the case's folder. */
  readonly file: string;
}

/**
 * The cases of which files are open in an editor. A text that is open counts before the file on disk; a case is read
 * when it is asked for, and again after {@link changed}.
 */
export class OpenCases {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #views = new Map<string, CaseView>();
  readonly #models = new Map<string, Case>();

  constructor(documents: TextDocuments<TextDocument>) {
    this.#documents = documents;
  }

  /** Forgets what was read: a file or an open text has changed. */
  changed(): void {
    this.#views.clear();
  }

  /** An open text and its case; undefined for what is not on disk. */
  fileAt(uri: string): OpenFile | undefined {
    const path = pathOfUri(uri);
    if (path === undefined) return undefined;
    const folder = folderOf(path);
    return { view: this.#viewOf(folder), file: within(folder, path) };
  }

  /** The open texts by the folder of their case, as paths within it. */
  openFiles(): ReadonlyMap<string, readonly string[]> {
    const paths = this.#documents.keys().flatMap((uri) => pathOfUri(uri) ?? []);
    const folders = Map.groupBy(paths, folderOf);
    return new Map([...folders].map(([folder, files]) => [folder, files.map((path) => within(folder, path))]));
  }

  /** The case in a folder, from which at least one text is open. */
  viewOf(folder: string): CaseView {
    return this.#viewOf(folder);
  }

  /** The address of a file of a case: the one that the editor uses where the file is open. */
  uriOf(folder: string, file: string): string {
    const path = pathOf(folder, LIBRARY, file);
    return this.#documents.keys().find((uri) => pathOfUri(uri) === path) ?? uriOfPath(path);
  }

  #viewOf(folder: string): CaseView {
    const known = this.#views.get(folder);
    if (known) return known;
    const { text, obstacles } = this.#textOf(folder);
    const library = existsSync(LIBRARY) ? readLibrary(LIBRARY) : new Map<string, string>();
    const read = viewCase(folder, text, library, this.#models.get(folder));
    const view = { ...read, checked: { ...read.checked, diagnostics: [...obstacles, ...read.checked.diagnostics] } };
    if (view.model) this.#models.set(folder, view.model);
    this.#views.set(folder, view);
    return view;
  }

  /** The files of a case, the texts that are open before those on disk. A file outside of any case stands alone. */
  #textOf(folder: string): { readonly text: CaseText; readonly obstacles: readonly Diagnostic[] } {
    const open = this.#documents.all().flatMap((document) => {
      const path = pathOfUri(document.uri);
      return path !== undefined && folderOf(path) === folder
        ? [[within(folder, path), document.getText()] as const]
        : [];
    });
    const isCase = open.some(([file]) => enclosingCase(`${folder}${sep}${file}`) === folder);
    const read = isCase ? readCaseFolder(folder) : { text: { files: new Map<string, string>() } };
    return { text: { files: new Map([...(read.text?.files ?? []), ...open]) }, obstacles: read.diagnostics ?? [] };
  }
}

function folderOf(path: string): string {
  return enclosingCase(path) ?? dirname(path);
}

function pathOfUri(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}

/** A path below a folder, with `/`. */
function within(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
