import { type OpenFile, useStudio } from '../store/studio.ts';
import { useDesk } from './desk-state.ts';

/** The files of the case, each with what became of it. */
export function FileList({ onOpen }: { readonly onOpen: (path: string) => void }) {
  const files = useStudio((state) => state.files);
  const diagnostics = useStudio((state) => state.diagnostics);
  const shown = useDesk((state) => state.path);
  const faulty = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ place }) => place?.file));
  return (
    <nav className="files" aria-label="Files of the case">
      <ul>
        {[...files.values()].toSorted(byPlaceInCase).map((file) => (
          <li key={file.path}>
            <button
              type="button"
              aria-current={file.path === shown ? 'true' : undefined}
              onClick={() => onOpen(file.path)}
            >
              <span className="file-name">{file.path}</span>
              <span className="file-state">
                {[standingOf(file), faulty.has(file.path) ? 'errors' : undefined].filter(Boolean).join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What became of a file since it was read; undefined where nothing did. */
export function standingOf(file: OpenFile): string | undefined {
  if (file.onDisk) return 'changed on disk';
  if (!file.saved) return 'new';
  return isEdited(file) ? 'edited' : undefined;
}

/** Whether there is something to save. */
export function isEdited({ text, saved }: OpenFile): boolean {
  return text !== saved?.text;
}

/** The text of the case first, then its tables and documents. */
function byPlaceInCase(a: OpenFile, b: OpenFile): number {
  const rank = ({ path }: OpenFile) => (path.endsWith('.proviso') ? 0 : path.endsWith('.csv') ? 1 : 2);
  return rank(a) - rank(b) || (a.path < b.path ? -1 : 1);
}
