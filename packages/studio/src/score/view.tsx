import { useQuestion } from '../engine/use-question.ts';
import { Running } from '../shell/running.tsx';
import { useStudio } from '../store/studio.ts';
import { BacktestForm } from './backtest-form.tsx';
import { BacktestResult } from './backtest-result.tsx';
import { Ledger } from './ledger.tsx';
import './score.css';

/** What forecasts as of past days were worth, and whether a ledger of forecasts is whole. */
export default function ScoreView() {
  const model = useStudio((state) => state.checked?.model);
  const setting = useStudio((state) => state.setting);
  const { progress, ask, withdraw } = useQuestion('backtest');
  if (!model || !setting) return <p className="waiting">A case that does not check cannot be scored.</p>;
  return (
    <div className="scoring">
      <section aria-labelledby="backtest-heading">
        <h2 id="backtest-heading">How good the forecasts were</h2>
        <p className="lead">
          The case is forecast as of past days, each from what could be known then; what has come out since scores it,
          beside the trivial forecasts and the claims. Nothing that is turned or struck counts here.
        </p>
        <BacktestForm
          {...{ model, setting }}
          isRunning={progress.kind === 'running'}
          onAsk={(span) => ask({ setting, ...span })}
        />
        {progress.kind === 'running' && <Running {...progress} onStop={withdraw} />}
        {progress.kind === 'failed' && <p role="alert">{progress.message}</p>}
        {progress.kind === 'answered' && <BacktestResult outcome={progress.gives} />}
      </section>
      <Ledger />
    </div>
  );
}
