import { longDay, oneLine, titleIn } from '@proviso/report/words';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { select } from '../store/session.ts';
import { dayOf } from '../store/setting.ts';
import { useStudio } from '../store/studio.ts';
import { Changes } from './changes.tsx';
import { Tree } from './tree.tsx';
import { useExplained } from './use-explained.ts';
import './explanation.css';

/** Why the selected subject stands as it does on the day that is looked at, and what would have to change. */
export default function ExplanationPanel() {
  const subject = useStudio((state) => state.subject);
  const model = useStudio((state) => state.checked?.model);
  const setting = useStudio((state) => state.setting);
  const heading = useFocusWhileOpen(subject);
  const explained = useExplained();
  if (subject === undefined || !model || !setting) return null;
  const title = titleIn(model, subject);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from wherever in the panel one is
    <div className="explanation" onKeyDown={closeOnEscape}>
      <h2 ref={heading} tabIndex={-1}>
        {title ?? oneLine(subject)}
      </h2>
      {title !== undefined && <p className="footing">{oneLine(subject)}</p>}
      <p className="lead">
        On {longDay(dayOf(setting))}, as known on {longDay(setting.asOf)}.
      </p>
      {explained?.subject === subject ? (
        <>
          <Tree explanation={explained.explanation} model={model} />
          {explained.changes && <Changes changes={explained.changes} model={model} />}
        </>
      ) : (
        <p className="waiting">{explained === undefined ? 'Looking it up…' : 'The case has nothing of that name.'}</p>
      )}
    </div>
  );
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') select(undefined);
}

/** Moves to the heading whenever another subject is opened, and back to where one was once the panel closes. */
function useFocusWhileOpen(subject: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is another one with each subject
  useEffect(() => heading.current?.focus(), [subject]);
  return heading;
}
