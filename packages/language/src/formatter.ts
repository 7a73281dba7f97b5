import { alignComments } from './comment-column.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { CaseFile } from './generated/ast.ts';
import { layOut } from './layout.ts';
import { parseFile } from './parse.ts';
import { sourceFile } from './source-file.ts';
import { tokensOf } from './token.ts';

/** Where a text breaks the grammar; line and column count from 1. */
interface SyntaxFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A stretch of a text, from `offset` to before `end`, and what comes into its place. */
interface Replacement {
  readonly offset: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A `.proviso` text laid out: clauses indented, one space between words, comments kept where they stand. What the text
 * means does not change, and laying out twice changes nothing. The author's line breaks stay; a byte-order mark goes,
 * lines end in `\n`, and so does the text.
 * @returns the new text, or the syntax errors for which the text is better left alone
 */
export function formatText(text: string): { readonly text: string } | { readonly errors: readonly SyntaxFault[] } {
  const faults: Diagnostic[] = [];
  const root = parseFile(sourceFile('', text), faults);
  if (faults.length === 0)
    return {
      text: piecesOf(root, text)
        .map((piece) => piece.text)
        .join(''),
    };
  return {
    errors: faults.map(({ place, message }) => ({ line: place?.line ?? 1, column: place?.column ?? 1, message })),
  };
}

/** The replacements that lead to what {@link formatText} gives, in order; none where there are syntax errors. */
export function formattingOf(text: string): readonly Replacement[] {
  const faults: Diagnostic[] = [];
  const root = parseFile(sourceFile('', text), faults);
  if (faults.length > 0) return [];
  return piecesOf(root, text).filter((piece) => text.slice(piece.offset, piece.end) !== piece.text);
}

/** The whole text as white space and tokens in turn, each as it should be. */
function piecesOf(root: CaseFile, text: string): readonly Replacement[] {
  const placed = alignComments(layOut(tokensOf(root)));
  const pieces: Replacement[] = [];
  let offset = 0;
  for (const { token, before, text } of placed) {
    pieces.push({ offset, end: token.offset, text: before }, { offset: token.offset, end: token.end, text });
    offset = token.end;
  }
  return [...pieces, { offset, end: text.length, text: placed.length > 0 ? '\n' : '' }];
}
