import { type EditorState, RangeSet } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import { servedDecorations } from './served-decorations.ts';

/** The protocol's form of a hint. */
interface Hint {
  readonly position: { readonly line: number; readonly character: number };
  readonly label: string;
}

/** The units that nobody wrote, shown where they would stand; a double click writes one. */
export const unitHints = [
  servedDecorations(async (client, uri, state) => {
    const end = { line: state.doc.lines, character: 0 };
    const params = { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end } };
    const hints = (await client.request<typeof params, readonly Hint[] | null>('textDocument/inlayHint', params)) ?? [];
    return RangeSet.of(
      hints.map(({ position, label }) => hintOf(label).range(offsetOf(position, state))),
      true,
    );
  }),
  EditorView.domEventHandlers({
    dblclick: (event, view) => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || !target.classList.contains('unit-hint')) return false;
      view.dispatch({ changes: { from: view.posAtDOM(target), insert: ` ${target.textContent}` }, userEvent: 'input' });
      return true;
    },
  }),
];

function offsetOf({ line, character }: Hint['position'], { doc }: EditorState): number {
  return doc.line(line + 1).from + character;
}

function hintOf(label: string): Decoration {
  return Decoration.widget({ widget: new UnitHint(label), side: 1 });
}

class UnitHint extends WidgetType {
  readonly label: string;

  constructor(label: string) {
    super();
    this.label = label;
  }

  override eq(other: UnitHint): boolean {
    return other.label === this.label;
  }

  override toDOM(): HTMLElement {
    const hint = document.createElement('span');
    hint.className = 'unit-hint';
    hint.textContent = this.label;
    hint.title = 'Inferred unit; double-click to write it down';
    return hint;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}
