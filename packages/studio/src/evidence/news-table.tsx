import type { News, NewsStep, QuestionNews } from '@proviso/forecast';
import {
  type Axis,
  axisOf,
  counted,
  isNothing,
  leftOut,
  longDay,
  newsGrounds,
  newsItemText,
  shortDay,
  shownBelief,
  shownLogOdds,
  shownMove,
  titleOf,
  unitOf,
} from '@proviso/report/words';
import { along } from '../reading/scale.ts';
import { Waterfall } from './waterfall.tsx';

/** A waterfall from the answer on the first day to the answer on the last, for each question that was asked. */
export function NewsTable({ news }: { readonly news: News }) {
  return (
    <>
      {news.questions.map((question) => (
        <QuestionTable key={question.name} {...{ news, question }} />
      ))}
      <p className="lead">{newsGrounds(news)}</p>
    </>
  );
}

interface QuestionProps {
  readonly news: News;
  readonly question: QuestionNews;
}

function QuestionTable({ news, question }: QuestionProps) {
  const axis = axisOf(question);
  const unit = unitOf(question);
  const title = titleOf(question);
  return (
    <>
      <h3>{title}</h3>
      <p className="lead">
        <strong>{shownBelief(question.beliefs[0]!, question)}</strong> on {longDay(news.from)},{' '}
        <strong>{shownBelief(question.beliefs.at(-1)!, question)}</strong> on {longDay(news.through)}
        {unit !== undefined && `, in ${unit}`}.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" aria-label={`${title}, step by step`} tabIndex={0}>
        <table className="news">
          <caption className="unseen">What moved the answer, step by step</caption>
          <Heads axis={axis} hasLogOdds={question.kind === 'whether'} />
          <tbody>
            {news.steps.map(
              (step, index) =>
                !isNothing(question.contributions[index]!, question) && (
                  // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name, and stay in their order
                  <StepRow key={index} {...{ news, question, step, index, axis }} />
                ),
            )}
          </tbody>
          <tfoot>
            <TotalRow {...{ news, question }} />
          </tfoot>
        </table>
      </section>
    </>
  );
}

function Heads({ axis, hasLogOdds }: { readonly axis: Axis; readonly hasLogOdds: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">Day</th>
        <th scope="col">What became known</th>
        <th scope="col">
          <span className="axis-labels">
            {axis.ticks.map(({ at, label }) => (
              <span key={label} style={{ left: along(at) }}>
                {label}
              </span>
            ))}
          </span>
        </th>
        <th scope="col">Answer after</th>
        <th scope="col">Change</th>
        {hasLogOdds && <th scope="col">Log-odds</th>}
      </tr>
    </thead>
  );
}

interface StepProps extends QuestionProps {
  readonly step: NewsStep;
  readonly index: number;
  readonly axis: Axis;
}

function StepRow({ news, question, step, index, axis }: StepProps) {
  const contribution = question.contributions[index]!;
  return (
    <tr>
      <td>{shortDay(step.through)}</td>
      <th scope="row">
        <Known {...{ step, news }} />
      </th>
      <td>
        <Waterfall {...{ question, index, axis }} />
      </td>
      <td>{shownBelief(question.beliefs[index + 1]!, question)}</td>
      <td>{shownMove(contribution, question)}</td>
      {question.kind === 'whether' && <td>{shownLogOdds(contribution)}</td>}
    </tr>
  );
}

function TotalRow({ news, question }: QuestionProps) {
  const omitted = leftOut(question);
  return (
    <tr>
      <td>{shortDay(news.through)}</td>
      <th scope="row">In all{omitted !== undefined && <small> {omitted}</small>}</th>
      <td />
      <td>{shownBelief(question.beliefs.at(-1)!, question)}</td>
      <td>{shownMove(question.total, question)}</td>
      {question.kind === 'whether' && <td>{shownLogOdds(question.total)}</td>}
    </tr>
  );
}

/** What a step brought; several items are folded away. */
function Known({ step: { items }, news: { sources } }: { readonly step: NewsStep; readonly news: News }) {
  if (items.length === 0) return <span className="waiting">time passes</span>;
  const lines = items.map((item) => {
    const source = 'source' in item && sources.find(({ name }) => name === item.source);
    return (
      <>
        {newsItemText(item)}
        {source && <small> ({titleOf(source)})</small>}
      </>
    );
  });
  if (lines.length === 1) return lines[0]!;
  return (
    <details>
      <summary>{counted(items.length, 'item')}</summary>
      <ul>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no other name, and stay in their order
          <li key={i}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
