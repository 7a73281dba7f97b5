import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import type { Diagnostic } from '../diagnostic.ts';
import { type Addresses, published, rangeOf } from './published-diagnostics.ts';

/** What an editor can write in the stead of what is at fault in a range of a file, likeliest first. */
export function quickFixes(
  diagnostics: readonly Diagnostic[],
  file: string,
  range: Range,
  addresses: Addresses,
): CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const { place, instead = [] } = diagnostic;
    if (place?.file !== file || !touches(rangeOf(place), range)) return [];
    return instead.map((newText) => ({
      title: `Write ${newText}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [published(diagnostic, addresses)],
      isPreferred: instead.length === 1,
      edit: { changes: { [addresses.uriOf(file)]: [{ range: rangeOf(place), newText }] } },
    }));
  });
}

/** Whether the range of a fault, which lies on one line, and another have a character or an end in common. */
function touches(fault: Range, { start, end }: Range): boolean {
  const { line } = fault.start;
  const after = end.line > line || (end.line === line && end.character >= fault.start.character);
  const before = start.line < line || (start.line === line && start.character <= fault.end.character);
  return after && before;
}
