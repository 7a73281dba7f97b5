import { type Case, hashCase } from '@proviso/model';
import { inOrderOfText, NEWS_LEGEND, oneLine } from '@proviso/report/words';
import { useMemo, useState } from 'react';
import { useQuestion } from '../engine/use-question.ts';
import { Running } from '../shell/running.tsx';
import type { Setting } from '../store/setting.ts';
import { useStudio } from '../store/studio.ts';
import { NewsForm, type NewsWanted } from './news-form.tsx';
import { usualNewsSpan } from './news-span.ts';
import { NewsTable } from './news-table.tsx';
import './news.css';

/** What moved an answer of the case between two days, step by step; a case that asks nothing has no news. */
export function NewsOfCase() {
  const checked = useStudio((state) => state.checked);
  const setting = useStudio((state) => state.setting);
  const hash = useMemo(() => checked && hashCase(checked.model), [checked]);
  if (!checked || !setting || checked.model.questions.length === 0) return null;
  const { model, places } = checked;
  const { asOf, reader, seed } = setting;
  const questions = inOrderOfText(model.questions, places);
  return (
    <section className="tidings" aria-labelledby="news-heading">
      <h2 id="news-heading">What moved an answer</h2>
      <p className="lead">
        The case is forecast anew as each thing became known between two days. Nothing that is struck or turned counts
        here.
      </p>
      {/* What is wanted outlives a change of reader or text; what was answered of another one does not. */}
      <AskedNews key={asOf} {...{ model, setting, questions }} about={`${hash} ${reader} ${seed}`} />
    </section>
  );
}

interface AskedNewsProps {
  readonly model: Case;
  readonly setting: Setting;
  readonly questions: Case['questions'];
  /** Of what an answer is one. */
  readonly about: string;
}

function AskedNews({ model, setting, questions, about }: AskedNewsProps) {
  const [wanted, setWanted] = useState<NewsWanted>(() => ({
    question: questions[0]!.name,
    ...usualNewsSpan(model, setting),
  }));
  const question = questions.some(({ name }) => name === wanted.question) ? wanted.question : questions[0]!.name;
  return <News key={about} {...{ setting, questions }} wanted={{ ...wanted, question }} onChange={setWanted} />;
}

interface NewsProps extends Pick<AskedNewsProps, 'setting' | 'questions'> {
  readonly wanted: NewsWanted;
  readonly onChange: (wanted: NewsWanted) => void;
}

function News({ setting, questions, wanted, onChange }: NewsProps) {
  const { progress, ask, withdraw } = useQuestion('news');
  return (
    <>
      <NewsForm
        {...{ questions, wanted, onChange }}
        isRunning={progress.kind === 'running'}
        onAsk={() => ask({ setting, ...wanted })}
      />
      {progress.kind === 'running' && <Running {...progress} onStop={withdraw} />}
      {progress.kind === 'failed' && <p role="alert">{progress.message}</p>}
      {progress.kind === 'answered' &&
        (progress.gives.kind === 'failure' ? (
          <p role="alert">
            {oneLine(progress.gives.failure.message)}. {oneLine(progress.gives.failure.help)}.
          </p>
        ) : (
          <>
            <NewsTable news={progress.gives.news} />
            <p className="lead">{NEWS_LEGEND}</p>
          </>
        ))}
    </>
  );
}
