import { useDesk } from './desk-state.ts';
import { Markup } from './markup.tsx';

/** What stands at the cursor, for eyes and for those who cannot point at a word. */
export function AtCursor() {
  const path = useDesk((state) => state.path);
  const atCursor = useDesk((state) => state.atCursor);
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
      {atCursor && (
        <p className="position">
          {path}:{atCursor.line}:{atCursor.column}
        </p>
      )}
    </section>
  );
}
