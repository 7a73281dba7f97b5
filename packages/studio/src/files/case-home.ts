import type { CaseOnDisk, ChangeOnDisk, FileOnDisk, SaveAnswer } from '@proviso/server';

/** Where a case's files live: a folder behind the local server, or this browser. */
export interface CaseHome {
  readonly kind: 'folder' | 'browser';
  readonly open: () => Promise<CaseOnDisk>;
  /** The file as it stands now; undefined where there is none. */
  readonly read: (path: string) => Promise<FileOnDisk | undefined>;
  /** @param basis hash of the text that was read; undefined for a new file */
  readonly save: (path: string, text: string, basis: string | undefined) => Promise<SaveAnswer>;
  /** Tells of changes by other programs until the returned function is called. */
  readonly watch: (tell: (change: ChangeOnDisk) => void) => () => void;
}
