import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import type { Declaration } from '../generated/ast.ts';
import { placeOf } from '../source-file.ts';
import type { CaseView } from './case-view.ts';
import { rangeOf } from './published-diagnostics.ts';

const KINDS: Readonly<Record<string, SymbolKind>> = {
  Source: SymbolKind.File,
  Reader: SymbolKind.Interface,
  Actor: SymbolKind.Class,
  Union: SymbolKind.Class,
  Table: SymbolKind.Array,
  Agreement: SymbolKind.Module,
  Regime: SymbolKind.Module,
  Obligation: SymbolKind.Property,
  Fact: SymbolKind.Boolean,
  Event: SymbolKind.Event,
  Decision: SymbolKind.Method,
  Vote: SymbolKind.Method,
  DatedRecord: SymbolKind.Key,
  Param: SymbolKind.Constant,
  State: SymbolKind.Variable,
  Let: SymbolKind.Function,
  Observe: SymbolKind.Field,
  Signal: SymbolKind.Enum,
  Category: SymbolKind.EnumMember,
  Statement: SymbolKind.String,
  Question: SymbolKind.Operator,
  Scenario: SymbolKind.Namespace,
  Unit: SymbolKind.Number,
};

/** The named declarations of a file, obligations and categories under what holds them. */
export function outlineOf(declarations: readonly Declaration[]): DocumentSymbol[] {
  return declarations.flatMap((node) => symbolsAt(node));
}

/** What is declared in a case under a name that holds the letters of a query, whatever their case. */
export function symbolsOfCase(view: CaseView, query: string, uriOf: (file: string) => string): WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  return [...view.program.named].flatMap(([name, node]) => {
    const kind = KINDS[node.$type];
    if (kind === undefined || !name.toLowerCase().includes(wanted)) return [];
    const place = placeOf(node, 'name');
    return [{ name, kind, location: { uri: uriOf(place.file), range: rangeOf(place) } }];
  });
}

/** The symbol of a node; a node that is none gives those within it. */
function symbolsAt(node: AstNode): DocumentSymbol[] {
  const children = AstUtils.streamContents(node).toArray().flatMap(symbolsAt);
  const kind = KINDS[node.$type];
  const name = GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
  if (kind === undefined || !name || !node.$cstNode) return children;
  const { title } = node as { title?: string };
  const symbol = { name: name.text, kind, range: node.$cstNode.range, selectionRange: name.range, children };
  return [title === undefined ? symbol : { ...symbol, detail: title }];
}
