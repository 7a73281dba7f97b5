import { existsSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Case } from '@proviso/model';
import type { TextDocument } from 'langium';
import type { TextDocuments } from 'vscode-languageserver';
import { type CaseFolder, readCaseFolder, readLibrary } from '../case-folder.ts';
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
    const open = this.#openTexts(folder);
    const isCase = open.some(([file]) => enclosingCase(`${folder}${sep}${file}`) === folder);
    const read = isCase ? readCaseFolder(folder) : STANDING_ALONE;
    const text = { files: new Map([...(read.text?.files ?? []), ...open]) };
    const library = existsSync(LIBRARY) ? readLibrary(LIBRARY) : new Map<string, string>();
    const found = viewCase(folder, text, library, this.#models.get(folder));
    const diagnostics = [...(read.diagnostics ?? []), ...found.checked.diagnostics];
    const shown = isCase ? diagnostics : diagnostics.filter(({ code }) => code.startsWith(SYNTAX));
    const view = { ...found, checked: { ...found.checked, diagnostics: shown } };
    if (view.model) this.#models.set(folder, view.model);
    this.#views.set(folder, view);
    return view;
  }

  /** The open texts of a case, by path within it. */
  #openTexts(folder: string): readonly (readonly [file: string, text: string])[] {
    return this.#documents.all().flatMap((document) => {
      const path = pathOfUri(document.uri);
      return path !== undefined && folderOf(path) === folder ? [[within(folder, path), document.getText()]] : [];
    });
  }
}

/** A file outside of any case, such as one of the library, is read by itself; only its syntax can be at fault. */
const STANDING_ALONE: CaseFolder = { text: { files: new Map() } };
const SYNTAX = 'PV00';

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
