import type { Forecast } from '@proviso/forecast';
import { memo, useState } from 'react';
import { FanChart } from './fan-chart.tsx';
import { shownStep } from './shown-step.ts';
import './charts.css';

interface FanChartsProps {
  readonly forecast: Forecast;
  /** The case's own forecast, where something was changed beside it. */
  readonly own?: Forecast | undefined;
}

/** All quantities through time, side by side; one slider says at which step all of them are read. */
export const FanCharts = memo(({ forecast, own }: FanChartsProps) => {
  const { steps, asOfStep, charts } = forecast;
  const [looked, setLooked] = useState<number>();
  const step = Math.min(looked ?? Math.max(0, asOfStep), steps.length - 1);
  if (charts.length === 0) return <p className="lead">The case has no quantity that changes through time.</p>;
  return (
    <>
      <label className="time">
        Read all charts at
        <input
          type="range"
          min={0}
          max={steps.length - 1}
          value={step}
          aria-valuetext={shownStep(steps[step]!)}
          onChange={({ target }) => setLooked(target.valueAsNumber)}
        />
        <output>{shownStep(steps[step]!)}</output>
      </label>
      <Legend own={own !== undefined} forecast={forecast} />
      <div className="fans">
        {charts.map((chart) => (
          <FanChart
            key={chart.name}
            {...{ forecast, chart, step }}
            own={own?.charts.find(({ name }) => name === chart.name)}
            onLook={setLooked}
          />
        ))}
      </div>
    </>
  );
});

function Legend({ forecast: { charts }, own }: { readonly forecast: Forecast; readonly own: boolean }) {
  const scenarios = charts[0]!.scenarios;
  return (
    <ul className="fan-legend" aria-label="What the charts show">
      <li>
        <i className="most" /> nine paths in ten
      </li>
      <li>
        <i className="half" /> the middle half
      </li>
      <li>
        <i className="median" /> median
      </li>
      <li>
        <i className="figure" /> figures known
      </li>
      <li>
        <i className="as-of" /> as-of day
      </li>
      {own && (
        <li>
          <i className="own" /> the case’s own median
        </li>
      )}
      {scenarios.map(({ name, title }, i) => (
        <li key={name}>
          <i className={`scenario scenario-${1 + (i % 6)}`} /> {title ?? name}
        </li>
      ))}
    </ul>
  );
}
