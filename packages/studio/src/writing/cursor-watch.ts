import { type LSPClient, LSPPlugin } from '@codemirror/lsp-client';
import type { EditorView } from '@codemirror/view';
import { pathOf } from './address.ts';
import { type CaseSymbol, symbolAround, symbolAt } from './case-symbols.ts';
import type { AtCursor } from './desk-state.ts';

interface Location {
  readonly uri: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

interface Hover {
  readonly contents: { readonly kind: 'markdown'; readonly value: string };
}

/** Where the cursor stands, and what the language server knows of the name there. */
export async function whatStandsAtCursor(view: EditorView, symbols: readonly CaseSymbol[]): Promise<AtCursor> {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const place = { line: line.number, column: head - line.from + 1 };
  const plugin = LSPPlugin.get(view);
  if (!plugin) return place;
  plugin.client.sync();
  const params = { textDocument: { uri: plugin.uri }, position: plugin.toPosition(head) };
  const [declared, hover] = await Promise.all([
    declaredAt(plugin.client, params, symbols),
    plugin.client.request<typeof params, Hover | null>('textDocument/hover', params),
  ]);
  const name = declared ?? symbolAround(symbols, pathOf(plugin.uri), line.number)?.name;
  return {
    ...place,
    ...(name !== undefined && { name }),
    ...(hover && { about: plugin.docToHTML(hover.contents.value, 'markdown') }),
  };
}

/** The qualified name of what is named at a place. */
async function declaredAt(client: LSPClient, params: object, symbols: readonly CaseSymbol[]) {
  const found = await client.request<object, Location | null>('textDocument/definition', params);
  if (!found) return undefined;
  const { start } = found.range;
  return symbolAt(symbols, pathOf(found.uri), start.line + 1, start.character + 1)?.name;
}
