import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { BUILT_FROM_PATH } from './protocol.ts';

/** A file of the page's build. */
export interface BuiltFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Its name holds a hash of its contents, so that it never changes. */
  readonly lasting: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.json': 'application/json; charset=utf-8',
};

/** The page's build in memory, by the path under which it is asked for: nothing else is ever served. */
export function readBuiltPage(folder: string): ReadonlyMap<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const name = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(name, { body: new Uint8Array(readFileSync(path)), type, lasting: name.startsWith('/assets/') });
  }
  return files;
}

/** Of which sources the page in a folder was built, and with it this program, which serves no older page. */
export function readBuiltFrom(folder: string): string {
  return readFileSync(join(folder, BUILT_FROM_PATH), 'utf8');
}
