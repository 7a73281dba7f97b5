import type { ForecastOutcome } from '@proviso/forecast';
import { adjustmentsToLink } from '@proviso/model';
import { oneLine } from '@proviso/report/words';
import { FanCharts } from '../charts/fan-charts.tsx';
import { changeSetting } from '../store/session.ts';
import { changesNothing } from '../store/setting.ts';
import { type MadeForecast, useStudio } from '../store/studio.ts';
import { Answers } from './answers.tsx';
import { Comparison } from './comparison.tsx';
import { EventKnobs } from './event-knobs.tsx';
import { MostMoved } from './most-moved.tsx';
import { ParamKnobs } from './param-knobs.tsx';
import { Sharing } from './sharing.tsx';
import { useKnobs } from './use-knobs.ts';
import { ValueKnobs } from './value-knobs.tsx';
import './knobs.css';

/** Sliders and toggles, and what follows from them at once, beside what the case says by itself. */
export default function KnobsView() {
  const { own, latest } = useStudio((state) => state.forecasting);
  const adjustments = useStudio((state) => state.setting?.adjustments) ?? [];
  const { knobs, params } = useKnobs();
  const ownForecast = forecastIn(own?.outcome);
  const turned = latest && !changesNothing(latest.setting) ? latest.outcome : undefined;
  return (
    <div className="turning">
      <section className="consequences" aria-labelledby="answers-heading" data-shown={shownFor(latest)}>
        <h2 id="answers-heading">What follows</h2>
        <Failure outcome={turned ?? own?.outcome} />
        {ownForecast ? (
          <>
            <MostMoved own={ownForecast} turned={forecastIn(turned)} />
            <Answers own={ownForecast} turned={forecastIn(turned)} />
          </>
        ) : (
          <p className="waiting">Forecasting…</p>
        )}
      </section>
      <section className="controls" aria-labelledby="knobs-heading">
        <div className="heading">
          <h2 id="knobs-heading">Turn the knobs</h2>
          <button type="button" disabled={adjustments.length === 0} onClick={() => changeSetting({ adjustments: [] })}>
            Reset all
          </button>
        </div>
        <p className="lead">
          Everything that is not turned keeps its random numbers: what moves, moves by what you turn. The file stays as
          it is.
        </p>
        {knobs ? (
          <>
            <h3>Params</h3>
            <p className="legend">
              <i className="prior" /> what the case expects <i className="known" /> what is known says{' '}
              <i className="band" /> nine in ten
            </p>
            <ParamKnobs params={knobs.params} known={params} adjustments={adjustments} />
            <h3>Events to come</h3>
            <EventKnobs events={knobs.events} adjustments={adjustments} />
            <h3>Values of scenarios</h3>
            <ValueKnobs values={knobs.values} adjustments={adjustments} own={ownForecast} />
          </>
        ) : (
          <p className="waiting">Looking for what can be turned…</p>
        )}
      </section>
      <section className="courses" aria-labelledby="courses-heading">
        <h2 id="courses-heading">Through time</h2>
        {ownForecast && <FanCharts forecast={forecastIn(turned) ?? ownForecast} own={turned && ownForecast} />}
      </section>
      <section className="compared" aria-labelledby="compared-heading">
        <h2 id="compared-heading">Side by side</h2>
        {ownForecast && <Comparison own={ownForecast} turned={forecastIn(turned)} />}
        <h3>Take it away</h3>
        <Sharing />
      </section>
    </div>
  );
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
