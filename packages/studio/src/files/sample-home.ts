import type { CaseOnDisk, FileOnDisk } from '@proviso/server';
import type { CaseHome } from './case-home.ts';

/**
 * A sample case beside a static page: read from `cases/NAME.json`, and what is changed in it kept in this browser.
 * @param name of the sample
 */
export function sampleHome(name: string, storage: Storage): CaseHome {
  const keyOf = (path: string) => `proviso:${name}:${path}`;
  const asKept = async (path: string, sample: FileOnDisk | undefined): Promise<FileOnDisk | undefined> => {
    const text = storage.getItem(keyOf(path));
    return text === null ? sample : { path, text, hash: await hashOf(text) };
  };
  const open = async (): Promise<CaseOnDisk> => {
    const response = await fetch(`cases/${encodeURIComponent(name)}.json`);
    if (!response.ok) throw new Error(`there is no sample case ${name}`);
    const sample = (await response.json()) as CaseOnDisk;
    const files = await Promise.all(sample.files.map(async (file) => (await asKept(file.path, file)) ?? file));
    const { checked, ...rest } = sample;
    const isAsBuilt = files.every((file, i) => file === sample.files[i]);
    return { ...rest, files, ...(isAsBuilt && checked && { checked }) };
  };
  return {
    kind: 'browser',
    open,
    read: async (path) => (await open()).files.find((file) => file.path === path),
    save: async (path, text) => {
      storage.setItem(keyOf(path), text);
      return { kind: 'saved', hash: await hashOf(text) };
    },
    watch: () => () => {},
  };
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
