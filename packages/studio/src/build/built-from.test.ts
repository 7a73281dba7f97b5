import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOfSources, isBuiltFrom, noteBuiltFrom } from './built-from.ts';

let root: string;
const write = (path: string, text: string) => writeFileSync(join(root, path), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'proviso-build-'));
  for (const name of ['model', 'language', 'law', 'kernel', 'forecast', 'report', 'server', 'studio']) {
    mkdirSync(join(root, 'packages', name, 'src'), { recursive: true });
  }
  for (const path of [
    'package-lock.json',
    ...['index.html', 'vite.config.ts', 'package.json'].map((name) => `packages/studio/${name}`),
  ]) {
    write(path, '');
  }
  write('packages/law/src/status.ts', 'one');
});

afterEach(() => rmSync(root, { recursive: true }));

test('a build is of its sources until one of them changes, whatever its tests do', () => {
  const folder = mkdtempSync(join(root, 'dist-'));
  expect(isBuiltFrom(folder, hashOfSources(root))).toBe(false);
  noteBuiltFrom(folder, hashOfSources(root));
  write('packages/law/src/status.test.ts', 'a test');
  expect(isBuiltFrom(folder, hashOfSources(root))).toBe(true);
  write('packages/law/src/status.ts', 'two');
  expect(isBuiltFrom(folder, hashOfSources(root))).toBe(false);
});
