import type { Answer, Forecast } from '@proviso/forecast';
import {
  claimant,
  claimedRange,
  footingOf,
  longDay,
  oneLine,
  shortDay,
  shownAnswer,
  titleOf,
} from '@proviso/report/words';
import { useStudio } from '../store/studio.ts';
import { AnswerDrawing, ClaimDrawing } from './answer-drawing.tsx';
import { Cautions } from './cautions.tsx';

/** What is asked and claimed: each question with the forecast's answer and its error, and beside it what voices claim. */
export function Questions() {
  const { latest, running } = useStudio((state) => state.forecasting);
  return (
    <section aria-labelledby="questions-heading" aria-busy={running !== undefined}>
      <h2 id="questions-heading">What is claimed</h2>
      {latest === undefined ? (
        <p className="waiting">Forecasting…</p>
      ) : latest.outcome.kind === 'failure' ? (
        <p role="alert">
          {oneLine(latest.outcome.failure.message)}. {oneLine(latest.outcome.failure.help)}.
        </p>
      ) : (
        <QuestionList forecast={latest.outcome.forecast} />
      )}
    </section>
  );
}

function QuestionList({ forecast }: { readonly forecast: Forecast }) {
  if (forecast.questions.length === 0) return <p className="lead">The case asks no question.</p>;
  return (
    <>
      <p className="lead">
        How likely each outcome is as of {longDay(forecast.asOf)}. ± is one standard error of the simulation, not of the
        argument.
      </p>
      <Cautions forecast={forecast} />
      <div className="axis-labels" aria-hidden="true">
        <div className="scale">
          {['0', '25', '50', '75', '100 %'].map((label) => (
            <span key={label}>{label}</span>
          ))}
        </div>
      </div>
      <ul className="questions">
        {forecast.questions.map((answer) => (
          <li key={answer.name}>
            <Question answer={answer} silenceThrough={forecast.silenceThrough} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Question({ answer, silenceThrough }: { readonly answer: Answer; readonly silenceThrough: string }) {
  return (
    <article className="question" aria-label={titleOf(answer)}>
      <div className="asked">
        <h3>{titleOf(answer)}</h3>
        <p className="footing">
          Settled by {longDay(answer.settledOn)} · {footingOf(answer)}
        </p>
      </div>
      <AnswerNumber answer={answer} silenceThrough={silenceThrough} />
      <div className="drawn">
        <AnswerDrawing result={answer.result} />
      </div>
      {answer.claims.length > 0 && (
        <ul className="claims" aria-label="Claims">
          {answer.claims.map((claim) => (
            <li key={`${claim.by} ${claim.on} ${claim.low}`} className="claim">
              <p className="number">
                <span>{claimedRange(claim, answer.kind)}</span>
                <small>claimed</small>
              </p>
              <div className="drawn">
                {answer.kind === 'whether' && <ClaimDrawing low={claim.low} high={claim.high} />}
                <p className="words">
                  {claim.because !== undefined && <>“{oneLine(claim.because)}”, </>}
                  {claimant(claim)}, {shortDay(claim.on)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function AnswerNumber({ answer, silenceThrough }: { readonly answer: Answer; readonly silenceThrough: string }) {
  const shown = shownAnswer(answer, silenceThrough);
  if (!shown) return <p className="number unknown">not estimable</p>;
  const unit = answer.result.kind === 'distribution' ? answer.result.unit : undefined;
  return (
    <p className="number">
      <strong className={shown.kind}>{shown.text}</strong>
      <small>
        {shown.error !== undefined && <>± {shown.error}</>} {unit !== undefined && oneLine(unit)}
      </small>
    </p>
  );
}
