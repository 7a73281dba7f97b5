import {
  type AstNode,
  AstUtils,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumParser,
  type ParseResult,
} from 'langium';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { CaseFile } from './generated/ast.ts';
import { ProvisoGeneratedModule, ProvisoGeneratedSharedModule } from './generated/module.ts';
import { attachFile, placeAt, type SourceFile } from './source-file.ts';
import { type ParserFault, syntaxFault } from './syntax-fault.ts';

/** The syntax of a file: all that could be read, and what is at fault. */
export interface Syntax {
  readonly tree: CaseFile;
  readonly faults: readonly SyntaxFault[];
}

/** A fault of syntax, and the offset at which the parser stumbled. */
export interface SyntaxFault {
  readonly offset: number;
  readonly diagnostic: Diagnostic;
}

/** Reads the syntax of one file. A fault does not hide what follows it; the tree holds hurt declarations too. */
export function parseFile(file: SourceFile, report: Diagnostic[]): CaseFile {
  const { tree, faults } = readSyntax(file);
  report.push(...faults.map(({ diagnostic }) => diagnostic));
  return tree;
}

/** Reads the syntax of one file, with the places at which it is at fault. */
export function readSyntax(file: SourceFile): Syntax {
  const noise = noiseIn(file);
  if (noise) return nothing(file, noise);
  const result = parse(file.text);
  if (!result || depthOf(result.value) > DEEPEST) return nothing(file, tooDeep(file));
  attachFile(result.value, file);
  const lexed = result.lexerErrors.map((fault) => lexerFault(file, fault));
  return { tree: result.value, faults: [...lexed, ...parserFaults(file, result)] };
}

/**
 * Takes out of a tree the declarations in which the syntax is at fault, so that later phases meet whole ones only.
 * @returns every word of what was taken out: a name among them may be declared there
 */
export function takeOutHurt(file: SourceFile, { tree, faults }: Syntax): ReadonlySet<string> {
  const starts = tree.declarations.map((node) => node.$cstNode?.offset ?? 0);
  const hurt = new Set(faults.map(({ offset }) => starts.findLastIndex((start) => start <= offset)));
  const lost = new Set<string>();
  for (const index of hurt) {
    const text = file.text.slice(index < 0 ? 0 : starts[index], starts[index + 1] ?? file.text.length);
    for (const [word] of text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) lost.add(word);
  }
  tree.declarations = tree.declarations.filter((_, index) => !hurt.has(index));
  return lost;
}

let services: ReturnType<typeof makeServices> | undefined;

function makeServices() {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), ProvisoGeneratedSharedModule);
  const { parser } = inject(createDefaultCoreModule({ shared }), ProvisoGeneratedModule);
  const keywords = Object.keys(parser.Lexer.definition).filter((word) => /^[a-z]{2,}$/.test(word));
  return { parser: parser.LangiumParser as LangiumParser, keywords };
}

/** The parser is built on first use: it costs a tenth of a second, which `--help` should not wait for. */
function parserServices() {
  services ??= makeServices();
  return services;
}

/** Undefined where the text nests so deeply that the parser's stack overflows; that parser is not used again. */
function parse(text: string): ParseResult<CaseFile> | undefined {
  try {
    return parserServices().parser.parse<CaseFile>(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    services = undefined;
    return undefined;
  }
}

/** One fault a line: what the parser stumbles over next on the same line is a consequence. */
function parserFaults(file: SourceFile, result: ParseResult<CaseFile>): readonly SyntaxFault[] {
  const lexed = new Set(result.lexerErrors.map(({ offset }) => placeAt(file, offset).line));
  const faults: SyntaxFault[] = [];
  for (const error of result.parserErrors) {
    const offset = Number.isNaN(error.token.startOffset) ? file.text.length : error.token.startOffset;
    const { line } = placeAt(file, offset);
    const before = faults.at(-1);
    if (lexed.has(line) || (before && placeAt(file, before.offset).line === line)) continue;
    faults.push({ offset, diagnostic: syntaxFault(file, error as unknown as ParserFault, parserServices().keywords) });
  }
  return faults;
}

function lexerFault(file: SourceFile, { offset, length }: { offset: number; length: number }): SyntaxFault {
  const character = file.text.slice(offset, offset + length);
  const quote = character.startsWith('"');
  const curly = /^[\u201C\u201D\u201E\u00AB\u00BB]/.test(character);
  const diagnostic = diagnose('PV0004', {
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
  return { offset, diagnostic };
}

function nothing(file: SourceFile, diagnostic: Diagnostic): Syntax {
  const tree = { $type: 'CaseFile', declarations: [] } as unknown as CaseFile;
  attachFile(tree, file);
  return { tree, faults: [{ offset: 0, diagnostic }] };
}

/** Deeper trees are nobody's argument, and later phases walk them by recursion. */
const DEEPEST = 400;

function depthOf(tree: AstNode): number {
  let deepest = 0;
  let level: AstNode[] = [tree];
  for (; level.length > 0; level = level.flatMap((node) => [...AstUtils.streamContents(node)])) deepest += 1;
  return deepest;
}

function tooDeep(file: SourceFile): Diagnostic {
  return diagnose('PV0006', {
    message: `brackets, \`if\`s or sums in this file go more than ${DEEPEST} levels deep`,
    help: 'give parts of the expression names of their own with `let`',
    place: placeAt(file, 0),
  });
}

/** Longest text that is read without a first look at its beginning, in characters. */
const LONG = 100_000;
/** More faults than this in the beginning of a long text, and it is taken for something else. */
const MANY = 100;

/** A file that is no text of the language at all is reported once, not at every word. */
function noiseIn(file: SourceFile): Diagnostic | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const control = /[\u0000-\u0008\u000E-\u001F\u007F\uFFFD]/.exec(file.text);
  if (control) {
    return notProviso(file, control.index, 'it holds characters that no text has');
  }
  if (file.text.length <= LONG) return undefined;
  const beginning = parse(file.text.slice(0, LONG / 10));
  const faults = (beginning?.parserErrors.length ?? 0) + (beginning?.lexerErrors.length ?? 0);
  return faults > MANY ? notProviso(file, 0, 'its beginning does not follow the grammar anywhere') : undefined;
}

function notProviso(file: SourceFile, offset: number, why: string): Diagnostic {
  return diagnose('PV0005', {
    message: `${file.path} is not a text of the language: ${why}`,
    help: 'take the file out of the case, or give it another ending than .proviso',
    place: placeAt(file, offset),
  });
}
