import type { Question } from '@proviso/model';
import { titleOf } from '@proviso/report/words';
import type { FormEvent } from 'react';
import { DayFields, PathsField } from '../shell/span-fields.tsx';
import { mistakeIn, type NewsSpan } from './news-span.ts';

/** Of which question, and of when. */
export interface NewsWanted extends NewsSpan {
  /** Its name. */
  readonly question: string;
}

interface NewsFormProps {
  readonly questions: readonly Question[];
  readonly wanted: NewsWanted;
  readonly isRunning: boolean;
  readonly onChange: (wanted: NewsWanted) => void;
  readonly onAsk: () => void;
}

/** Which question's answer to follow, from when to when. */
export function NewsForm({ questions, wanted, isRunning, onChange, onAsk }: NewsFormProps) {
  const put = (part: Partial<NewsWanted>) => onChange({ ...wanted, ...part });
  const mistake = mistakeIn(wanted);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!mistake) onAsk();
  };
  return (
    <form className="news-form" onSubmit={submit}>
      <label className="asked">
        Question{' '}
        <select value={wanted.question} onChange={(e) => put({ question: e.target.value })}>
          {questions.map((question) => (
            <option key={question.name} value={question.name}>
              {titleOf(question)}
            </option>
          ))}
        </select>
      </label>
      <DayFields from={wanted.from} through={wanted.through} onChange={put} />
      <PathsField paths={wanted.paths} onChange={(paths) => put({ paths })} />
      <button type="submit" disabled={isRunning || mistake !== undefined}>
        Show the news
      </button>
      {mistake !== undefined && <p role="alert">{mistake}</p>}
    </form>
  );
}
