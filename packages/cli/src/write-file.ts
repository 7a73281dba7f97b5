import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that could not be written, in words. */
export interface NotWritten {
  readonly message: string;
}

/**
 * Writes a whole file or nothing: the content goes to a new file beside the target, which then takes the target's name.
 * The folder is made where it is missing.
 */
export function writeWhole(path: string, content: string | Uint8Array): NotWritten | undefined {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  let folderIsThere = false;
  try {
    mkdirSync(dirname(path), { recursive: true });
    folderIsThere = true;
    writeFileSync(draft, content);
    renameSync(draft, path);
    return undefined;
  } catch (error) {
    if (folderIsThere) rmSync(draft, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    return { message: `${path} could not be written: ${reason}` };
  }
}
