import type { Case } from '@proviso/model';
import type { TextDocument } from 'langium';
import type { TextDocuments } from 'vscode-languageserver';
import { type CaseView, viewCase } from './case-view.ts';
import type { Shelf } from './shelf.ts';

/** An open text within its case. */
export interface OpenFile {
  readonly view: CaseView;
  /** Path within the case's folder. */
  readonly file: string;
}

/**
 * The cases of which files are open in an editor. A text that is open counts before the file that was saved; a case is
 * read when it is asked for, and again after {@link changed}.
 */
export class OpenCases {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #shelf: Shelf;
  readonly #views = new Map<string, CaseView>();
  readonly #models = new Map<string, Case>();

  constructor(documents: TextDocuments<TextDocument>, shelf: Shelf) {
    this.#documents = documents;
    this.#shelf = shelf;
  }

  /** Forgets what was read: a file or an open text has changed. */
  changed(): void {
    this.#views.clear();
  }

  /** An open text and its case; undefined for what no case can hold. */
  fileAt(uri: string): OpenFile | undefined {
    const standing = this.#shelf.locate(uri);
    return standing && { view: this.viewOf(standing.folder), file: standing.file };
  }

  /** The open texts by the folder of their case, as paths within it. */
  openFiles(): ReadonlyMap<string, readonly string[]> {
    const standings = this.#documents.keys().flatMap((uri) => this.#shelf.locate(uri) ?? []);
    const folders = Map.groupBy(standings, ({ folder }) => folder);
    return new Map([...folders].map(([folder, found]) => [folder, found.map(({ file }) => file)]));
  }

  /** The address of a file of a case: the one that the editor uses where the file is open. */
  uriOf(folder: string, file: string): string {
    const address = this.#shelf.uriOf(folder, file);
    return this.#documents.keys().find((uri) => this.#shelf.isSame(uri, address)) ?? address;
  }

  /** The case in a folder, from which at least one text is open. */
  viewOf(folder: string): CaseView {
    const known = this.#views.get(folder);
    if (known) return known;
    const open = this.#openTexts(folder);
    const isCase = open.some(({ inCase }) => inCase);
    const read = isCase ? this.#shelf.read(folder) : STANDING_ALONE;
    const edited = open.map(({ file, text }) => [file, text] as const);
    const text = { files: new Map([...(read.text?.files ?? []), ...edited]) };
    const found = viewCase(folder, text, this.#shelf.library(), this.#models.get(folder));
    const diagnostics = [...(read.diagnostics ?? []), ...found.checked.diagnostics];
    const shown = isCase ? diagnostics : diagnostics.filter(({ code }) => code.startsWith(SYNTAX));
    const view = { ...found, checked: { ...found.checked, diagnostics: shown } };
    if (view.model) this.#models.set(folder, view.model);
    this.#views.set(folder, view);
    return view;
  }

  /** The open texts of a case, by path within it. */
  #openTexts(folder: string): readonly { readonly file: string; readonly inCase: boolean; readonly text: string }[] {
    return this.#documents.all().flatMap((document) => {
      const standing = this.#shelf.locate(document.uri);
      return standing?.folder === folder ? [{ ...standing, text: document.getText() }] : [];
    });
  }
}

/** A file outside of any case, such as one of the library, is read by itself; only its syntax can be at fault. */
const STANDING_ALONE = { text: { files: new Map<string, string>() }, diagnostics: undefined };
const SYNTAX = 'PV00';
