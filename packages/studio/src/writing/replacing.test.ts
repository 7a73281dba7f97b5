import { history, undo } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replacing } from './replacing.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 10 });

it('a text becomes the other, whatever the two have in common', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const state = EditorState.create({ doc: before });
      expect(state.update(replacing(state, after)).state.doc.toString()).toBe(after);
    }),
  );
});

it('a cursor beside the change stays at its word', () => {
  const state = EditorState.create({ doc: 'lapses unless renewed', selection: { anchor: 14 } });
  const { state: after } = state.update(replacing(state, 'ends unless renewed'));
  expect(after.selection.main.head).toBe(12);
});

it('is undone by itself, however soon after a keystroke it came', () => {
  let state = EditorState.create({ doc: '// \n', extensions: [history()] });
  const dispatch = (transaction: { readonly state: EditorState }) => {
    state = transaction.state;
  };
  dispatch(state.update({ changes: { from: 3, insert: 'Mine' }, userEvent: 'input.type' }));
  dispatch(state.update(replacing(state, '// Theirs\n')));
  undo({ state, dispatch });
  expect(state.doc.toString()).toBe('// Mine\n');
});
