import type { CalendarUnit, Case } from '@proviso/model';
import { type FormEvent, useState } from 'react';
import type { Setting } from '../store/setting.ts';
import { type BacktestSpan, usualSpan } from './backtest-span.ts';

interface BacktestFormProps {
  readonly model: Case;
  readonly setting: Setting;
  readonly isRunning: boolean;
  readonly onAsk: (span: BacktestSpan) => void;
}

const UNITS: readonly CalendarUnit[] = ['week', 'month', 'quarter', 'year'];

/** The span to go back over, as it usually is until a person says otherwise. */
export function BacktestForm({ model, setting, isRunning, onAsk }: BacktestFormProps) {
  const [span, setSpan] = useState(() => usualSpan(model, setting));
  const put = (part: Partial<BacktestSpan>) => setSpan({ ...span, ...part });
  const mistake = span.from > span.through ? 'The first day comes after the last.' : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!mistake) onAsk(span);
  };
  return (
    <form className="span" onSubmit={submit}>
      <label>
        From <input type="date" required value={span.from} onChange={(e) => put({ from: e.target.value })} />
      </label>
      <label>
        through <input type="date" required value={span.through} onChange={(e) => put({ through: e.target.value })} />
      </label>
      <label>
        every{' '}
        <select value={span.every} onChange={(e) => put({ every: e.target.value as CalendarUnit })}>
          {UNITS.map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </select>
      </label>
      <label>
        paths{' '}
        <input
          type="number"
          required
          min={50}
          max={20_000}
          step={50}
          value={span.paths}
          onChange={(e) => put({ paths: e.target.valueAsNumber })}
        />
      </label>
      <button type="submit" disabled={isRunning || mistake !== undefined}>
        Backtest
      </button>
      {mistake !== undefined && <p role="alert">{mistake}</p>}
    </form>
  );
}
