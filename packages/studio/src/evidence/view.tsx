import type { ForecastOutcome } from '@proviso/forecast';
import { oneLine } from '@proviso/report/words';
import { Answers } from '../knobs/answers.tsx';
import type { Setting } from '../store/setting.ts';
import { useStudio } from '../store/studio.ts';
import { changedColumn } from './changed-column.ts';
import { NewsOfCase } from './news.tsx';
import { Statements } from './statements.tsx';
import { WeightOfEvidence } from './weight-of-evidence.tsx';
import './evidence.css';

/** What was said and how it is read; what a reader, or a statement that is struck, makes of the answers. */
export default function EvidenceView() {
  return (
    <div className="weighing">
      <div className="heard">
        <section className="said" aria-labelledby="said-heading">
          <h2 id="said-heading">What was said</h2>
          <Statements />
        </section>
        <Consequences />
      </div>
      <NewsOfCase />
    </div>
  );
}

function Consequences() {
  const { own, latest, running } = useStudio((state) => state.forecasting);
  const model = useStudio((state) => state.checked?.model);
  const setting = useStudio((state) => state.setting);
  if (!model || !setting) return null;
  // Until the first reader's is made, the case's own may still be the one of the reader whose knobs were turned.
  const ownOutcome = own?.setting.reader === undefined ? own?.outcome : undefined;
  const ownForecast = forecastIn(ownOutcome);
  const heading = latest && changedColumn(latest.setting, model);
  const changed = heading === undefined ? undefined : latest?.outcome;
  const outcome = changed ?? ownOutcome;
  return (
    <section className="consequences" aria-labelledby="moved-heading" aria-busy={running !== undefined}>
      <h2 id="moved-heading">What it does to the answers</h2>
      <p className="lead">{leadOf(setting)}</p>
      <Failure outcome={outcome} />
      {ownForecast ? (
        <Answers own={ownForecast} turned={forecastIn(changed)} changed={heading ?? 'As struck'} />
      ) : (
        outcome?.kind !== 'failure' && <p className="waiting">Forecasting…</p>
      )}
      {ownForecast && <WeightOfEvidence forecast={forecastIn(changed) ?? ownForecast} model={model} />}
    </section>
  );
}

function leadOf({ struck }: Setting): string {
  return struck.length === 0
    ? 'Strike a statement, or let another reader read them all, and the answers follow.'
    : 'Beside the case’s own answers, those that it would give if nobody had said what is struck.';
}

function Failure({ outcome }: { readonly outcome: ForecastOutcome | undefined }) {
  if (outcome?.kind !== 'failure') return null;
  const { message, help } = outcome.failure;
  return (
    <p role="alert">
      {oneLine(message)}: {oneLine(help)}.
    </p>
  );
}

function forecastIn(outcome: ForecastOutcome | undefined) {
  return outcome?.kind === 'forecast' ? outcome.forecast : undefined;
}
