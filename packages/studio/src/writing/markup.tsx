import { useLayoutEffect, useRef } from 'react';
import { plainMarkup } from './plain-markup.ts';

/** HTML of the language server or of a page of the documentation, with nothing in it but plain elements. */
export function Markup({ html }: { readonly html: string }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.innerHTML = plainMarkup(html);
  }, [html]);
  return <div className="markup" ref={box} />;
}
