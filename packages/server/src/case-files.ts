import { createHash } from 'node:crypto';
import type { Diagnostic } from '@proviso/language';
import { readCaseFolder } from '@proviso/language/node';
import type { FileOnDisk } from './protocol.ts';

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * The files of a case as they stand on disk, by path. What is not in this map does not exist for the page: no path from
 * outside is ever joined to the folder to read it.
 * @throws UnreadableCase where the folder is no case
 */
export function filesOnDisk(folder: string): ReadonlyMap<string, FileOnDisk> {
  const read = readCaseFolder(folder);
  if (read.diagnostics) throw new UnreadableCase(read.diagnostics);
  return new Map([...read.text.files].map(([path, text]) => [path, { path, text, hash: hashOf(text) }]));
}

/** The texts of files, by path. */
export function textsOf(files: ReadonlyMap<string, FileOnDisk>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, { text }]) => [path, text]));
}

/** The folder holds no case that could be read. */
export class UnreadableCase extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join('; '));
    this.diagnostics = diagnostics;
  }
}
