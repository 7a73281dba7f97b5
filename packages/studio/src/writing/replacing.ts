import { isolateHistory } from '@codemirror/commands';
import type { EditorState, TransactionSpec } from '@codemirror/state';

/**
 * The change that makes a text another one, and touches no more of it than differs: the cursor stays where it can. It is
 * undone by itself, not along with what was typed just before or after.
 */
export function replacing(state: EditorState, text: string): TransactionSpec {
  const before = state.doc.toString();
  let start = 0;
  while (start < before.length && start < text.length && before[start] === text[start]) start += 1;
  let same = 0;
  while (
    same < Math.min(before.length, text.length) - start &&
    before[before.length - 1 - same] === text[text.length - 1 - same]
  ) {
    same += 1;
  }
  return {
    changes: { from: start, to: before.length - same, insert: text.slice(start, text.length - same) },
    annotations: isolateHistory.of('full'),
  };
}
