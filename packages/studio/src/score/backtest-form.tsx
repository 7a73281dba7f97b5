import { addPeriod, type CalendarUnit, type Case, type CivilDate } from '@proviso/model';
import { type FormEvent, useState } from 'react';
import type { Setting } from '../store/setting.ts';

/** Which past days, and how many paths for each. */
export interface BacktestSpan {
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly every: CalendarUnit;
  readonly known: CivilDate;
  readonly paths: number;
}

interface BacktestFormProps {
  readonly model: Case;
  readonly setting: Setting;
  readonly isRunning: boolean;
  readonly onAsk: (span: BacktestSpan) => void;
}

const UNITS: readonly CalendarUnit[] = ['week', 'month', 'quarter', 'year'];
/** A dozen forecasts of so many paths are made in seconds. */
const PATHS = 500;

/** The span to go back over: unless said otherwise the last year before the as-of day, month by month. */
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

function usualSpan({ timeline, verifiedThrough }: Case, { asOf }: Setting): BacktestSpan {
  const yearBefore = addPeriod(asOf, { count: -1, unit: 'year' }).date;
  const known = verifiedThrough ?? timeline.through;
  return {
    from: [yearBefore, timeline.from].sort()[1]!,
    through: asOf,
    every: 'month',
    known: [known, asOf].sort()[1]!,
    paths: PATHS,
  };
}
