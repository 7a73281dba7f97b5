import { create } from 'zustand';
import type { CaseSymbol } from './case-symbols.ts';

/** What stands at the cursor. */
export interface AtCursor {
  /** Line and column, from 1. */
  readonly line: number;
  readonly column: number;
  /** Qualified name of what is named there, else of the declaration around it. */
  readonly name?: string;
  /** What the language server tells of it, as HTML. */
  readonly about?: string;
}

/** What the page around the editor shows of it. */
export interface DeskState {
  /** Path of the file in the editor. */
  readonly path?: string;
  readonly atCursor?: AtCursor;
  /** What is declared in the case, in the order of its files. */
  readonly symbols: readonly CaseSymbol[];
  /** What was done last, for those who cannot see that it was. */
  readonly said: string;
}

export const useDesk = create<DeskState>(() => ({ symbols: [], said: '' }));
