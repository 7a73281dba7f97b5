import { findReferences, formatDocument, jumpToDefinition, type LSPClient, renameSymbol } from '@codemirror/lsp-client';
import { openSearchPanel } from '@codemirror/search';
import { EditorSelection, EditorState, type StateEffect } from '@codemirror/state';
import { type Command, EditorView, keymap } from '@codemirror/view';
import type { Place } from '@proviso/language';
import { editFile, saveFile } from '../store/session.ts';
import { useStudio } from '../store/studio.ts';
import { addressOf } from './address.ts';
import { symbolsOfCase } from './case-symbols.ts';
import { type CaseText, CaseWorkspace } from './case-workspace.ts';
import { colouredWords } from './coloured-words.ts';
import { whatStandsAtCursor } from './cursor-watch.ts';
import { useDesk } from './desk-state.ts';
import { editing, provisoText } from './editing.ts';
import { stretchOf, underlineFaults } from './faults.ts';
import { caseChanged, serveCase, startLanguageClient } from './language-client.ts';
import { replacing } from './replacing.ts';
import { unitHints } from './unit-hints.ts';

/** Milliseconds without a keystroke after which a text is checked, and the forecast follows. */
const PAUSE = 150;

/**
 * The table on which the texts of the case lie, one of them in the editor. It lives as long as the page, so that undo,
 * cursor and scroll of every text survive a look at another view.
 */
export class WritingDesk {
  readonly view: EditorView;
  readonly #client: LSPClient;
  readonly #workspace: CaseWorkspace;
  /** Texts that the language server does not read: tables, documents, the library. */
  readonly #others = new Map<string, EditorState>();
  readonly #scrolls = new Map<string, StateEffect<unknown>>();
  /** What the store and the desk agreed upon last, by path. */
  readonly #agreed = new Map<string, string>();
  readonly #edited = new Set<string>();
  #pushTimer: ReturnType<typeof setTimeout> | undefined;
  #lookTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: ShadowRoot) {
    this.view = new EditorView({ root, parent: root });
    const changedBehind = ({ path }: CaseText) => this.#changed(path);
    this.#client = startLanguageClient(
      (client) => new CaseWorkspace(client, { show: (path) => this.show(path), changedBehind }),
    );
    this.#workspace = this.#client.workspace as CaseWorkspace;
    this.#takeFiles();
    this.#serve();
    useStudio.subscribe((state, before) => {
      if (state.files !== before.files) this.#takeFiles();
      if (state.diagnostics !== before.diagnostics) this.#takeDiagnostics();
    });
    addEventListener('pagehide', () => this.#push());
  }

  /** Puts a file of the case or of the library into the editor; null where there is none of that path. */
  show(path: string): EditorView | null {
    const { path: shown } = useDesk.getState();
    if (path === shown) return this.view;
    const next = this.#stateOf(path);
    if (!next) return null;
    this.#client.sync();
    if (shown !== undefined) this.#leave(shown);
    this.view.setState(next);
    const scroll = this.#scrolls.get(path);
    if (scroll) this.view.dispatch({ effects: scroll });
    useDesk.setState({ path });
    this.#underline();
    this.#look();
    return this.view;
  }

  /** Selects a stretch of a file. */
  goTo(place: Omit<Place, 'lineText'>): void {
    const view = this.show(place.file);
    if (!view) return;
    const { from, to } = stretchOf({ ...place, lineText: '' }, view.state);
    view.dispatch({
      selection: EditorSelection.single(from, to),
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
  }

  /** Saves the file in the editor; where the disk holds another text, nothing is written. */
  async save(path = useDesk.getState().path): Promise<void> {
    if (path === undefined) return;
    this.#push();
    const answer = await saveFile(path);
    const outcome = { saved: 'saved', conflict: 'changed on disk by another program: not saved', refused: '' };
    useDesk.setState({ said: `${path}: ${answer.kind === 'refused' ? answer.message : outcome[answer.kind]}` });
  }

  /** Saves every file that was edited, as after a renaming in several; one that needs a choice stays as it is. */
  async saveAll(): Promise<void> {
    this.#push();
    for (const [path, file] of useStudio.getState().files) if (file.text !== file.saved?.text) await this.save(path);
  }

  /** Runs a command on the text in the editor, and leaves the keyboard there. */
  run(command: Command): void {
    this.view.focus();
    command(this.view);
  }

  readonly #saveShown: Command = () => {
    void this.save();
    return true;
  };

  #leave(path: string): void {
    this.#scrolls.set(path, this.view.scrollSnapshot());
    const text = this.#workspace.at(path);
    if (text) text.leave(this.view.state);
    else this.#others.set(path, this.view.state);
  }

  #stateOf(path: string): EditorState | undefined {
    const { files, library } = useStudio.getState();
    const known = this.#workspace.at(path)?.state ?? this.#others.get(path);
    if (known) return known;
    const text = files.get(path)?.text ?? library.get(path.replace(/^library\/|\.proviso$/g, ''));
    return text === undefined ? undefined : this.#newState(path, text);
  }

  #newState(path: string, text: string): EditorState {
    const { files } = useStudio.getState();
    const served = files.has(path) && isServed(path);
    return EditorState.create({
      doc: text,
      extensions: [
        keymap.of([{ key: 'Mod-s', run: this.#saveShown, preventDefault: true }]),
        ...(served ? [this.#client.plugin(addressOf(path), 'proviso'), colouredWords, unitHints] : []),
        ...(path.endsWith('.proviso') ? [provisoText] : []),
        editing(path, !files.has(path) || !/\.(?:proviso|csv|md)$/.test(path)),
        EditorView.updateListener.of(({ docChanged, selectionSet }) => {
          if (docChanged) this.#changed(path);
          if (docChanged || selectionSet) this.#look();
        }),
      ],
    });
  }

  /** The first change to a saved text is told at once, so that no other program's text comes over it meanwhile. */
  #changed(path: string): void {
    this.#edited.add(path);
    clearTimeout(this.#pushTimer);
    const file = useStudio.getState().files.get(path);
    if (file?.text === file?.saved?.text) this.#push();
    else this.#pushTimer = setTimeout(() => this.#push(), PAUSE);
  }

  /** Hands what was written to the store, where it is checked and the forecast follows. */
  #push(): void {
    clearTimeout(this.#pushTimer);
    for (const path of this.#edited) {
      const text = this.#textOf(path);
      if (text === undefined || text === this.#agreed.get(path)) continue;
      this.#agreed.set(path, text);
      editFile(path, text);
      if (!isServed(path)) this.#serve();
    }
    this.#edited.clear();
  }

  #textOf(path: string): string | undefined {
    const shown = useDesk.getState().path === path;
    const state = shown ? this.view.state : (this.#workspace.at(path)?.state ?? this.#others.get(path));
    return state?.doc.toString();
  }

  /** Takes over what became of the files elsewhere: another program wrote one, or a person took its text. */
  #takeFiles(): void {
    const changed = [...useStudio.getState().files.values()].filter(
      ({ path, text }) => this.#agreed.get(path) !== text,
    );
    for (const { path, text } of changed) {
      this.#agreed.set(path, text);
      this.#take(path, text);
    }
    if (changed.some(({ path }) => !isServed(path))) this.#serve();
  }

  /** Tells the language server of tables, documents and library; the other texts it hears of by themselves. */
  #serve(): void {
    const { files, library } = useStudio.getState();
    const texts = [...files.values()].map(({ path, text }) => [path, text] as const);
    serveCase(this.#client, { files: Object.fromEntries(texts), library: Object.fromEntries(library) });
  }

  #take(path: string, text: string): void {
    const served = this.#workspace.at(path);
    const shown = useDesk.getState().path === path;
    const other = this.#others.get(path);
    if (served) served.change(replacing(served.state, text));
    else if (shown) this.view.dispatch(replacing(this.view.state, text));
    else if (other) this.#others.set(path, other.update(replacing(other, text)).state);
    else if (isServed(path)) this.#workspace.add(path, this.#newState(path, text));
  }

  #takeDiagnostics(): void {
    this.#underline();
    this.view.dispatch({ effects: caseChanged.of(null) });
    this.#look();
  }

  /** Diagnostics are those of the store's text; while the editor is ahead of it, the next are on their way. */
  #underline(): void {
    const { path } = useDesk.getState();
    if (path === undefined || this.#edited.has(path)) return;
    this.view.dispatch(underlineFaults(this.view.state, path, useStudio.getState().diagnostics));
  }

  #look(): void {
    clearTimeout(this.#lookTimer);
    const timer = setTimeout(() => void answer(), PAUSE);
    this.#lookTimer = timer;
    const answer = async () => {
      const symbols = await symbolsOfCase(this.#client);
      const atCursor = await whatStandsAtCursor(this.view, symbols);
      if (this.#lookTimer === timer) useDesk.setState({ symbols, atCursor });
    };
  }
}

/** Texts that the language server reads. */
function isServed(path: string): boolean {
  return path.endsWith('.proviso');
}

export const COMMANDS = {
  format: formatDocument,
  rename: renameSymbol,
  definition: jumpToDefinition,
  references: findReferences,
  find: openSearchPanel,
} satisfies Record<string, Command>;

let desk: WritingDesk | undefined;
let host: HTMLElement | undefined;

/**
 * The desk of this page, with its editor in an element. The editor stands in a shadow tree, where its styles may be
 * constructed: the page allows no style elements.
 */
export function deskWithin(element: HTMLElement): WritingDesk {
  if (!host || !desk) {
    host = document.createElement('div');
    host.className = 'editor-host';
    desk = new WritingDesk(host.attachShadow({ mode: 'open' }));
  }
  element.append(host);
  return desk;
}
