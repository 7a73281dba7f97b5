import type { Backtest, BacktestOutcome } from '@proviso/forecast';
import {
  backtestSpan,
  hindsightNotes,
  longDay,
  oneLine,
  pendingOf,
  shownCount,
  shownForecast,
  shownOutcome,
  shownQuantity,
  titleOf,
  unscoredNotes,
} from '@proviso/report/words';
import { ReliabilityDiagram } from './reliability-diagram.tsx';
import { Standings } from './standings.tsx';

/** Scores, reliability, what came out, and what is not scored or known only in hindsight. */
export function BacktestResult({ outcome }: { readonly outcome: BacktestOutcome }) {
  if (outcome.kind === 'failure') {
    const { message, help } = outcome.failure;
    return (
      <p role="alert">
        {oneLine(message)}. {oneLine(help)}.
      </p>
    );
  }
  const { backtest } = outcome;
  const { paths, seed, modelHash, known, reliability } = backtest;
  return (
    <>
      <p className="lead">
        {backtestSpan(backtest)}. {shownCount(paths)} paths a day, seed {seed}, model {modelHash.slice(0, 12)}.
        Questions resolved as of {longDay(known)}.
      </p>
      <Standings standings={backtest.standings} />
      {reliability && <ReliabilityDiagram reliability={reliability} />}
      <Questions backtest={backtest} />
      <Values backtest={backtest} />
      <Notes title="Not scored" notes={unscoredNotes(backtest)} />
      <Notes title="Known only in hindsight" notes={hindsightNotes(backtest)} />
    </>
  );
}

function Questions({ backtest }: { readonly backtest: Backtest }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" aria-label="Questions" tabIndex={0}>
      <table className="scores">
        <caption>What was asked, and how it came out</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Came out</th>
            <th scope="col">Days</th>
            <th scope="col">First</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {backtest.questions.map((question) => {
            const pending = pendingOf(question);
            const [first, last] = [pending[0], pending.at(-1)];
            return (
              <tr key={question.name}>
                <th scope="row">{titleOf(question)}</th>
                <td>{shownOutcome(question)}</td>
                <td>{shownCount(pending.length)}</td>
                <td>{first && shownForecast(first, backtest)}</td>
                <td>{last && shownForecast(last, backtest)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Values({ backtest: { values, questions } }: { readonly backtest: Backtest }) {
  const notes = values.map(({ question, forecasts, model, statusQuo }) => {
    const title = titleOf(questions.find(({ name }) => name === question)!);
    const beside = statusQuo === undefined ? '' : `; nothing changes: ${shownQuantity(statusQuo, statusQuo)}`;
    return `${title}: ${shownQuantity(model, model)} over ${forecasts} forecasts${beside}`;
  });
  return <Notes title="Ranked probability scores of values, in their own units" notes={notes} />;
}

function Notes({ title, notes }: { readonly title: string; readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}
