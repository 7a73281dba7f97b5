import type { ForecastOutcome } from '@proviso/forecast';
import { adjustmentsToLink } from '@proviso/model';
import { oneLine } from '@proviso/report/words';
import { useDeferredValue } from 'react';
import { FanCharts } from '../charts/fan-charts.tsx';
import { changesNothing } from '../store/setting.ts';
import { type MadeForecast, useStudio } from '../store/studio.ts';
import { Answers } from './answers.tsx';
import { Comparison } from './comparison.tsx';
import { Controls } from './controls.tsx';
import { MostMoved } from './most-moved.tsx';
import { Sharing } from './sharing.tsx';
import './knobs.css';

/** Sliders and toggles, and what follows from them at once, beside what the case says by itself. */
export default function KnobsView() {
  return (
    <div className="turning">
      <Consequences />
      <Controls />
      <Courses />
      <section className="compared" aria-labelledby="compared-heading">
        <h2 id="compared-heading">Side by side</h2>
        <Compared />
        <h3>Take it away</h3>
        <Sharing />
      </section>
    </div>
  );
}

/** The case's own forecast, and the one with what is turned, as far as they have been made. */
function useForecasts() {
  const { own, latest } = useStudio((state) => state.forecasting);
  const turned = latest && !changesNothing(latest.setting) ? latest.outcome : undefined;
  return { own: forecastIn(own?.outcome), turned: forecastIn(turned), outcome: turned ?? own?.outcome, latest };
}

function Consequences() {
  const { own, turned, outcome, latest } = useForecasts();
  return (
    <section className="consequences" aria-labelledby="answers-heading" data-shown={shownFor(latest)}>
      <h2 id="answers-heading">What follows</h2>
      <Failure outcome={outcome} />
      {own ? (
        <>
          <MostMoved own={own} turned={turned} />
          <Answers own={own} turned={turned} />
        </>
      ) : (
        <p className="waiting">Forecasting…</p>
      )}
    </section>
  );
}

/** Charts come after the answers where the machine cannot do both at once. */
function Courses() {
  const { own, turned } = useForecasts();
  const drawn = useDeferredValue(turned);
  return (
    <section className="courses" aria-labelledby="courses-heading">
      <h2 id="courses-heading">Through time</h2>
      {own && <FanCharts forecast={drawn ?? own} own={drawn && own} />}
    </section>
  );
}

function Compared() {
  const { own, turned } = useForecasts();
  const compared = useDeferredValue(turned);
  return own ? <Comparison own={own} turned={compared} /> : null;
}

/** What the answers that are shown were turned to. */
function shownFor(latest: MadeForecast | undefined): string | undefined {
  return latest && adjustmentsToLink(latest.setting.adjustments);
}

function Failure({ outcome }: { readonly outcome: ForecastOutcome | undefined }) {
  if (outcome?.kind !== 'failure') return null;
  const { message, help } = outcome.failure;
  return (
    <p role="alert" className="failed">
      {oneLine(message)}: {oneLine(help)}.
    </p>
  );
}

function forecastIn(outcome: ForecastOutcome | undefined) {
  return outcome?.kind === 'forecast' ? outcome.forecast : undefined;
}
