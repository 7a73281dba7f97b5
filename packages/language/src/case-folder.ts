import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import type { CaseText } from './case-text.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';

/** The files of a case's folder, or what keeps them from being read. */
export type CaseFolder =
  | { readonly text: CaseText; readonly diagnostics?: undefined }
  | { readonly text?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Largest size of a file in bytes, by extension; other files of a case are not read. */
const LIMITS: Readonly<Record<string, number>> = {
  '.proviso': 2_000_000,
  '.csv': 20_000_000,
  '.txt': 20_000_000,
  '.md': 20_000_000,
  '.html': 20_000_000,
};

/**
 * Reads the files of a case: regular `.proviso`, `.csv`, `.txt`, `.md` and `.html` files within the folder. Hidden files
 * are passed over, and links that lead out of the folder. Texts are UTF-8; a byte-order mark is taken off.
 */
export function readCaseFolder(folder: string): CaseFolder {
  const obstacle = notAFolder(folder);
  if (obstacle) return { diagnostics: [obstacle] };
  const files = new Map<string, string>();
  const report: Diagnostic[] = [];
  const root = realpathSync(folder);
  for (const path of filesWithin(root, root)) {
    const name = relative(root, path).split(sep).join('/');
    const text = readText(path, name, report);
    if (text !== undefined) files.set(name, text);
  }
  if (report.length === 0 && ![...files.keys()].some((name) => name.endsWith('.proviso'))) report.push(noCase(folder));
  return report.length > 0 ? { diagnostics: report } : { text: { files } };
}

/** The files of a library folder by name without extension, as `use` names them. */
export function readLibrary(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder).filter((name) => name.endsWith('.proviso'));
  return new Map(
    paths.toSorted().map((name) => [basename(name, '.proviso'), readFileSync(join(folder, name), 'utf8')]),
  );
}

function notAFolder(folder: string): Diagnostic | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) {
    return diagnose('PV0701', {
      message: `there is no folder ${folder}`,
      help: 'give the path of a case: a folder with at least one .proviso file; `proviso new NAME` makes one',
    });
  }
  if (found.isDirectory()) return undefined;
  return diagnose('PV0701', {
    message: `${folder} is a file, and a case is a folder`,
    help: 'give the path of the folder that holds it',
  });
}

function noCase(folder: string): Diagnostic {
  return diagnose('PV0702', {
    message: `${folder} is no case: it holds no .proviso file`,
    help: 'give the path of a folder with at least one .proviso file; `proviso new NAME` makes one',
  });
}

/** Regular files below a folder, hidden ones left out; a link is followed only where it stays within the root. */
function* filesWithin(folder: string, root: string): Generator<string> {
  for (const name of readdirSync(folder).toSorted()) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = join(folder, name);
    const found = lstatSync(path);
    if (found.isDirectory()) yield* filesWithin(path, root);
    else if (found.isFile()) yield path;
    else if (found.isSymbolicLink() && isFileWithin(path, root)) yield path;
  }
}

function isFileWithin(link: string, root: string): boolean {
  const found = statSync(link, { throwIfNoEntry: false });
  return found?.isFile() === true && realpathSync(link).startsWith(root + sep);
}

function readText(path: string, name: string, report: Diagnostic[]): string | undefined {
  const limit = LIMITS[extname(name).toLowerCase()];
  if (limit === undefined) return undefined;
  const { size } = statSync(path);
  if (size > limit) {
    report.push(
      diagnose('PV0703', {
        message: `${name} is ${Math.round(size / 100_000) / 10} MB long; the limit for such a file is ${limit / 1_000_000} MB`,
        help: 'divide it into several files, or take it out of the case folder',
      }),
    );
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    report.push(
      diagnose('PV0704', {
        message: `${name} is not text in UTF-8`,
        help: 'save it as UTF-8, or take it out of the case folder',
      }),
    );
    return undefined;
  }
}
