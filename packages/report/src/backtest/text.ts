import type { Backtest, Standing } from '@proviso/forecast';
import { longDay } from '../shown-day.ts';
import { shownCount, shownQuantity } from '../shown-number.ts';
import { noteLines, type PageOptions, pageOf, widthFor } from '../text/page.ts';
import { type Paint, paintFor } from '../text/paint.ts';
import { type Column, tableRow, widthOf, wrap } from '../text/table.ts';
import { oneLine, titleOf } from '../wording.ts';
import {
  forecasterName,
  hindsightNotes,
  pendingOf,
  SCORES_LEGEND,
  shownForecast,
  shownInterval,
  shownOutcome,
  shownScore,
  shownSkill,
  spanSentence,
  unscoredNotes,
} from './wording.ts';

/** A backtest as text for a terminal: the score table, the questions, what is not scored. Ends with a line break. */
export function renderBacktest(backtest: Backtest, options: PageOptions): string {
  const paint = paintFor(options.colour);
  const columns = widthFor(options);
  const reader = backtest.reader ? `, as read by ${titleOf(backtest.reader)}` : '';
  const run = `${shownCount(backtest.paths)} paths a day, seed ${backtest.seed}, model ${backtest.modelHash.slice(0, 12)}. Questions resolved as of ${longDay(backtest.known)}.`;
  return pageOf([
    [
      ...wrap(oneLine(backtest.title), columns).map(paint.strong),
      ...wrap(`${spanSentence(backtest)}${reader}`, columns),
    ],
    scoreLines(backtest, columns, paint),
    questionLines(backtest, columns, paint),
    valueLines(backtest, columns, paint),
    wrap(run, columns),
    noteLines('Not scored', unscoredNotes(backtest), columns, paint),
    noteLines('Known only in hindsight', hindsightNotes(backtest), columns, paint),
  ]);
}

function scoreLines({ standings }: Backtest, columns: number, paint: Paint): readonly string[] {
  if (standings.length === 0)
    return [paint.muted('No question of yes or no that was forecast has come out: nothing is scored.')];
  const shown = columns < ROOM_FOR_ALL ? COLUMNS.filter(({ needed }) => needed) : COLUMNS;
  const numbers = shown.map(({ width }): Column => ({ width, align: 'right' }));
  const table: readonly Column[] = [{ width: columns - widthOf(numbers) - 2, align: 'left' }, ...numbers];
  const rule = paint.muted('─'.repeat(widthOf(table)));
  const heads = ['Forecaster', ...shown.map(({ head }) => head)];
  const rows = standings.flatMap((standing) => {
    const texts = [forecasterName(standing.by), ...shown.map(({ text }) => text(standing))];
    const own = standing.by.kind === 'model' ? { paint: paint.answer } : {};
    return tableRow(
      table,
      texts.map((text) => ({ text, ...own })),
    );
  });
  return [
    ...tableRow(
      table,
      heads.map((text) => ({ text, paint: paint.strong })),
    ),
    rule,
    ...rows,
    rule,
    ...wrap(SCORES_LEGEND, columns).map(paint.muted),
  ];
}

/** From this width on all columns of the scores leave room for the forecasters' names. */
const ROOM_FOR_ALL = 76;

const COLUMNS: readonly {
  readonly head: string;
  readonly width: number;
  /** Also shown where there is little room. */
  readonly needed: boolean;
  readonly text: (standing: Standing) => string;
}[] = [
  { head: 'n', width: 4, needed: true, text: ({ forecasts }) => shownCount(forecasts) },
  { head: 'Brier', width: 6, needed: true, text: ({ brier }) => shownScore(brier) },
  { head: 'Log', width: 6, needed: false, text: ({ logarithmic }) => shownScore(logarithmic) },
  { head: 'Beside', width: 6, needed: true, text: ({ model }) => (model ? shownScore(model.brier) : '') },
  {
    head: 'Skill',
    width: 6,
    needed: false,
    text: ({ model }) => (model?.skill === undefined ? '' : shownSkill(model.skill)),
  },
  { head: 'Gain', width: 16, needed: true, text: shownInterval },
];

function questionLines(backtest: Backtest, columns: number, paint: Paint): readonly string[] {
  const numbers = [8, 4, 11, 11].map((width): Column => ({ width, align: 'right' }));
  const table: readonly Column[] = [{ width: columns - widthOf(numbers) - 2, align: 'left' }, ...numbers];
  const rule = paint.muted('─'.repeat(widthOf(table)));
  const heads = ['Question', 'Came out', 'Days', 'First', 'Last'];
  const rows = backtest.questions.flatMap((question) => {
    const pending = pendingOf(question);
    const [first, last] = [pending[0], pending.at(-1)].map((one) => (one ? shownForecast(one, backtest) : '')) as [
      string,
      string,
    ];
    const cells = [titleOf(question), shownOutcome(question), shownCount(pending.length), first, last];
    return tableRow(
      table,
      cells.map((text, i) => ({ text, ...(i === 1 ? { paint: paint.answer } : i === 0 ? { indent: '  ' } : {}) })),
    );
  });
  return [
    ...tableRow(
      table,
      heads.map((text) => ({ text, paint: paint.strong })),
    ),
    rule,
    ...rows,
    rule,
  ];
}

function valueLines({ values, questions }: Backtest, columns: number, paint: Paint): readonly string[] {
  if (values.length === 0) return [];
  const lines = values.flatMap(({ question, forecasts, model, statusQuo }) => {
    const title = titleOf(questions.find(({ name }) => name === question)!);
    const beside = statusQuo === undefined ? '' : `; nothing changes: ${shownQuantity(statusQuo, statusQuo)}`;
    return wrap(`${title}: ${shownQuantity(model, model)} over ${forecasts} forecasts${beside}`, columns, '  ');
  });
  return [paint.strong('Ranked probability scores of values, in their own units'), ...lines];
}
