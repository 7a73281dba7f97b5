import type { FileOnDisk } from '@proviso/server';
import type { OpenFile } from './studio.ts';

/**
 * What becomes of an open file when the disk holds something else: a file that was not edited here takes the text of the
 * disk; one that was edited keeps its own and shows the other, for a person to choose.
 * @param open the file as it is open; undefined where it is not
 * @param found the file on disk; undefined where it was removed
 * @returns undefined where nothing is to change
 */
export function fileAfterChange(
  open: OpenFile | undefined,
  path: string,
  found: FileOnDisk | undefined,
): OpenFile | undefined {
  if (open?.saved?.hash === found?.hash) return undefined;
  const isEdited = open !== undefined && open.text !== open.saved?.text;
  if (!found) return open && { ...open, onDisk: {} };
  const { text, hash } = found;
  if (isEdited && open.text !== text) return { ...open, onDisk: { text, hash } };
  return { path, text, saved: { text, hash } };
}
