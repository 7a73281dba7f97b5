import type { Place } from '@proviso/language';
import { useMemo, useState } from 'react';
import { useStudio } from '../store/studio.ts';
import { useDesk } from '../writing/desk-state.ts';
import { Drawing } from './drawing.tsx';
import { InfluenceList } from './influence-list.tsx';
import { type Influences, influencesIn } from './influences.ts';
import { type Scope, within } from './scope.ts';
import './diagram.css';

const REACHES: readonly Scope['reach'][] = ['whole case', 'around it', 'what drives it', 'what it drives'];

/** What drives what in the case that checked last: a click selects in the text, the cursor in the text selects here. */
export default function Diagram({ onGoTo }: { readonly onGoTo: (place: Place) => void }) {
  const checked = useStudio((state) => state.checked);
  const atCursor = useDesk((state) => state.atCursor?.name);
  const [scope, setScope] = useState<Scope>({ reach: 'whole case', inDetail: false });
  const [zoom, setZoom] = useState<number>();
  const all = useMemo(() => checked && influencesIn(checked.model), [checked]);
  const shown = useMemo(() => all && within(all, scope), [all, scope]);
  if (!checked || !all || !shown) return <p className="diagram">The diagram is drawn once the case has no error.</p>;
  const select = (name: string) => {
    const place = checked.places.get(name);
    if (place) onGoTo(place);
  };
  return (
    <section className="diagram" aria-labelledby="diagram-heading">
      <h3 id="diagram-heading">What drives what</h3>
      <Controls all={all} scope={scope} atCursor={atCursor} onScope={setScope} onZoom={setZoom} />
      <Drawing
        influences={shown}
        selected={shownFor(atCursor, shown)}
        zoom={zoom}
        onSelect={select}
        onZoom={(wanted) => setZoom(Math.min(2, Math.max(0.2, wanted)))}
      />
      <p className="legend">
        Arrows lead from what drives to what is driven; dashed ones close a loop over time. {shown.size} of {all.size}{' '}
        shown.
      </p>
      <InfluenceList influences={shown} onSelect={select} />
    </section>
  );
}

interface ControlsProps {
  readonly all: Influences;
  readonly scope: Scope;
  readonly atCursor: string | undefined;
  readonly onScope: (scope: Scope) => void;
  readonly onZoom: (zoom: number | undefined) => void;
}

function Controls({ all, scope, atCursor, onScope, onZoom }: ControlsProps) {
  const questions = [...all.values()].filter(({ kind }) => kind === 'question');
  const others = [...all.values()]
    .filter(({ kind }) => kind !== 'question')
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const subject = scope.subject ?? (all.has(atCursor ?? '') ? atCursor : questions[0]?.name);
  const about = { ...scope, ...(subject !== undefined && { subject }) };
  return (
    <div className="diagram-controls">
      <label>
        Show{' '}
        <select
          value={scope.reach}
          onChange={({ target }) => onScope({ ...about, reach: target.value as Scope['reach'] })}
        >
          {REACHES.map((reach) => (
            <option key={reach}>{reach}</option>
          ))}
        </select>
      </label>
      {scope.reach !== 'whole case' && (
        <label>
          it is{' '}
          <select value={subject} onChange={({ target }) => onScope({ ...scope, subject: target.value })}>
            <optgroup label="Questions">
              {questions.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </optgroup>
            <optgroup label="Everything else">
              {others.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </optgroup>
          </select>
        </label>
      )}
      <label>
        <input
          type="checkbox"
          checked={scope.inDetail}
          onChange={({ target }) => onScope({ ...scope, inDetail: target.checked })}
        />{' '}
        in detail
      </label>
      <span className="zoom">
        <button type="button" onClick={() => onZoom(undefined)}>
          Fit
        </button>
        <button type="button" onClick={() => onZoom(1)}>
          Full size
        </button>
      </span>
    </div>
  );
}

/** The node that stands for a name: itself, or the agreement of an obligation that is not shown. */
function shownFor(name: string | undefined, shown: Influences): string | undefined {
  if (name === undefined || shown.has(name)) return name;
  const owner = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  return shown.has(owner) ? owner : undefined;
}
