import type { Diagnostic, Place } from '@proviso/language';
import { lazy, Suspense, useState } from 'react';
import { useStudio } from '../store/studio.ts';
import './faults.css';

const ErrorPage = lazy(() => import('./error-page.tsx'));

/** Everything that the checker says of the case, with its place and what to do about it. */
export function FaultList({ onGoTo }: { readonly onGoTo: (place: Place) => void }) {
  const diagnostics = useStudio((state) => state.diagnostics);
  const [code, setCode] = useState<string>();
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return (
    <section className="faults" aria-labelledby="faults-heading">
      <h3 id="faults-heading">{headingOf(errors, diagnostics.length - errors)}</h3>
      {diagnostics.length > 0 && (
        <ul>
          {diagnostics.map((diagnostic) => (
            <Fault key={keyOf(diagnostic)} diagnostic={diagnostic} onGoTo={onGoTo} onHelp={setCode} />
          ))}
        </ul>
      )}
      {code !== undefined && (
        <aside className="error-page" aria-label={`About ${code}`}>
          <button type="button" onClick={() => setCode(undefined)}>
            Close
          </button>
          <Suspense fallback={<p>Loading…</p>}>
            <ErrorPage code={code} />
          </Suspense>
        </aside>
      )}
    </section>
  );
}

interface FaultProps {
  readonly diagnostic: Diagnostic;
  readonly onGoTo: (place: Place) => void;
  readonly onHelp: (code: string) => void;
}

function Fault({ diagnostic: { code, severity, message, help, place }, onGoTo, onHelp }: FaultProps) {
  return (
    <li className={severity}>
      <button
        type="button"
        className="code"
        aria-label={`${severity} ${code}: what it means`}
        onClick={() => onHelp(code)}
      >
        {severity} {code}
      </button>
      {place && (
        <button type="button" className="place" onClick={() => onGoTo(place)}>
          {place.file}:{place.line}:{place.column}
        </button>
      )}
      <span className="message">{message}</span>
      <span className="help">{help}</span>
    </li>
  );
}

function headingOf(errors: number, warnings: number): string {
  if (errors + warnings === 0) return 'Nothing is wrong';
  const count = (n: number, word: string) => `${n} ${n === 1 ? word : `${word}s`}`;
  return [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean).join(', ');
}

function keyOf({ code, place, message }: Diagnostic): string {
  return `${code} ${place?.file}:${place?.line}:${place?.column} ${message}`;
}
