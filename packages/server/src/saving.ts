import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, extname, join, sep } from 'node:path';
import { filesOnDisk, hashOf } from './case-files.ts';
import type { SaveAnswer } from './protocol.ts';

/** Largest size in bytes of a file that is written, by extension; no other kind of file is. */
export const WRITTEN: Readonly<Record<string, number>> = {
  '.proviso': 2_000_000,
  '.csv': 20_000_000,
  '.md': 20_000_000,
};

/**
 * Writes a file of the case whole or not at all, where the disk still holds the text that was read before.
 * @param path within the case's folder, with `/`
 * @param basis hash of the text that was read; undefined for a file that is to be new
 */
export function saveFile(folder: string, path: string, text: string, basis: string | undefined): SaveAnswer {
  const refusal = refusalOf(path, text);
  if (refusal !== undefined) return { kind: 'refused', message: refusal };
  const root = realpathSync(folder);
  const target = placeWithin(root, path);
  if (target === undefined) return { kind: 'refused', message: `${path} leads out of the case's folder` };
  const onDisk = filesOnDisk(folder).get(path);
  if (onDisk?.hash !== basis) return { kind: 'conflict', ...(onDisk && { onDisk }) };
  if (onDisk === undefined && lstatSync(target, { throwIfNoEntry: false })) {
    return { kind: 'refused', message: `${path} is there already, and is not a file of the case` };
  }
  mkdirSync(dirname(target), { recursive: true });
  writeWhole(target, text);
  return { kind: 'saved', hash: hashOf(text) };
}

function refusalOf(path: string, text: string): string | undefined {
  const limit = WRITTEN[extname(path)];
  const names = path.split('/');
  if (
    names.some((name) => name === '' || name.startsWith('.') || name === 'node_modules' || /[\\\p{Cc}:]/u.test(name))
  ) {
    return `${path} is not the path of a file of a case`;
  }
  if (limit === undefined) return `${path} is none of the kinds that are written: ${Object.keys(WRITTEN).join(', ')}`;
  if (Buffer.byteLength(text) > limit) return `${path} is longer than ${limit / 1_000_000} MB`;
  return undefined;
}

/** Where the file is to stand; undefined where a link on the way, or the file itself, leads out of the root. */
function placeWithin(root: string, path: string): string | undefined {
  let place = root;
  for (const name of path.split('/')) {
    place = join(place, name);
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (!found) continue;
    if (!statSync(place, { throwIfNoEntry: false })) return undefined;
    place = realpathSync(place);
    if (!place.startsWith(root + sep)) return undefined;
  }
  return place;
}

/** Beside the file first, then in its place in one step, so that nobody ever reads half a file. */
function writeWhole(target: string, text: string): void {
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  const file = openSync(beside, 'wx', statSync(target, { throwIfNoEntry: false })?.mode ?? 0o644);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
