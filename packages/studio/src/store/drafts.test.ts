import { beforeEach, expect, it } from 'vitest';
import { keepDrafts, withDraft } from './drafts.ts';
import { useStudio } from './studio.ts';

const SAVED = { text: 'actor RU', hash: 'h1' };
const LAW = { path: 'law.proviso', text: SAVED.text, saved: SAVED };

beforeEach(() => useStudio.setState({ caseId: 'c1', files: new Map([[LAW.path, LAW]]) }));

it('a text that was edited is there again after a reload', () => {
  const storage = storageInMemory();
  keepDrafts(storage);
  edit('actor RU "Russia"');
  keepDrafts(reload(storage));
  expect(useStudio.getState().files.get('law.proviso')).toEqual({ ...LAW, text: 'actor RU "Russia"' });
});

it('a text that was saved, or undone, leaves no draft', () => {
  const storage = storageInMemory();
  keepDrafts(storage);
  edit('actor RU "Russia"');
  expect(storage.length).toBe(1);
  edit(SAVED.text);
  expect(storage.length).toBe(0);
});

it('a draft of another case of the same name is left alone', () => {
  const storage = storageInMemory();
  keepDrafts(storage);
  edit('actor RU "Russia"');
  const later = reload(storage);
  useStudio.setState({ caseId: 'c2' });
  keepDrafts(later);
  expect(useStudio.getState().files.get('law.proviso')).toEqual(LAW);
  expect(later.length).toBe(1);
});

it('a draft of a text that has another one on disk since is a choice, and overwrites nothing', () => {
  const onDisk = { text: 'actor UA', hash: 'h2' };
  const file = { path: LAW.path, text: onDisk.text, saved: onDisk };
  const draft = { text: 'actor RU "Russia"', basis: 'h1' };
  expect(withDraft(file, LAW.path, draft)).toEqual({ path: LAW.path, text: draft.text, onDisk });
});

it('a new file that was never saved is there again', () => {
  const draft = { text: 'actor X' };
  expect(withDraft(undefined, 'new.proviso', draft)).toEqual({ path: 'new.proviso', text: 'actor X' });
});

function edit(text: string): void {
  useStudio.setState({ files: new Map([[LAW.path, { ...LAW, text }]]) });
}

/** What the browser keeps, for a page that opens anew; the page before stays behind with its own. */
function reload(storage: Storage): Storage {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i)!);
  const kept = storageInMemory(keys.map((key) => [key, storage.getItem(key)!]));
  useStudio.setState({ files: new Map([[LAW.path, LAW]]) });
  return kept;
}

function storageInMemory(entries: readonly (readonly [string, string])[] = []): Storage {
  const kept = new Map<string, string>(entries);
  return {
    get length() {
      return kept.size;
    },
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}
