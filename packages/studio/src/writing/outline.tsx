import type { Place } from '@proviso/language';
import { useEffect, useId, useState } from 'react';
import { useDesk } from './desk-state.ts';

interface OutlineProps {
  readonly onGoTo: (place: Omit<Place, 'lineText'>) => void;
}

/** What the file in the editor declares. */
export function Outline({ onGoTo }: OutlineProps) {
  const path = useDesk((state) => state.path);
  const symbols = useDesk((state) => state.symbols);
  const current = useDesk((state) => state.atCursor?.name);
  const own = symbols.filter(({ place }) => place.file === path);
  if (own.length === 0) return null;
  return (
    <details className="outline" open>
      <summary>Declared here</summary>
      <ul>
        {own.map(({ name, place }) => (
          <li key={`${name} ${place.line}`}>
            <button type="button" aria-current={name === current ? 'true' : undefined} onClick={() => onGoTo(place)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A field in which the beginning of any name of the case leads to its declaration. */
export function GoToName({ onGoTo }: OutlineProps) {
  const symbols = useDesk((state) => state.symbols);
  const [typed, setTyped] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const list = useId();
  // A name may be asked for before the language server has told the first.
  useEffect(() => {
    if (!isAsked || symbols.length === 0) return;
    setIsAsked(false);
    const found = symbols.find(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));
    if (!found) return;
    setTyped('');
    onGoTo(found.place);
  }, [isAsked, symbols, typed, onGoTo]);
  return (
    <label className="go-to">
      Go to{' '}
      <input
        type="search"
        list={list}
        placeholder="a name"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // The key must not go on into the text, which has the focus by then.
          event.preventDefault();
          setIsAsked(true);
        }}
      />
      <datalist id={list}>
        {symbols.map(({ name, place }) => (
          <option key={`${name} ${place.file}:${place.line}`} value={name} />
        ))}
      </datalist>
    </label>
  );
}
