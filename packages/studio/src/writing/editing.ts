import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentService, indentUnit } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { appearance } from './appearance.ts';

/** What any text of a case is edited with. */
export function editing(path: string, isReadOnly: boolean): Extension {
  const way = isReadOnly ? 'This text cannot be changed here.' : 'Tab indents; Escape, then Tab, leaves the text.';
  return [
    appearance,
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    bracketMatching(),
    closeBrackets(),
    search({ top: true }),
    highlightSelectionMatches(),
    EditorState.tabSize.of(2),
    indentUnit.of('  '),
    EditorState.readOnly.of(isReadOnly),
    EditorView.contentAttributes.of({ 'aria-label': `Text of ${path}. ${way}`, spellcheck: 'false', tabindex: '0' }),
    keymap.of([
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
  ];
}

/** What holds for `.proviso` texts besides: comments, brackets, indentation within braces. */
export const provisoText: Extension = [
  EditorState.languageData.of(() => [
    {
      commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
      closeBrackets: { brackets: ['(', '[', '{', '"'] },
    },
  ]),
  indentService.of(({ state, unit }, position) => {
    const line = state.doc.lineAt(position);
    const before = line.number > 1 ? state.doc.line(line.number - 1).text : '';
    const indent = before.length - before.trimStart().length;
    const opens = /[{([]\s*(?:\/\/.*)?$/.test(before) ? unit : 0;
    const closes = /^\s*[})\]]/.test(line.text) ? unit : 0;
    return Math.max(0, indent + opens - closes);
  }),
];
