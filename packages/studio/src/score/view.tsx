import { type Case, hashCase } from '@proviso/model';
import { useMemo } from 'react';
import { useQuestion } from '../engine/use-question.ts';
import { Running } from '../shell/running.tsx';
import type { Setting } from '../store/setting.ts';
import { useStudio } from '../store/studio.ts';
import { BacktestForm } from './backtest-form.tsx';
import { BacktestResult } from './backtest-result.tsx';
import { Ledger } from './ledger.tsx';
import './score.css';

/** What forecasts as of past days were worth, and whether a ledger of forecasts is whole. */
export default function ScoreView() {
  const model = useStudio((state) => state.checked?.model);
  const setting = useStudio((state) => state.setting);
  const hash = useMemo(() => model && hashCase(model), [model]);
  if (!model || !setting) return <p className="waiting">A case that does not check cannot be scored.</p>;
  return (
    <div className="scoring">
      <section aria-labelledby="backtest-heading">
        <h2 id="backtest-heading">How good the forecasts were</h2>
        <p className="lead">
          The case is forecast as of past days, each from what could be known then; what has come out since scores it,
          beside the trivial forecasts and the claims. Nothing that is turned or struck counts here.
        </p>
        {/* Scores of another text, reader or seed are none of this case's. */}
        <Backtests key={`${hash} ${setting.reader} ${setting.seed}`} {...{ model, setting }} />
      </section>
      <Ledger />
    </div>
  );
}

function Backtests({ model, setting }: { readonly model: Case; readonly setting: Setting }) {
  const { progress, ask, withdraw } = useQuestion('backtest');
  return (
    <>
      <BacktestForm
        {...{ model, setting }}
        isRunning={progress.kind === 'running'}
        onAsk={(span) => ask({ setting, ...span })}
      />
      {progress.kind === 'running' && <Running {...progress} onStop={withdraw} />}
      {progress.kind === 'failed' && <p role="alert">{progress.message}</p>}
      {progress.kind === 'answered' && <BacktestResult outcome={progress.gives} />}
    </>
  );
}
