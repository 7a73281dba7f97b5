import { type LSPClient, LSPPlugin, Workspace, type WorkspaceFile } from '@codemirror/lsp-client';
import { ChangeSet, type EditorState, type Text, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { addressOf, pathOf } from './address.ts';

/** A `.proviso` file of the case, whether it stands in the editor or not. */
export class CaseText implements WorkspaceFile {
  readonly uri: string;
  readonly path: string;
  readonly languageId = 'proviso';
  version = 0;
  /** As the server knows it. */
  doc: Text;
  /** Where the file stands in the editor; the state then is the view's. */
  view: EditorView | null = null;
  #state: EditorState;
  #unsent: ChangeSet;

  constructor(path: string, state: EditorState) {
    this.uri = addressOf(path);
    this.path = path;
    this.doc = state.doc;
    this.#state = state;
    this.#unsent = ChangeSet.empty(state.doc.length);
  }

  get state(): EditorState {
    return this.view?.state ?? this.#state;
  }

  getView(): EditorView | null {
    return this.view;
  }

  /** Takes the state of the view that will show another file from now on. */
  leave(state: EditorState): void {
    this.view = null;
    this.#state = state;
  }

  /** Changes the text, in the editor or behind it. */
  change(spec: TransactionSpec): void {
    if (this.view) {
      this.view.dispatch(spec);
      return;
    }
    const transaction = this.#state.update(spec);
    this.#state = transaction.state;
    this.#unsent = this.#unsent.compose(transaction.changes);
  }

  /** What the server does not know yet; from now on it does. */
  takeUnsent(): ChangeSet {
    const plugin = this.view && LSPPlugin.get(this.view);
    const changes = plugin ? plugin.unsyncedChanges : this.#unsent;
    plugin?.clear();
    this.#unsent = ChangeSet.empty(this.state.doc.length);
    return changes;
  }
}

/** What the workspace asks of the desk on which its files lie. */
export interface Desk {
  /** Puts a file into the editor; null where there is none of that path. */
  readonly show: (path: string) => EditorView | null;
  /** The server changed a text that is not in the editor. */
  readonly changedBehind: (file: CaseText) => void;
}

/** All texts of a case, each open to the server, one of them in the editor. */
export class CaseWorkspace extends Workspace {
  files: CaseText[] = [];
  readonly #desk: Desk;

  constructor(client: LSPClient, desk: Desk) {
    super(client);
    this.#desk = desk;
  }

  /** The file of a path. */
  at(path: string): CaseText | undefined {
    return this.files.find((file) => file.path === path);
  }

  /** Adds a file that the case has now. */
  add(path: string, state: EditorState): void {
    const file = new CaseText(path, state);
    this.files.push(file);
    this.client.didOpen(file);
  }

  override syncFiles() {
    return this.files.flatMap((file) => {
      const prevDoc = file.doc;
      const changes = file.takeUnsent();
      if (changes.empty) return [];
      file.doc = file.state.doc;
      file.version += 1;
      return [{ file, prevDoc, changes }];
    });
  }

  /** Called when the view comes to hold a file. */
  override openFile(uri: string, _languageId: string, view: EditorView): void {
    const file = this.files.find((other) => other.uri === uri);
    if (file) file.view = view;
  }

  /** Called when the view comes to hold another file; the text stays open to the server. */
  override closeFile(): void {}

  override updateFile(uri: string, update: TransactionSpec): void {
    const file = this.files.find((other) => other.uri === uri);
    if (!file) return;
    file.change(update);
    if (!file.view) this.#desk.changedBehind(file);
  }

  override async displayFile(uri: string): Promise<EditorView | null> {
    return this.#desk.show(pathOf(uri));
  }
}
