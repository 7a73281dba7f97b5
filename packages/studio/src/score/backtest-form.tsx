import type { CalendarUnit, Case } from '@proviso/model';
import { type FormEvent, useState } from 'react';
import { DayFields, PathsField } from '../shell/span-fields.tsx';
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
      <DayFields from={span.from} through={span.through} onChange={put} />
      <label>
        every{' '}
        <select value={span.every} onChange={(e) => put({ every: e.target.value as CalendarUnit })}>
          {UNITS.map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </select>
      </label>
      <PathsField paths={span.paths} onChange={(paths) => put({ paths })} />
      <button type="submit" disabled={isRunning || mistake !== undefined}>
        Backtest
      </button>
      {mistake !== undefined && <p role="alert">{mistake}</p>}
    </form>
  );
}
