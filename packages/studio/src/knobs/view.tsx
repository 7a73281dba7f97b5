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
  const own = useStudio((state) => state.forecasting.own);
  const latest = useStudio((state) => state.forecasting.latest);
  const outcome = latest && !changesNothing(latest.setting) ? latest.outcome : own?.outcome;
  return { own: forecastIn(own?.outcome), turned: turnedIn(latest), outcome, latest };
}

/** The forecast, unless nothing is turned in it. */
function turnedIn(made: MadeForecast | undefined) {
  return made && !changesNothing(made.setting) ? forecastIn(made.outcome) : undefined;
}

/** Answers come before the charts of the same run, and are the same to the last bit. */
function Consequences() {
  const { own, turned, outcome, latest } = useForecasts();
  const answered = useStudio((state) => state.forecasting.answered);
  const answers = answered ? (changesNothing(answered.setting) ? undefined : answered) : turned;
  return (
    <section className="consequences" aria-labelledby="answers-heading" data-shown={shownFor(answered ?? latest)}>
      <h2 id="answers-heading">What follows</h2>
      {!answered && <Failure outcome={outcome} />}
      {own ? (
        <>
          <MostMoved own={own} turned={answers} />
          <Answers own={own} turned={answers} />
        </>
      ) : (
        <p className="waiting">Forecasting…</p>
      )}
    </section>
  );
}

/** Charts come after the answers where the machine cannot do both at once. */
function Courses() {
  const { own, latest } = useForecasts();
  const drawn = useDeferredValue(latest);
  const turned = turnedIn(drawn);
  return (
    <section className="courses" aria-labelledby="courses-heading" data-shown={shownFor(drawn)}>
      <h2 id="courses-heading">Through time</h2>
      {own && <FanCharts forecast={turned ?? own} own={turned && own} />}
    </section>
  );
}

function Compared() {
  const { own, turned } = useForecasts();
  const compared = useDeferredValue(turned);
  return own ? <Comparison own={own} turned={compared} /> : null;
}

/** What the answers or charts that are shown were turned to. */
function shownFor(made: Pick<MadeForecast, 'setting'> | undefined): string | undefined {
  return made && adjustmentsToLink(made.setting.adjustments);
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
