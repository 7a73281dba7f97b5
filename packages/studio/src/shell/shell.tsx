import { type FocusEvent, type KeyboardEvent, lazy, Suspense, useEffect, useRef } from 'react';
import { select, show } from '../store/session.ts';
import { useStudio } from '../store/studio.ts';
import { Masthead, RunState } from './masthead.tsx';
import { VIEWS } from './views.ts';

const ExplanationPanel = lazy(() => import('../explanation/panel.tsx'));

/** The frame around every view: masthead, navigation, the view, and beside it the explanation of what is selected. */
export function Shell() {
  const opening = useStudio((state) => state.opening);
  const subject = useStudio((state) => state.subject);
  const view = useStudio((state) => state.view);
  if (opening.kind === 'failed') return <Failure message={opening.message} />;
  const { Component } = VIEWS.find(({ name }) => name === view)!;
  return (
    <>
      <button type="button" className="skip" onClick={focusMain}>
        Skip to the content
      </button>
      <Masthead />
      <Navigation />
      <div className={subject === undefined ? 'panes' : 'panes beside'}>
        <main id="main" tabIndex={-1}>
          <Suspense fallback={<p className="waiting">Loading…</p>}>
            {opening.kind === 'open' ? <Component /> : <p className="waiting">Opening the case…</p>}
          </Suspense>
        </main>
        {subject !== undefined && <Beside />}
      </div>
    </>
  );
}

/** The explanation beside the view. The keyboard goes there when it opens, and where it last came from when it is closed. */
function Beside() {
  const panel = useRef<HTMLElement>(null);
  const before = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus();
    return () => before.current?.focus();
  }, []);
  const noteBefore = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
  };
  const closeOnEscape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') select(undefined);
  };
  return (
    <aside ref={panel} aria-label="Explanation" tabIndex={-1} onFocus={noteBefore} onKeyDown={closeOnEscape}>
      <button type="button" className="close" onClick={() => select(undefined)}>
        Close
      </button>
      <Suspense fallback={<p className="waiting">Loading…</p>}>
        <ExplanationPanel />
      </Suspense>
    </aside>
  );
}

function Navigation() {
  const view = useStudio((state) => state.view);
  return (
    <nav className="parts" aria-label="Parts of the work">
      <ul>
        {VIEWS.map(({ name, label }) => (
          <li key={name}>
            <button type="button" aria-current={name === view ? 'page' : undefined} onClick={() => show(name)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
      <RunState />
    </nav>
  );
}

function Failure({ message }: { readonly message: string }) {
  return (
    <main className="failure">
      <h1>The case could not be opened</h1>
      <p>{message}</p>
      <p>Is `proviso studio` still running in its terminal? Start it again, then reload this page.</p>
    </main>
  );
}

/** A button and no link: the address after `#` holds the setting. */
function focusMain(): void {
  document.getElementById('main')?.focus();
}
