import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensLegend } from 'vscode-languageserver';
import { lexemesOf } from '../parse.ts';
import { placeAt, type SourceFile } from '../source-file.ts';
import type { CaseView } from './case-view.ts';
import { DESCRIBED_WORDS } from './described-words.ts';
import type { Occurrence } from './occurrence.ts';

/** The protocol's word for what each kind of declaration is coloured as. */
const COLOURS: Readonly<Record<string, string>> = {
  Actor: 'namespace',
  Union: 'namespace',
  Table: 'namespace',
  Reader: 'namespace',
  Source: 'namespace',
  Regime: 'class',
  Agreement: 'class',
  Obligation: 'property',
  Fact: 'property',
  Event: 'event',
  Decision: 'method',
  Vote: 'method',
  Param: 'parameter',
  State: 'variable',
  Let: 'variable',
  Observe: 'variable',
  Variable: 'variable',
  Signal: 'enum',
  Category: 'enumMember',
  Statement: 'struct',
  DatedRecord: 'struct',
  Question: 'struct',
  Scenario: 'struct',
  Unit: 'type',
};

const WORDS = ['comment', 'string', 'number', 'keyword', 'function'];

/** What the numbers of {@link colouredWords} stand for. */
export const LEGEND: SemanticTokensLegend = {
  tokenTypes: [...WORDS, ...new Set(Object.values(COLOURS))],
  tokenModifiers: ['declaration'],
};

/** Every word, number, text and comment of a file with what it is: names by their kind, as far as they are known. */
export function colouredWords(view: CaseView, file: string): SemanticTokens {
  const viewed = view.files.find(({ source }) => source.path === file);
  const builder = new SemanticTokensBuilder();
  if (!viewed) return builder.build();
  const names = namesIn(view.occurrences, file);
  const { source } = viewed;
  for (const { kind, offset, text } of lexemesOf(source.text)) {
    const called = /^\s*\(/.test(source.text.slice(offset + text.length));
    for (const piece of linesOf(source, offset, text)) {
      const name = names.get(`${piece.line}:${piece.column}`);
      const colour = name
        ? colourOf(name)
        : called && DESCRIBED_WORDS.has(text)
          ? 'function'
          : colourOfLexeme(kind, text);
      const index = LEGEND.tokenTypes.indexOf(colour);
      if (index >= 0) builder.push(piece.line - 1, piece.column - 1, piece.length, index, name?.declares ? 1 : 0);
    }
  }
  return builder.build();
}

/** Names by line and column; of `Accord.census` the second is found by the word it begins with. */
function namesIn(occurrences: readonly Occurrence[], file: string): ReadonlyMap<string, Occurrence> {
  const inFile = occurrences.filter(({ place }) => place.file === file);
  return new Map(inFile.map((occurrence) => [`${occurrence.place.line}:${occurrence.place.column}`, occurrence]));
}

function colourOf({ meaning }: Occurrence): string {
  switch (meaning.kind) {
    case 'declared':
      return COLOURS[meaning.node.$type] ?? '';
    case 'row':
      return 'enumMember';
    case 'step':
      return 'keyword';
  }
}

function colourOfLexeme(kind: string, text: string): string {
  switch (kind) {
    case 'ML_COMMENT':
    case 'SL_COMMENT':
      return 'comment';
    case 'STRING':
      return 'string';
    case 'NUMBER':
    case 'DATE':
    case 'MONTH':
      return 'number';
    case 'ID':
      return '';
    default:
      // What is left are the grammar's own words and signs.
      return /^[a-z]/.test(text) ? 'keyword' : '';
  }
}

/** A stretch of text line by line: editors need not know words that run over a line's end. */
function linesOf(source: SourceFile, offset: number, text: string) {
  let at = offset;
  return text.split('\n').flatMap((line) => {
    const { line: number, column } = placeAt(source, at);
    at += line.length + 1;
    const { length } = line.trimEnd();
    return length > 0 ? [{ line: number, column, length }] : [];
  });
}
