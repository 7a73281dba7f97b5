import { formattingOf } from '../formatter.ts';
import { colouredWords } from './coloured-words.ts';
import { Completion } from './completion.ts';
import { outlineOf } from './outline.ts';
import { quickFixes } from './quick-fixes.ts';
import type { Session } from './session.ts';
import { unitHints } from './unit-hints.ts';

/** Answers what concerns an open text: completion, outline, formatting, quick fixes, inferred units, colours. */
export function serveTexts({ connection, documents, cases, shelf }: Session): void {
  let completion: Completion | undefined;
  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    const text = documents.get(uri)?.getText();
    const open = cases.fileAt(uri);
    if (text === undefined || !open) return [];
    completion ??= new Completion();
    return [...(await completion.at(open.view, uri, text, position))];
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    const open = cases.fileAt(textDocument.uri);
    const viewed = open?.view.files.find(({ source }) => source.path === open.file);
    return viewed ? outlineOf(viewed.declarations) : [];
  });
  connection.onDocumentFormatting(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return [];
    return formattingOf(document.getText()).map(({ offset, end, text }) => ({
      range: { start: document.positionAt(offset), end: document.positionAt(end) },
      newText: text,
    }));
  });
  connection.onCodeAction(({ textDocument, range }) => {
    const open = cases.fileAt(textDocument.uri);
    if (!open) return [];
    const { view, file } = open;
    const uriOf = (other: string) => cases.uriOf(view.folder, other);
    return quickFixes(view.checked.diagnostics, file, range, { uriOf, pageOf: shelf.pageOf });
  });
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const open = cases.fileAt(textDocument.uri);
    return open ? unitHints(open.view, open.file, range) : [];
  });
  connection.languages.semanticTokens.on(({ textDocument }) => {
    const open = cases.fileAt(textDocument.uri);
    return open ? colouredWords(open.view, open.file) : { data: [] };
  });
}
