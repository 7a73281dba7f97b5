import { longDay, oneLine, titleIn } from '@proviso/report/words';
import { useEffect, useRef } from 'react';
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
  const heading = useFocusOn(subject);
  const explained = useExplained();
  if (subject === undefined || !model || !setting) return null;
  const title = titleIn(model, subject);
  return (
    <div className="explanation">
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

/** Moves the keyboard to the heading whenever another subject is opened. */
function useFocusOn(subject: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is another one with each subject
  useEffect(() => heading.current?.focus(), [subject]);
  return heading;
}
