import { type OpenFile, type StudioState, useStudio } from './studio.ts';

/** A text that was edited and not saved. */
interface Draft {
  readonly text: string;
  /** Hash of the text that was read from the disk; absent for a new file. */
  readonly basis?: string;
}

/**
 * Takes up the texts that were edited and not saved when this case was open in this browser last, and keeps them from
 * now on until they are saved: a reload loses nothing.
 */
export function keepDrafts(storage: Storage): void {
  const { caseId, files } = useStudio.getState();
  const drafts = draftsIn(storage, caseId);
  const restored = [...drafts].map(([path, draft]) => [path, withDraft(files.get(path), path, draft)] as const);
  if (restored.length > 0) useStudio.setState({ files: new Map([...files, ...restored]) });
  useStudio.subscribe((now, before) => {
    if (now.files !== before.files) store(storage, now, before);
  });
  for (const [path] of restored) put(storage, keyOf(caseId, path), useStudio.getState().files.get(path));
}

/** A file with what was edited in it; where the disk has changed since, a person must choose. */
export function withDraft(file: OpenFile | undefined, path: string, { text, basis }: Draft): OpenFile {
  if (!file?.saved) return { path, text };
  if (file.saved.hash === basis || file.saved.text === text) return { ...file, text };
  return { path, text, onDisk: file.saved };
}

function draftsIn(storage: Storage, caseId: string): ReadonlyMap<string, Draft> {
  const start = keyOf(caseId, '');
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i)!).filter((key) => key.startsWith(start));
  return new Map(keys.map((key) => [key.slice(start.length), JSON.parse(storage.getItem(key)!) as Draft]));
}

function store(storage: Storage, now: StudioState, before: StudioState): void {
  for (const [path, file] of now.files) {
    if (file !== before.files.get(path)) put(storage, keyOf(now.caseId, path), file);
  }
}

/** Texts for which the browser has no room: leaving the page would lose them. */
const unkept = new Set<string>();

function put(storage: Storage, key: string, file: OpenFile | undefined): void {
  unkept.delete(key);
  if (!file || file.text === file.saved?.text) {
    storage.removeItem(key);
    return;
  }
  const draft: Draft = { text: file.text, ...(file.saved && { basis: file.saved.hash }) };
  try {
    storage.setItem(key, JSON.stringify(draft));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    unkept.add(key);
    addEventListener('beforeunload', askBeforeLoss);
  }
}

function askBeforeLoss(event: BeforeUnloadEvent): void {
  if (unkept.size > 0) event.preventDefault();
}

function keyOf(caseId: string, path: string): string {
  return `proviso-draft:${caseId}:${path}`;
}
