import type { Place } from '@proviso/language';
import { type ReactNode, useMemo, useState } from 'react';
import { useStudio } from '../store/studio.ts';
import { useDesk } from '../writing/desk-state.ts';
import { Drawing } from './drawing.tsx';
import { InfluenceList } from './influence-list.tsx';
import { type Influence, type Influences, influencesIn } from './influences.ts';
import { type Scope, within } from './scope.ts';
import './diagram.css';

const REACHES: readonly Scope['reach'][] = ['whole case', 'around it', 'what drives it', 'what it drives'];

interface DiagramProps {
  readonly onGoTo: (place: Place) => void;
  /** Across the whole page, with the text below. */
  readonly isWide: boolean;
  readonly onWide: (isWide: boolean) => void;
}

/** What drives what in the case that checked last: a click selects in the text, the cursor in the text selects here. */
export default function Diagram({ onGoTo, isWide, onWide }: DiagramProps) {
  const checked = useStudio((state) => state.checked);
  const atCursor = useDesk((state) => state.atCursor?.name);
  const [scope, setScope] = useState<Scope>({ reach: 'around it', inDetail: true });
  const [zoom, setZoom] = useState<number>();
  const all = useMemo(() => checked && influencesIn(checked.model), [checked]);
  const subject = scope.subject ?? atCursor;
  const shown = useMemo(() => {
    return all && within(all, { ...scope, ...(subject !== undefined && { subject }) });
  }, [all, scope, subject]);
  if (!checked || !all || !shown) return <p className="diagram">The diagram is drawn once the case has no error.</p>;
  const select = (name: string) => {
    const place = checked.places.get(name);
    if (place) onGoTo(place);
  };
  return (
    <section className="diagram" aria-labelledby="diagram-heading">
      <h3 id="diagram-heading">What drives what</h3>
      <Controls all={all} scope={scope} onScope={setScope}>
        <button type="button" onClick={() => setZoom(undefined)}>
          Fit
        </button>
        <button type="button" onClick={() => setZoom(1)}>
          Full size
        </button>
        <button type="button" aria-pressed={isWide} onClick={() => onWide(!isWide)}>
          Wide
        </button>
      </Controls>
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
  readonly onScope: (scope: Scope) => void;
  readonly children: ReactNode;
}

function Controls({ all, scope, onScope, children }: ControlsProps) {
  const named = [...all.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const { subject: _, ...following } = scope;
  return (
    <div className="diagram-controls">
      <label>
        Show{' '}
        <select
          value={scope.reach}
          onChange={({ target }) => onScope({ ...scope, reach: target.value as Scope['reach'] })}
        >
          {REACHES.map((reach) => (
            <option key={reach}>{reach}</option>
          ))}
        </select>
      </label>
      {scope.reach !== 'whole case' && (
        <label>
          it is{' '}
          <select
            value={scope.subject ?? ''}
            onChange={({ target }) => onScope({ ...following, ...(target.value !== '' && { subject: target.value }) })}
          >
            <option value="">what is at the cursor</option>
            <optgroup label="Questions">{named.filter(({ kind }) => kind === 'question').map(optionOf)}</optgroup>
            <optgroup label="Everything else">{named.filter(({ kind }) => kind !== 'question').map(optionOf)}</optgroup>
          </select>
        </label>
      )}
      <label>
        <input
          type="checkbox"
          checked={scope.inDetail}
          onChange={({ target }) => onScope({ ...scope, inDetail: target.checked })}
        />{' '}
        params, statements and obligations too
      </label>
      <span className="zoom">{children}</span>
    </div>
  );
}

function optionOf({ name }: Influence) {
  return <option key={name}>{name}</option>;
}

/** The node that stands for a name: itself, or the agreement of an obligation that is not shown. */
function shownFor(name: string | undefined, shown: Influences): string | undefined {
  if (name === undefined || shown.has(name)) return name;
  const owner = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  return shown.has(owner) ? owner : undefined;
}
