import type { CaseFile, Declaration } from '../generated/ast.ts';
import type { SourceFile } from '../source-file.ts';

/** A `.proviso` file with its tree. */
export interface ViewedFile {
  readonly source: SourceFile;
  /** The declarations whose syntax is whole. */
  readonly tree: CaseFile;
  /** All declarations, also those that are being typed. */
  readonly declarations: readonly Declaration[];
}
