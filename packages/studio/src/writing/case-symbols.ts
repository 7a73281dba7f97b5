import type { LSPClient } from '@codemirror/lsp-client';
import type { Place } from '@proviso/language';
import { pathOf } from './address.ts';

/** A declaration of the case with the place of its name. */
export interface CaseSymbol {
  /** Qualified name. */
  readonly name: string;
  readonly place: Omit<Place, 'lineText'>;
}

interface Located {
  readonly name: string;
  readonly location: {
    readonly uri: string;
    readonly range: { readonly start: Position; readonly end: Position };
  };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

/** All that is declared in the case, as far as its texts can be understood, by file and place. */
export async function symbolsOfCase(client: LSPClient): Promise<readonly CaseSymbol[]> {
  const params = { query: '' };
  const found = (await client.request<typeof params, readonly Located[] | null>('workspace/symbol', params)) ?? [];
  return found.map(symbolOf).toSorted(({ place: a }, { place: b }) => {
    return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
  });
}

function symbolOf({ name, location: { uri, range } }: Located): CaseSymbol {
  const place = {
    file: pathOf(uri),
    line: range.start.line + 1,
    column: range.start.character + 1,
    endColumn: range.end.character + 1,
  };
  return { name, place };
}

/** The declaration around a line of a file: the last whose name stands on it or above. */
export function symbolAround(symbols: readonly CaseSymbol[], file: string, line: number): CaseSymbol | undefined {
  return symbols.findLast(({ place }) => place.file === file && place.line <= line);
}

/** The declaration whose name stands at a place. */
export function symbolAt(
  symbols: readonly CaseSymbol[],
  file: string,
  line: number,
  column: number,
): CaseSymbol | undefined {
  return symbols.find(({ place }) => place.file === file && place.line === line && place.column === column);
}
