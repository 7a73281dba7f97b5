import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How far above a file the file with its case's header is looked for. */
const REACH = 4;

/**
 * The folder of the case that a file belongs to: the nearest one above it in which a `.proviso` file begins a case with
 * `case "..."`; undefined for a file that stands by itself.
 */
export function enclosingCase(path: string): string | undefined {
  let folder = dirname(path);
  for (let up = 0; up < REACH; up += 1) {
    if (holdsHeader(folder)) return folder;
    folder = dirname(folder);
  }
  return undefined;
}

function holdsHeader(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.proviso'))
    .some(({ name }) => /^\uFEFF?\s*case\s+"/m.test(readFileSync(join(folder, name), 'utf8')));
}
