import { type Diagnostic as Squiggle, setDiagnostics } from '@codemirror/lint';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Diagnostic, Place } from '@proviso/language';

/** Underlines what is wrong with a file; what may have been meant can be written in its stead. */
export function underlineFaults(state: EditorState, path: string, diagnostics: readonly Diagnostic[]): TransactionSpec {
  return setDiagnostics(
    state,
    diagnostics.flatMap((diagnostic) => squiggleOf(diagnostic, path, state)),
  );
}

function squiggleOf({ place, ...told }: Diagnostic, path: string, state: EditorState): readonly Squiggle[] {
  if (place?.file !== path || place.line > state.doc.lines) return [];
  const { from, to } = stretchOf(place, state);
  return [
    {
      from,
      to,
      severity: told.severity,
      source: told.code,
      message: `${told.message}\n${told.help}`,
      actions: (told.instead ?? []).map((text) => ({
        name: `Write ${text}`,
        apply: (view: EditorView, start: number, end: number) =>
          view.dispatch({ changes: { from: start, to: end, insert: text }, userEvent: 'input.fix' }),
      })),
    },
  ];
}

/** The offsets of a place, within its line. */
export function stretchOf({ line, column, endColumn }: Place, { doc }: EditorState) {
  const { from, to } = doc.line(Math.min(line, doc.lines));
  return { from: Math.min(to, from + column - 1), to: Math.min(to, from + (endColumn ?? column + 1) - 1) };
}
