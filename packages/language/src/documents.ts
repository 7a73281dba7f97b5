import type { CaseText } from './case-text.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Source } from './generated/ast.ts';
import type { Program } from './program.ts';
import { placeOf } from './source-file.ts';
import { instead, nearest } from './suggestion.ts';

/** Checks that documents are there and that what is quoted from them stands in them to the letter. */
export function checkDocuments(program: Program, text: CaseText, report: Diagnostic[]): void {
  for (const node of program.named.values()) if (node.$type === 'Source') checkSource(node, text, report);
}

function checkSource(node: Source, text: CaseText, report: Diagnostic[]): void {
  if (node.file === undefined) {
    if (node.quotes.length > 0) {
      const message = 'a quote without a document cannot be checked';
      const help = 'add `file "documents/NAME.txt"` with the text it is quoted from';
      report.push(diagnose('PV0613', { message, help, place: placeOf(node, 'quotes', 0) }));
    }
    return;
  }
  const document = text.files.get(node.file);
  if (document === undefined) {
    const like = nearest(node.file, text.files.keys());
    const help = like ? `did you mean "${like}"?` : 'put the document there, as .txt, .md or .html';
    const message = `there is no document "${node.file}" in the case's folder`;
    const place = placeOf(node, 'file');
    report.push(diagnose('PV0613', { message, help, place, ...instead(like, place) }));
    return;
  }
  const words = document.replaceAll('\r\n', '\n');
  for (const [i, quote] of node.quotes.entries()) {
    // Nothing at all stands in every document.
    if (quote.trim() !== '' && words.includes(quote)) continue;
    report.push(
      diagnose('PV0612', {
        message: quote.trim() === '' ? 'the quote is empty' : `the quote does not stand in "${node.file}"`,
        help: 'quote it to the letter, within one line of the document; quotes are never matched roughly',
        place: placeOf(node, 'quotes', i),
      }),
    );
  }
}
