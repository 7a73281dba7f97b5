import { execFile } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hashOfSources, isBuiltFrom, noteBuiltFrom } from './built-from.ts';

const STUDIO = fileURLToPath(new URL('../..', import.meta.url));
const ROOT = join(STUDIO, '../..');

/**
 * Builds the page into a folder: beside it first, so that nobody reads half a build.
 * @param complete puts what else belongs there beside the page
 */
export async function buildPage(
  folder: string,
  complete: (folder: string, builtFrom: string) => void = () => {},
): Promise<void> {
  const { build } = await import('vite');
  const sources = hashOfSources(ROOT);
  const beside = `${folder}-${process.pid}`;
  await build({
    configFile: join(STUDIO, 'vite.config.ts'),
    logLevel: 'warn',
    define: { BUILT_FROM: JSON.stringify(sources) },
    build: { outDir: beside },
  });
  complete(beside, sources);
  noteBuiltFrom(beside, sources);
  rmSync(folder, { recursive: true, force: true });
  renameSync(beside, folder);
}

/**
 * The folder of the page's build, built anew where it is missing or older than its sources. The build runs in a process of
 * its own, so that the page does not depend on the environment of whoever asks for it.
 * @param building called before a build, which takes some seconds
 */
export async function builtPage(building: () => void): Promise<string> {
  const folder = join(STUDIO, 'dist');
  if (!isBuiltFrom(folder, hashOfSources(ROOT))) {
    building();
    const env = { ...process.env, NODE_ENV: 'production' };
    await promisify(execFile)(process.execPath, [join(STUDIO, 'build.ts')], { env });
  }
  return folder;
}
