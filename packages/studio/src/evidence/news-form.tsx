import type { Question } from '@proviso/model';
import { titleOf } from '@proviso/report/words';
import type { FormEvent } from 'react';
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
      <label>
        From <input type="date" required value={wanted.from} onChange={(e) => put({ from: e.target.value })} />
      </label>
      <label>
        through <input type="date" required value={wanted.through} onChange={(e) => put({ through: e.target.value })} />
      </label>
      <label>
        paths{' '}
        <input
          type="number"
          required
          min={50}
          max={20_000}
          step={50}
          value={Number.isNaN(wanted.paths) ? '' : wanted.paths}
          onChange={(e) => put({ paths: e.target.valueAsNumber })}
        />
      </label>
      <button type="submit" disabled={isRunning || mistake !== undefined}>
        Show the news
      </button>
      {mistake !== undefined && <p role="alert">{mistake}</p>}
    </form>
  );
}
