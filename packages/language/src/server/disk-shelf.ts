import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readCaseFolder, readLibrary } from '../case-folder.ts';
import { enclosingCase } from './enclosing-case.ts';
import type { Shelf } from './shelf.ts';

const LIBRARY = fileURLToPath(new URL('../../../../library', import.meta.url));
const PAGES = new URL('../../../../docs/errors/', import.meta.url);

/** The cases in the folders of this machine. */
export const DISK_SHELF: Shelf = {
  locate(uri) {
    const path = pathOfUri(uri);
    if (path === undefined) return undefined;
    const found = enclosingCase(path);
    const folder = found ?? dirname(path);
    return { folder, file: relative(folder, path).split(sep).join('/'), inCase: found !== undefined };
  },
  read: readCaseFolder,
  library: () => (existsSync(LIBRARY) ? readLibrary(LIBRARY) : new Map()),
  uriOf: (folder, file) => pathToFileURL(pathOf(folder, file)).href,
  isSame(uri, other) {
    const path = pathOfUri(uri);
    return path !== undefined && path === pathOfUri(other);
  },
  pageOf(code) {
    const page = new URL(`${code}.md`, PAGES);
    return existsSync(fileURLToPath(page)) ? page.href : undefined;
  },
};

/** The path of a case's file on disk; files of the library lie elsewhere, unless the case has a folder of that name. */
function pathOf(folder: string, file: string): string {
  const inCase = join(folder, file);
  return file.startsWith('library/') && !existsSync(inCase) ? join(LIBRARY, file.slice('library/'.length)) : inCase;
}

function pathOfUri(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}
