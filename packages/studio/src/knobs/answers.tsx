import type { Answer, Estimate, Forecast } from '@proviso/forecast';
import { isTellable, shownAnswer, shownDifference, titleOf } from '@proviso/report/words';
import { shownUnit } from './shown-unit.ts';
import './answers.css';

interface AnswersProps {
  readonly own: Forecast;
  /** With what was turned; absent where nothing is. */
  readonly turned: Pick<Forecast, 'questions'> | undefined;
  /** What the turned answers are called. */
  readonly changed?: string;
}

/** The questions with the case's own answers, and beside them the answers as turned, and how far they moved. */
export function Answers({ own, turned, changed = 'As turned' }: AnswersProps) {
  if (own.questions.length === 0) return <p className="lead">The case asks no question.</p>;
  return (
    <table className="answers">
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">The case’s own</th>
          <th scope="col">{changed}</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        {own.questions.map((answer) => (
          <Row
            key={answer.name}
            own={answer}
            turned={turned?.questions.find(({ name }) => name === answer.name)}
            silenceThrough={own.silenceThrough}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly own: Answer;
  readonly turned: Answer | undefined;
  readonly silenceThrough: string;
}

function Row({ own, turned, silenceThrough }: RowProps) {
  const difference = turned && differenceOf(own, turned);
  return (
    <tr data-question={own.name}>
      <th scope="row">
        {titleOf(own)}
        <Bar own={own} turned={turned} />
      </th>
      <td className="own">
        <AnswerCell answer={own} silenceThrough={silenceThrough} />
      </td>
      <td className="turned">{turned ? <AnswerCell answer={turned} silenceThrough={silenceThrough} /> : '–'}</td>
      <td className={shadeOf(difference)}>
        {difference ? <data value={String(difference.value)}>{shownDifference(difference, own.kind).text}</data> : '–'}
      </td>
    </tr>
  );
}

/** A difference is shaded where it can be told from nothing. */
function shadeOf(difference: Estimate | undefined): 'up' | 'down' | undefined {
  if (!difference || !isTellable(difference)) return undefined;
  return difference.value > 0 ? 'up' : 'down';
}

/** The number in full behind the one that is shown. */
function AnswerCell({ answer, silenceThrough }: { readonly answer: Answer; readonly silenceThrough: string }) {
  const { result } = answer;
  const shown = shownAnswer(answer, silenceThrough);
  if (!shown || result.kind === 'not estimable') return <>not estimable</>;
  const unit = result.kind === 'distribution' ? shownUnit(result.unit ?? '1') : '';
  return (
    <data value={String(result.value)}>
      <strong>{shown.text}</strong>
      {shown.error !== undefined && <small> ± {shown.error}</small>}
      {unit !== '' && <small> {unit}</small>}
    </data>
  );
}

/** The two probabilities on one axis; the numbers beside it say the same. */
function Bar({ own, turned }: Pick<RowProps, 'own' | 'turned'>) {
  if (own.result.kind !== 'probability') return null;
  const to = turned?.result.kind === 'probability' ? turned.result.value : own.result.value;
  const at = (share: number) => `${100 * share}%`;
  return (
    <svg className="bar" aria-hidden="true" width="100%" height="12">
      <rect className="axis" y="5" width="100%" height="2" />
      <rect
        className={to >= own.result.value ? 'moved up' : 'moved down'}
        x={at(Math.min(to, own.result.value))}
        width={at(Math.abs(to - own.result.value))}
        y="3"
        height="6"
      />
      <line className="own" x1={at(own.result.value)} x2={at(own.result.value)} y1="0" y2="12" />
      {turned && <circle className="to" cx={at(to)} cy="6" r="4" />}
    </svg>
  );
}

/** As turned less the case's own. Both used the same random numbers, so that its error is at most the one of both. */
function differenceOf(own: Answer, turned: Answer): Estimate | undefined {
  if (own.result.kind === 'not estimable' || turned.result.kind === 'not estimable') return undefined;
  const value = turned.result.value - own.result.value;
  return { value, error: value === 0 ? 0 : Math.hypot(own.result.error, turned.result.error) };
}
