import type { CaseFile } from '../generated/ast.ts';
import type { SourceFile } from '../source-file.ts';

/** A `.proviso` file with its tree. */
export interface ViewedFile {
  readonly source: SourceFile;
  readonly tree: CaseFile;
}
