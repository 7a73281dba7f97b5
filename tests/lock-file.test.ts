import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './recording-terminal.ts';

interface LockFile {
  readonly packages: Readonly<Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>>;
}

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as LockFile;

test('the lock file holds the packages of every platform (else run scripts/complete-lock.js)', () => {
  const named = Object.values(lock.packages).flatMap((owner) => Object.keys(owner.optionalDependencies ?? {}));
  const native = named.filter((name) => /-(android|darwin|freebsd|linux|win32|wasm32|openharmony)-?/.test(name));
  expect(native.length).toBeGreaterThan(0);
  expect(native.filter((name) => lock.packages[`node_modules/${name}`] === undefined)).toEqual([]);
});

test('the lock file names no host of a registry', () => {
  const addresses = Object.values(lock.packages).flatMap(({ resolved }) => resolved ?? []);
  expect(addresses.filter((address) => /^[a-z+]+:/.test(address))).toEqual([]);
});
