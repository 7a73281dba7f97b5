import type { AstNode, ParseResult } from 'langium';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { MOST_FAULTS } from './foresight.ts';
import type { CaseFile } from './generated/ast.ts';
import { parserServices } from './parser-services.ts';
import { attachFile, placeAt, type SourceFile } from './source-file.ts';
import { DECLARING, type ParserFault, syntaxFault } from './syntax-fault.ts';
import { childrenOf } from './syntax-nodes.ts';

/** The syntax of a file: all that could be read, and what is at fault. */
export interface Syntax {
  readonly tree: CaseFile;
  readonly faults: readonly Diagnostic[];
  /** Offsets at which the parser stumbled, those included that are not worth a diagnostic of their own. */
  readonly stumbles: readonly number[];
}

/** Reads the syntax of one file. A fault does not hide what follows it; the tree holds hurt declarations too. */
export function parseFile(file: SourceFile, report: Diagnostic[]): CaseFile {
  const { tree, faults } = readSyntax(file);
  report.push(...faults);
  return tree;
}

/** Reads the syntax of one file, with the places at which it is at fault. */
export function readSyntax(file: SourceFile): Syntax {
  const refused = nestsTooDeeply(file) ?? bytesIn(file);
  if (refused) return nothing(file, refused);
  const result = parserServices().parser.parse<CaseFile>(file.text);
  if (depthOf(result.value) > DEEPEST) return nothing(file, tooDeep(file, 0));
  attachFile(result.value, file);
  const stumbles = [
    ...result.lexerErrors.map(({ offset }) => offset),
    ...result.parserErrors.map(({ token }) => offsetOf(token, file)),
  ];
  return { tree: result.value, faults: faultsOf(file, result), stumbles };
}

/**
 * Takes out of a tree the declarations in which the syntax is at fault, so that later phases meet whole ones only.
 * @returns every word of what was taken out: a name among them may be declared there
 */
export function takeOutHurt(file: SourceFile, { tree, stumbles }: Syntax): ReadonlySet<string> {
  const starts = tree.declarations.map((node) => node.$cstNode?.offset ?? 0);
  // A parser that stumbles over the first word of a declaration has missed something in the one before.
  const hurt = new Set(stumbles.map((offset) => starts.findLastIndex((start) => start < offset)));
  const lost = new Set<string>();
  for (const index of hurt) {
    const text = file.text.slice(index < 0 ? 0 : starts[index], starts[index + 1] ?? file.text.length);
    for (const [word] of text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) lost.add(word);
  }
  tree.declarations = tree.declarations.filter((_, index) => !hurt.has(index));
  return lost;
}

/** A word, number, text, sign or comment of a text, whatever stands around it. */
export interface Lexeme {
  /** The grammar's name of its terminal, or the word itself. */
  readonly kind: string;
  readonly offset: number;
  readonly text: string;
}

/** The lexemes of a text in their order, also where its syntax is at fault; white space is left out. */
export function lexemesOf(text: string): readonly Lexeme[] {
  const { tokens, hidden } = parserServices().lexer.tokenize(text);
  return [...tokens, ...hidden.filter(({ tokenType }) => tokenType.name.endsWith('_COMMENT'))]
    .map(({ tokenType, startOffset, image }) => ({ kind: tokenType.name, offset: startOffset, text: image }))
    .toSorted((a, b) => a.offset - b.offset);
}

/** So many faults of one file are shown at most. */
const SHOWN_FAULTS = 20;

function faultsOf(file: SourceFile, result: ParseResult<CaseFile>): readonly Diagnostic[] {
  const lexed = result.lexerErrors.slice(0, MOST_FAULTS).map((fault) => lexerFault(file, fault));
  const faults = [...lexed, ...parserFaults(file, result)];
  const most = Math.max(result.lexerErrors.length, result.parserErrors.length);
  if (faults.length < SHOWN_FAULTS && most < MOST_FAULTS) return faults;
  return [
    ...faults.slice(0, SHOWN_FAULTS),
    notProviso(file, 'it was not read to its end, for too much in it is at fault'),
  ];
}

/** One fault a line: what the parser stumbles over next on the same line is a consequence. */
function parserFaults(file: SourceFile, result: ParseResult<CaseFile>): readonly Diagnostic[] {
  const told = new Set(result.lexerErrors.map(({ offset }) => placeAt(file, offset).line));
  return result.parserErrors.flatMap((error) => {
    const { line } = placeAt(file, offsetOf(error.token, file));
    if (told.has(line)) return [];
    told.add(line);
    return [syntaxFault(file, error as unknown as ParserFault, parserServices().keywords)];
  });
}

/** Offset of a token; the end of the text where the parser ran out of tokens. */
function offsetOf(token: { readonly startOffset: number }, file: SourceFile): number {
  return token.startOffset >= 0 ? token.startOffset : file.text.length;
}

function lexerFault(file: SourceFile, { offset, length }: { offset: number; length: number }): Diagnostic {
  const character = file.text.slice(offset, offset + length);
  const quote = character.startsWith('"');
  const curly = /^[\u201C\u201D\u201E\u00AB\u00BB]/.test(character);
  return diagnose('PV0004', {
    message: quote
      ? 'this text is not closed on its line'
      : `${[...character].slice(0, 10).join('')} is no character of the language`,
    help: quote
      ? 'write the second `"` on the same line'
      : curly
        ? 'write the straight quotation mark "'
        : 'remove it, or put it between quotation marks',
    place: placeAt(file, offset, offset + length),
  });
}

function nothing(file: SourceFile, diagnostic: Diagnostic): Syntax {
  const tree = { $type: 'CaseFile', declarations: [] } as unknown as CaseFile;
  attachFile(tree, file);
  return { tree, faults: [diagnostic], stumbles: [1] };
}

/** Deeper trees are nobody's argument, and later phases walk them by recursion. */
const DEEPEST = 400;
/** Brackets within brackets: each costs the parser many calls, and some sixty exhaust its stack. */
const DEEPEST_BRACKETS = 32;
/** `not not not ...`, or `else if ... else if ...`: each opens another expression on its right. */
const DEEPEST_CHAIN = 200;
/** Terms of a sum or conjunction: each makes the tree one level deeper. */
const MOST_TERMS = 350;

function depthOf(tree: AstNode): number {
  let deepest = 0;
  let level: readonly AstNode[] = [tree];
  for (; level.length > 0; level = level.flatMap(childrenOf)) deepest += 1;
  return deepest;
}

/** Looks at the text before the parser does, whose recursion would not come back from the depth. */
function nestsTooDeeply(file: SourceFile): Diagnostic | undefined {
  let [brackets, prefixes, choices, terms] = [0, 0, 0, 0];
  for (const { 0: token, index } of file.text.matchAll(TOKENS)) {
    if (token.startsWith('"') || token.startsWith('//') || token.startsWith('/*')) continue;
    if ('([{'.includes(token)) brackets += 1;
    else if (')]}'.includes(token)) brackets = Math.max(0, brackets - 1);
    prefixes = token === 'not' || token === '-' ? prefixes + 1 : 0;
    if (/^(?:if|then|else)\s/.test(token)) choices += 1;
    else if (token === ',' || DECLARING.has(token)) [choices, terms] = [0, 0];
    if (OPERATORS.has(token)) terms += 1;
    if (terms > MOST_TERMS || brackets > DEEPEST_BRACKETS || Math.max(prefixes, choices) > DEEPEST_CHAIN)
      return tooDeep(file, index);
  }
  return undefined;
}

const OPERATORS = new Set(['+', '-', '*', '/', '^', '.', 'and', 'or']);

/** Texts and comments; dates; an `if` that follows another word of a choice; words and numbers; single signs. */
const TOKENS =
  /"(?:\\.|[^"\\\n\r])*"|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|\d{4}-\d\d(?:-\d\d)?|\b(?:if|then|else)\s+(?=if\b)|[\w.]+|[^\s\w]/g;

function tooDeep(file: SourceFile, offset: number): Diagnostic {
  return diagnose('PV0006', {
    message: 'this nests more deeply than can be read',
    help: 'give parts of the expression names of their own with `let`',
    place: placeAt(file, offset),
  });
}

/** A file that is no text at all is reported once, not at every byte. */
function bytesIn(file: SourceFile): Diagnostic | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const strange = /[\u0000-\u0008\u000E-\u001F\u007F\uFFFD]/.exec(file.text);
  return strange ? notProviso(file, 'it holds characters that no text has', strange.index) : undefined;
}

function notProviso(file: SourceFile, why: string, offset = 0): Diagnostic {
  return diagnose('PV0005', {
    message: `${file.path} seems to be no text of the language: ${why}`,
    help: 'mend the first faults, or take the file out of the case if it is something else',
    place: placeAt(file, offset),
  });
}
