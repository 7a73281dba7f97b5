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
