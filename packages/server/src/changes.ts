import { watch } from 'node:fs';
import { filesOnDisk, UnreadableCase } from './case-files.ts';
import type { ChangeOnDisk, FileOnDisk } from './protocol.ts';

/** How long to let a program finish writing before looking, and how often to look unasked, in milliseconds. */
const SETTLING = 60;
const RESCAN = 5_000;

type Files = ReadonlyMap<string, FileOnDisk>;

/**
 * Tells of every file of the case that changes on disk, by whichever program. The system's notices only say when to look;
 * what has changed is found by comparing, and every few seconds without notice, since some file systems give none.
 * @returns stops it
 */
export function watchFiles(folder: string, tell: (change: ChangeOnDisk) => void): () => void {
  let known = scan(folder, new Map());
  const look = () => {
    const now = scan(folder, known);
    for (const change of changesBetween(known, now)) tell(change);
    known = now;
  };
  let settling: NodeJS.Timeout | undefined;
  const notices = watch(folder, { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(look, SETTLING);
  });
  notices.on('error', () => notices.close());
  const rescans = setInterval(look, RESCAN);
  return () => {
    clearTimeout(settling);
    clearInterval(rescans);
    notices.close();
  };
}

/** The files as they stand; as they stood, where the folder cannot be read just now. */
function scan(folder: string, before: Files): Files {
  try {
    return filesOnDisk(folder);
  } catch (error) {
    if (error instanceof UnreadableCase) return before;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return before;
    throw error;
  }
}

function changesBetween(before: Files, now: Files): readonly ChangeOnDisk[] {
  const changed = [...now.values()].filter(({ path, hash }) => before.get(path)?.hash !== hash);
  const gone = [...before.keys()].filter((path) => !now.has(path));
  return [...changed.map(({ path, hash }) => ({ path, hash })), ...gone.map((path) => ({ path }))];
}
