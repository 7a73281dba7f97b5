import { type LSPClient, LSPPlugin } from '@codemirror/lsp-client';
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { caseChanged } from './language-client.ts';

/** Asks the server what to draw over a text. */
export type Asking = (client: LSPClient, uri: string, state: EditorState) => Promise<DecorationSet>;

/** Milliseconds without a keystroke after which the server is asked. */
const PAUSE = 80;

/** Decorations that the server gives: asked anew after each change, and moved along with the text until they come. */
export function servedDecorations(ask: Asking): Extension {
  const put = StateEffect.define<DecorationSet>();
  const shown = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (decorations, { changes, effects }) => {
      const given = effects.find((effect) => effect.is(put));
      return given ? (given.value as DecorationSet) : decorations.map(changes);
    },
    provide: (field) => EditorView.decorations.from(field),
  });
  class Asker {
    #timer: ReturnType<typeof setTimeout> | undefined;

    constructor(view: EditorView) {
      this.#soon(view, 0);
    }

    update({ view, docChanged, transactions }: ViewUpdate): void {
      const changed = transactions.some(({ effects }) => effects.some((effect) => effect.is(caseChanged)));
      if (docChanged || changed) this.#soon(view, PAUSE);
    }

    destroy(): void {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }

    #soon(view: EditorView, pause: number): void {
      clearTimeout(this.#timer);
      const timer = setTimeout(() => void answer(), pause);
      this.#timer = timer;
      const answer = async () => {
        const plugin = LSPPlugin.get(view);
        if (!plugin) return;
        plugin.client.sync();
        const { state } = view;
        const decorations = await ask(plugin.client, plugin.uri, state);
        // A later change has a timer of its own, and an answer of its own.
        if (this.#timer === timer && view.state.doc === state.doc) view.dispatch({ effects: put.of(decorations) });
      };
    }
  }
  return [shown, ViewPlugin.fromClass(Asker)];
}
