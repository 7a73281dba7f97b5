import type { AstNode, CstNode } from 'langium';
import { AstUtils, GrammarAST, GrammarUtils, isCompositeCstNode } from 'langium';
import type { Place } from './diagnostic.ts';
import type { CaseFile } from './generated/ast.ts';

/** One `.proviso` file of a case, or of the library, with its syntax tree. */
export interface SourceFile {
  /** As in {@link Place}. */
  readonly path: string;
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** The file that each syntax tree was read from, so that any node can be shown to the author. */
const files = new WeakMap<AstNode, SourceFile>();

/** A text with the starts of its lines. */
export function sourceFile(path: string, text: string): SourceFile {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { path, text, lineStarts };
}

/** Notes that a tree was read from a file. */
export function attachFile(tree: CaseFile, file: SourceFile): void {
  files.set(tree, file);
}

/** The place of a stretch of text; what runs over the end of its line is cut there. */
export function placeAt(file: SourceFile, offset: number, end = offset + 1): Place {
  let [low, high] = [0, file.lineStarts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (file.lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  const start = file.lineStarts[low]!;
  const lineEnd = file.lineStarts[low + 1] ?? file.text.length + 1;
  const lineText = file.text.slice(start, lineEnd).replace(/\r?\n$/, '');
  const column = Math.min(offset - start, lineText.length) + 1;
  const endColumn = Math.max(column + 1, Math.min(end - start, lineText.length) + 1);
  return { file: file.path, line: low + 1, column, endColumn, lineText };
}

/** The place of a syntax node, or of one of its properties (the `index`-th of several). */
export function placeOf(node: AstNode, property?: string, index?: number): Place {
  let root: AstNode = node;
  while (root.$container) root = root.$container;
  const file = files.get(root);
  if (!file) throw new Error(`a ${node.$type} that was read from no file`);
  const range = (property === undefined ? undefined : cstOfProperty(node, property, index)) ?? nearestCst(node);
  return range ? placeAt(file, range.offset, range.end) : placeAt(file, 0);
}

function cstOfProperty(node: AstNode, property: string, index?: number): CstNode | undefined {
  if (index !== undefined) return GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
  const range = node.$cstNode;
  return range && firstOf(range, property, range.astNode);
}

/** The first stretch below a node's own that sets a property of it; Langium's search would gather them all. */
function firstOf(range: CstNode, property: string, owner: AstNode): CstNode | undefined {
  if (!isCompositeCstNode(range) || range.astNode !== owner) return undefined;
  for (const part of range.content) {
    const assignment = AstUtils.getContainerOfType(part.grammarSource, GrammarAST.isAssignment);
    const found = assignment?.feature === property ? part : firstOf(part, property, owner);
    if (found) return found;
  }
  return undefined;
}

function nearestCst(node: AstNode): CstNode | undefined {
  for (let at: AstNode | undefined = node; at; at = at.$container) if (at.$cstNode) return at.$cstNode;
  return undefined;
}
