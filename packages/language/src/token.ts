import { type AstNode, AstUtils, type CstNode, CstUtils, GrammarAST, GrammarUtils, type LeafCstNode } from 'langium';
import { isDeclaration, isUnitExpression } from './generated/ast.ts';

/** A word, sign or comment of a file as its layout sees it. */
export interface Token {
  /** Line ends are `\n`; comments have no space at the ends of their lines. */
  readonly text: string;
  readonly offset: number;
  /** Offset after the last character. */
  readonly end: number;
  readonly kind: 'word' | 'line comment' | 'block comment';
  /** Line breaks between the token before and this one, as the author wrote them. */
  readonly breaks: number;
  /** Column of the first character, from 0. */
  readonly column: number;
  /** Begins a declaration, or a clause within braces. */
  readonly begins?: 'declaration' | 'clause';
  /** A bracket that belongs to the name before it: a call, an index, an aggregate. */
  readonly attached: boolean;
  /** A sign that belongs to what follows it. */
  readonly negates: boolean;
  /** The unit within whose brackets it stands. */
  readonly unit?: AstNode;
}

/** The tokens and comments of a parsed file in the order of its text; white space and byte-order marks are left out. */
export function tokensOf(root: AstNode): readonly Token[] {
  const cst = root.$cstNode;
  if (!cst) return [];
  const text = cst.root.fullText;
  const beginnings = beginningsOf(root);
  const tokens: Token[] = [];
  for (const leaf of CstUtils.flattenCst(cst)) {
    if (leaf.tokenType.name === 'BOM' || leaf.length === 0) continue;
    const gap = text.slice(tokens.at(-1)?.end ?? 0, leaf.offset);
    tokens.push(tokenOf(leaf, countBreaks(gap), beginnings.get(leaf.offset)));
  }
  return tokens;
}

function tokenOf(leaf: LeafCstNode, breaks: number, begins: Token['begins']): Token {
  const base = { offset: leaf.offset, end: leaf.end, breaks, column: leaf.range.start.character };
  if (leaf.hidden) {
    const kind = leaf.text.startsWith('//') ? 'line comment' : 'block comment';
    return { ...base, text: trimLineEnds(leaf.text), kind, attached: false, negates: false };
  }
  const rule = AstUtils.getContainerOfType(leaf.grammarSource, GrammarAST.isParserRule)?.name;
  const unit = AstUtils.getContainerOfType(leaf.astNode, isUnitExpression);
  return {
    ...base,
    text: leaf.text,
    kind: 'word',
    attached: leaf.text === '(' && rule !== 'Primary',
    negates: leaf.text === '-' && (rule === 'Prefix' || rule === 'SignedNumber'),
    ...(begins && { begins }),
    ...(unit && { unit }),
  };
}

/** The offsets at which declarations and the clauses of their bodies begin. */
function beginningsOf(root: AstNode): ReadonlyMap<number, 'declaration' | 'clause'> {
  const beginnings = new Map<number, 'declaration' | 'clause'>();
  for (const node of AstUtils.streamAst(root)) {
    if (!node.$cstNode) continue;
    if (isDeclaration(node) && node.$container === root) beginnings.set(node.$cstNode.offset, 'declaration');
    for (const part of clausesOf(node)) beginnings.set(part.offset, 'clause');
  }
  return beginnings;
}

/** Lists whose elements are clauses, and words that begin a clause which is no node of its own. */
const CLAUSE_LISTS = new Set(['clauses', 'parts', 'ballots', 'readings', 'categories', 'interventions']);
const CLAUSE_WORDS: Readonly<Record<string, readonly string[]>> = { State: ['start', 'next', 'data'], Vote: ['as'] };

function clausesOf(node: AstNode): readonly CstNode[] {
  const itself = CLAUSE_LISTS.has(node.$containerProperty ?? '') ? [node.$cstNode!] : [];
  const words = (CLAUSE_WORDS[node.$type] ?? []).flatMap((word) =>
    GrammarUtils.findNodesForKeyword(node.$cstNode, word),
  );
  return [...itself, ...words];
}

/** Number of line breaks in a text; `\r\n`, `\n` and a lone `\r` count as one each. */
function countBreaks(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}

function trimLineEnds(comment: string): string {
  return comment
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .join('\n');
}
