import { Answers } from '../knobs/answers.tsx';
import { changesNothing } from '../store/setting.ts';
import { useStudio } from '../store/studio.ts';
import { Statements } from './statements.tsx';
import { WeightOfEvidence } from './weight-of-evidence.tsx';
import './evidence.css';

/** What was said and how it is read; what a reader, or a statement that is struck, makes of the answers. */
export default function EvidenceView() {
  const { own, latest, running } = useStudio((state) => state.forecasting);
  const struck = useStudio((state) => state.setting?.struck) ?? [];
  const ownForecast = own?.outcome.kind === 'forecast' ? own.outcome.forecast : undefined;
  const turned = latest && !changesNothing(latest.setting) ? latest.outcome : undefined;
  const changed = turned?.kind === 'forecast' ? turned.forecast : undefined;
  return (
    <div className="weighing">
      <section className="said" aria-labelledby="said-heading">
        <h2 id="said-heading">What was said</h2>
        <Statements />
      </section>
      <section className="consequences" aria-labelledby="moved-heading" aria-busy={running !== undefined}>
        <h2 id="moved-heading">What it does to the answers</h2>
        <p className="lead">
          {struck.length === 0
            ? 'Strike a statement, or let another reader read them all, and the answers follow.'
            : 'Beside the case’s own answers, those that it would give if nobody had said what is struck.'}
        </p>
        {ownForecast ? (
          <Answers own={ownForecast} turned={changed} changed="As struck" />
        ) : (
          <p className="waiting">{own?.outcome.kind === 'failure' ? own.outcome.failure.message : 'Forecasting…'}</p>
        )}
        {ownForecast && <WeightOfEvidence forecast={changed ?? ownForecast} />}
      </section>
    </div>
  );
}
