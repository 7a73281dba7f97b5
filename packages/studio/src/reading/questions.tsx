import { shownAnswer, titleOf, withError } from '@proviso/report/words';
import { useStudio } from '../store/studio.ts';

/** What is asked and claimed, with the forecast's answers. */
export function Questions() {
  const latest = useStudio((state) => state.forecasting.latest);
  if (!latest) return <p className="waiting">Forecasting…</p>;
  const { outcome } = latest;
  if (outcome.kind === 'failure') return <p role="alert">{outcome.failure.message}</p>;
  const { questions, silenceThrough } = outcome.forecast;
  return (
    <section aria-labelledby="questions-heading">
      <h2 id="questions-heading">What is claimed</h2>
      <ul className="questions">
        {questions.map((answer) => {
          const shown = shownAnswer(answer, silenceThrough);
          return (
            <li key={answer.name}>
              <span>{titleOf(answer)}</span> <strong>{shown ? withError(shown) : 'not estimable'}</strong>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
