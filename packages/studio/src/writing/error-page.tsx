import { marked } from 'marked';
import { useEffect, useState } from 'react';
import { Markup } from './markup.tsx';

const PAGES = import.meta.glob<string>('../../../../docs/errors/PV*.md', { query: '?raw', import: 'default' });

/** The page of the documentation on a code: what it means, a failing example and a mended one. */
export default function ErrorPage({ code }: { readonly code: string }) {
  const [html, setHtml] = useState<string>();
  useEffect(() => {
    const load = PAGES[`../../../../docs/errors/${code}.md`];
    void load?.().then((text) => setHtml(marked.parse(text, { async: false })));
  }, [code]);
  return html === undefined ? <p>{code} has no page.</p> : <Markup html={html} />;
}
