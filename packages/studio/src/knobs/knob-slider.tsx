import { type CSSProperties, useId, useState } from 'react';
import { placeOn, type SliderScale } from './slider-scale.ts';

/** A value that stands beside a slider. */
export interface Mark {
  readonly kind: 'prior' | 'known' | 'case';
  readonly at: number;
}

export interface KnobSliderProps {
  readonly label: string;
  readonly name: string;
  /** Empty for a pure number. */
  readonly unit: string;
  /** Absent where nothing says how far it may go: then it is set by number alone. */
  readonly scale?: SliderScale | undefined;
  /** What it is turned to; absent where it is left to the case. */
  readonly value?: number | undefined;
  /** Where the slider stands while it is left to the case. */
  readonly rest?: number | undefined;
  readonly marks?: readonly Mark[];
  /** Where it lies nine times in ten, by what is known. */
  readonly band?: { readonly low: number; readonly high: number } | undefined;
  /** What the marks say, in words. */
  readonly words: string;
  readonly onTurn: (value: number) => void;
  readonly onReset: () => void;
}

/** A number that can be turned by slider, or set exactly, and left to the case again. */
export function KnobSlider(props: KnobSliderProps) {
  const { label, name, unit, scale, value, rest, words, onTurn, onReset } = props;
  const id = useId();
  const turned = value !== undefined;
  return (
    <div className={turned ? 'knob turned' : 'knob'}>
      <label htmlFor={scale ? id : `${id}-exact`}>
        {label} <code>{name}</code>
      </label>
      <div className="exact">
        <ExactNumber id={`${id}-exact`} label={`${label}, exactly`} value={value} onTurn={onTurn} />
        <span className="unit">{unit}</span>
        <button type="button" className="quiet" disabled={!turned} onClick={onReset}>
          Reset<span className="unseen"> {label}</span>
        </button>
      </div>
      {scale && (
        <div className="track">
          <Marks {...props} scale={scale} />
          <input
            type="range"
            {...{ id, min: scale.min, max: scale.max, step: scale.step }}
            value={value ?? rest ?? scale.min}
            aria-describedby={`${id}-words`}
            aria-valuetext={turned ? `${value} ${unit}`.trim() : 'left to the case'}
            onChange={({ target }) => onTurn(target.valueAsNumber)}
          />
        </div>
      )}
      <p className="words" id={`${id}-words`}>
        {words}
      </p>
    </div>
  );
}

function Marks({ scale, marks = [], band }: KnobSliderProps & { readonly scale: SliderScale }) {
  const place = (value: number) => ({ '--place': placeOn(scale, value) }) as CSSProperties;
  return (
    <div className="marks" aria-hidden="true">
      {band && (
        <span
          className="band"
          style={{ '--from': placeOn(scale, band.low), '--to': placeOn(scale, band.high) } as CSSProperties}
        />
      )}
      {marks.map(({ kind, at }) => (
        <span key={kind} className={kind} style={place(at)} />
      ))}
    </div>
  );
}

interface ExactNumberProps {
  readonly id: string;
  readonly label: string;
  readonly value: number | undefined;
  readonly onTurn: (value: number) => void;
}

/** A field that keeps what is typed as it is typed, and turns the knob whenever that is a number. */
function ExactNumber({ id, label, value, onTurn }: ExactNumberProps) {
  const [draft, setDraft] = useState<string>();
  return (
    <input
      {...{ id, type: 'number', step: 'any', 'aria-label': label, placeholder: 'as in the case' }}
      value={draft ?? value ?? ''}
      onFocus={() => setDraft(value === undefined ? '' : String(value))}
      onBlur={() => setDraft(undefined)}
      onChange={({ target }) => {
        setDraft(target.value);
        if (Number.isFinite(target.valueAsNumber)) onTurn(target.valueAsNumber);
      }}
    />
  );
}
