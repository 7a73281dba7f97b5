import { useStudio } from '../store/studio.ts';
import { useDesk } from './desk-state.ts';
import { standingOf } from './file-list.tsx';

/** What became of the file in the editor, and what was done last. */
export function SaveState() {
  const path = useDesk((state) => state.path);
  const said = useDesk((state) => state.said);
  const file = useStudio((state) => state.files.get(path ?? ''));
  const standing = file ? (standingOf(file) ?? 'saved') : 'of the library, to be read only';
  return (
    <>
      <span className={`standing ${standing.replaceAll(' ', '-')}`}>
        {path}: {standing}
      </span>
      <output className="said">{said}</output>
    </>
  );
}
