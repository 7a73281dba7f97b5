import type { Contribution, News, QuestionNews } from '@proviso/forecast';
import { csvOf } from '../csv-table.ts';
import { oneLine } from '../wording.ts';
import { stepText, unitOf } from './wording.ts';

const COLUMNS = [
  'question',
  'title',
  'step',
  'from',
  'through',
  'what',
  'before',
  'after',
  'change',
  'change_error',
  'log_odds',
  'log_odds_error',
  'unit',
] as const;

/**
 * A row for every question and step, and one for the whole change (step `total`), so that a spreadsheet draws the
 * waterfall. Probabilities from 0 to 1; written as {@link csvOf} says.
 */
export function renderNewsCsv(news: News): string {
  const rows = news.questions.flatMap((question) => [
    ...news.steps.map((step, i) => ({
      ...about(question),
      step: i + 1,
      from: step.from,
      through: step.through,
      what: stepText(step),
      ...numbers(question, i, i + 1, question.contributions[i]!),
    })),
    {
      ...about(question),
      step: 'total',
      from: news.from,
      through: news.through,
      ...numbers(question, 0, news.steps.length, question.total),
    },
  ]);
  return csvOf(COLUMNS, rows);
}

function about(question: QuestionNews) {
  const unit = unitOf(question);
  return {
    question: question.name,
    title: oneLine(question.title ?? ''),
    ...(unit === undefined ? {} : { unit: oneLine(unit) }),
  };
}

function numbers({ beliefs }: QuestionNews, before: number, after: number, { change, logOdds }: Contribution) {
  const value = (at: number) => {
    const { result } = beliefs[at]!;
    return result.kind === 'not estimable' ? '' : result.value;
  };
  return {
    before: value(before),
    after: value(after),
    ...(change ? { change: change.value, change_error: change.error } : {}),
    ...(logOdds ? { log_odds: logOdds.value, log_odds_error: logOdds.error } : {}),
  };
}
