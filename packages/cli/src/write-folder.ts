import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { NotWritten } from './write-file.ts';

/** Whether a new folder may stand at a path: nothing is there, or an empty folder. */
export function isFree(path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false });
  return !there || (there.isDirectory() && readdirSync(path).length === 0);
}

/**
 * Writes a whole folder or nothing: the files go to a new folder beside the target, which then takes the target's name.
 * @param path a folder for which {@link isFree} holds
 * @param files texts by path within the folder
 */
export function writeWholeFolder(path: string, files: Iterable<readonly [string, string]>): NotWritten | undefined {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    mkdirSync(draft, { recursive: true });
    for (const [name, text] of files) {
      mkdirSync(dirname(join(draft, name)), { recursive: true });
      writeFileSync(join(draft, name), text);
    }
    rmSync(path, { recursive: true, force: true });
    renameSync(draft, path);
    return undefined;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    return { message: error instanceof Error ? error.message : String(error) };
  }
}
