import { type EditorState, type Range, RangeSet } from '@codemirror/state';
import { Decoration } from '@codemirror/view';
import { servedDecorations } from './served-decorations.ts';

/** The protocol's form: five numbers a word, each place relative to the word before. */
interface SemanticTokens {
  readonly data: readonly number[];
}

/** Colours of words, texts and names, as the language server tells them apart. */
export const colouredWords = servedDecorations(async (client, uri, state) => {
  const params = { textDocument: { uri } };
  const { data } = await client.request<typeof params, SemanticTokens>('textDocument/semanticTokens/full', params);
  const { tokenTypes = [] } = client.serverCapabilities?.semanticTokensProvider?.legend ?? {};
  return RangeSet.of(wordsOf(data, state, tokenTypes), true);
});

function wordsOf(data: readonly number[], state: EditorState, kinds: readonly string[]): Range<Decoration>[] {
  const words: Range<Decoration>[] = [];
  let [line, column] = [0, 0];
  for (let i = 0; i + 4 < data.length; i += 5) {
    const [down, along, length, kind] = [data[i]!, data[i + 1]!, data[i + 2]!, data[i + 3]!];
    [line, column] = [line + down, down > 0 ? along : column + along];
    const from = state.doc.line(line + 1).from + column;
    words.push(markOf(kinds[kind] ?? '').range(from, from + length));
  }
  return words;
}

const marks = new Map<string, Decoration>();

function markOf(kind: string): Decoration {
  const known = marks.get(kind);
  if (known) return known;
  const mark = Decoration.mark({ class: `word-${kind}` });
  marks.set(kind, mark);
  return mark;
}
