import type { Case } from '@proviso/model';
import { select } from '../store/session.ts';
import { useStudio } from '../store/studio.ts';
import { useDesk } from './desk-state.ts';
import { Markup } from './markup.tsx';

/** What stands at the cursor, for eyes and for those who cannot point at a word. */
export function AtCursor() {
  const path = useDesk((state) => state.path);
  const atCursor = useDesk((state) => state.atCursor);
  const isLaw = useStudio(({ checked }) => checked !== undefined && hasStatus(checked.model, atCursor?.name));
  return (
    <section className="at-cursor" aria-labelledby="at-cursor-heading">
      <h3 id="at-cursor-heading">At the cursor</h3>
      {atCursor?.about !== undefined ? (
        <Markup html={atCursor.about} />
      ) : (
        <p className="nothing">
          {atCursor?.name ? `In ${atCursor.name}` : 'Put the cursor on a name to see what it is.'}
        </p>
      )}
      {isLaw && (
        <button type="button" onClick={() => select(atCursor?.name)}>
          Why {atCursor?.name} stands as it does
        </button>
      )}
      {atCursor && (
        <p className="position">
          {path}:{atCursor.line}:{atCursor.column}
        </p>
      )}
    </section>
  );
}

function hasStatus({ regimes, agreements }: Case, wanted: string | undefined): boolean {
  return [...regimes, ...agreements, ...agreements.flatMap(({ obligations }) => obligations)].some(
    ({ name }) => name === wanted,
  );
}
