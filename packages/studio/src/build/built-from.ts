import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_FROM_PATH } from '@proviso/server';

/** What the page is made of: sources of the packages, and the lock file for what they use. */
const PACKAGES = ['model', 'language', 'law', 'kernel', 'forecast', 'report', 'server', 'studio'];

/** A hash of all sources from which the page is built. */
export function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  const studio = ['index.html', 'vite.config.ts', 'package.json'].map((name) => join('packages/studio', name));
  for (const path of ['package-lock.json', ...studio, ...PACKAGES.flatMap((name) => sourcesOf(root, name))]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function sourcesOf(root: string, name: string): readonly string[] {
  const folder = join('packages', name, 'src');
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|css)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** Whether the build in a folder was made from sources with this hash. */
export function isBuiltFrom(folder: string, sources: string): boolean {
  const mark = join(folder, BUILT_FROM_PATH);
  return existsSync(mark) && readFileSync(mark, 'utf8') === sources;
}

/** Notes from which sources the build in a folder was made. */
export function noteBuiltFrom(folder: string, sources: string): void {
  writeFileSync(join(folder, BUILT_FROM_PATH), sources);
}
