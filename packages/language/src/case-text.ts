import type { Case } from '@proviso/model';
import type { Diagnostic, Place } from './diagnostic.ts';

/** The files of a case by path within its folder, with `/`: `.proviso` texts, CSV tables, documents that are quoted. */
export interface CaseText {
  readonly files: ReadonlyMap<string, string>;
}

/** What checking a case gives. */
export interface CheckedCase {
  /** Absent where there is any error. */
  readonly model?: Case;
  /**
   * Where things stand, so that what fails only at run time can be shown too: by qualified name, record id and clause
   * id, `NAME@DATE` for the rows of a series.
   */
  readonly places: ReadonlyMap<string, Place>;
  /** Errors and warnings, in order of file and place. */
  readonly diagnostics: readonly Diagnostic[];
}
