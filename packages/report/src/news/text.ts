import type { Contribution, News, QuestionNews } from '@proviso/forecast';
import { shortDay } from '../shown-day.ts';
import { type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { type Cell, type Column, tableRow, widthOf, wrap } from '../text/table.ts';
import { counted, oneLine, titleOf } from '../wording.ts';
import {
  groundsText,
  isNoise,
  isNothing,
  itemText,
  LEGEND,
  leftOut,
  shownBelief,
  shownLogOdds,
  shownMove,
  spanSentence,
  stepLabel,
  unitOf,
} from './wording.ts';

/** News as text for a terminal: for each question its answer step by step, and what each step contributed. */
export function renderNews(news: News, options: PageOptions): string {
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  return pageOf([
    [...wrap(oneLine(news.title), columns).map(paint.strong), ...wrap(spanSentence(news), columns)],
    ...news.questions.map((question) => questionLines(news, question, columns, paint)),
    news.questions.length === 0 ? [paint.muted('The case asks no question.')] : wrap(LEGEND, columns).map(paint.muted),
    togetherLines(news, columns, paint),
    wrap(groundsText(news), columns),
  ]);
}

/** What became known together, told once for all questions. */
function togetherLines({ steps }: News, columns: number, paint: Paint): readonly string[] {
  const together = steps.filter(({ items }) => items.length > 1);
  if (together.length === 0) return [];
  return [
    paint.strong('What became known together'),
    ...together.flatMap(({ through, items }) => [
      `${shortDay(through)}, ${counted(items.length, 'item')}`,
      ...items.flatMap((item) => wrap(`  ${itemText(item)}`, columns, '    ')),
    ]),
  ];
}

function questionLines(news: News, question: QuestionNews, columns: number, paint: Paint): readonly string[] {
  const table = columnsFor(question, columns);
  const rule = paint.muted('─'.repeat(widthOf(table)));
  const unit = unitOf(question);
  const title = `${titleOf(question)}${unit === undefined ? '' : ` [${oneLine(unit)}]`}`;
  const row = (day: string, what: string, after: string, move?: Contribution) =>
    tableRow(table, cellsOf(day, what, after, move, question, paint).slice(0, table.length));
  const omitted = leftOut(question);
  return [
    ...wrap(title, columns).map(paint.strong),
    ...row(shortDay(news.from), 'as it stood', shownBelief(question.beliefs[0]!, question)),
    rule,
    ...news.steps.flatMap((step, i) => {
      const contribution = question.contributions[i]!;
      if (isNothing(contribution, question)) return [];
      return row(
        shortDay(step.through),
        stepLabel(step),
        shownBelief(question.beliefs[i + 1]!, question),
        contribution,
      );
    }),
    ...(omitted === undefined ? [] : [paint.muted(`${' '.repeat(13)}${omitted}`)]),
    rule,
    ...row(shortDay(news.through), 'in all', shownBelief(question.beliefs.at(-1)!, question), question.total),
  ];
}

/** From this width on there is room for log-odds beside points. */
const ROOM_FOR_ALL = 76;

function columnsFor({ kind }: QuestionNews, columns: number): readonly Column[] {
  const widths = kind === 'value' ? [14, 15] : columns < ROOM_FOR_ALL ? [12, 13] : [12, 13, 14];
  const numbers = widths.map((width): Column => ({ width, align: 'right' }));
  const day: Column = { width: 11, align: 'right' };
  return [day, { width: columns - widthOf([day, ...numbers]) - 2, align: 'left' }, ...numbers];
}

function cellsOf(
  day: string,
  what: string,
  after: string,
  move: Contribution | undefined,
  question: QuestionNews,
  paint: Paint,
): readonly Cell[] {
  const painted = (estimate: Contribution['change']) => {
    if (!estimate || isNoise(estimate)) return { paint: paint.muted };
    return { paint: estimate.value > 0 ? paint.up : paint.down };
  };
  const change: Cell = { text: move ? shownMove(move, question) : '', ...painted(move?.change) };
  const logOdds: Cell = { text: move ? shownLogOdds(move) : '', ...painted(move?.logOdds) };
  return [{ text: day }, { text: what, indent: '  ' }, { text: after }, change, logOdds];
}
