import type { Answer, Forecast, ReaderResult } from '@proviso/forecast';
import { isTellable, shownAnswer, shownDifference, withError } from '../shown-number.ts';
import { oneLine, titleOf } from '../wording.ts';
import type { Paint } from './paint.ts';
import { type Cell, type Column, tableRow, widthOf, wrap } from './table.ts';

const QUESTION_WIDTH = 22;
const NUMBER_WIDTH = 18;

/** Readers side by side: questions down, each reader's answer across, and below it how it differs from the first's. */
export function readerLines(forecast: Forecast, columns: number, paint: Paint): readonly string[] {
  const { readers, reader } = forecast;
  if (readers.length === 0 || !reader || forecast.questions.length === 0) return [];
  const perTable = Math.max(1, Math.floor((columns - QUESTION_WIDTH) / (NUMBER_WIDTH + 2)) - 1);
  const tables: string[] = [];
  for (let first = 0; first < readers.length; first += perTable) {
    if (first > 0) tables.push('');
    tables.push(...readerTable(forecast, titleOf(reader), readers.slice(first, first + perTable), columns, paint));
  }
  const legend = `In brackets the difference from ${titleOf(reader)} on the same random numbers.`;
  return [paint.strong('Readers side by side'), ...tables, ...wrap(legend, columns).map(paint.muted)];
}

function readerTable(
  forecast: Forecast,
  firstReader: string,
  readers: readonly ReaderResult[],
  columns: number,
  paint: Paint,
): readonly string[] {
  const table: readonly Column[] = [
    { width: Math.min(44, columns - (readers.length + 1) * (NUMBER_WIDTH + 2)), align: 'left' },
    ...[forecast, ...readers].map(() => ({ width: NUMBER_WIDTH, align: 'right' }) as const),
  ];
  const headings = tableRow(
    table,
    ['', firstReader, ...readers.map(titleOf)].map((text) => ({ text })),
  );
  const rule = paint.muted('─'.repeat(widthOf(table)));
  const rows = forecast.questions.flatMap((answer) => {
    const own = readers.map(({ answers }) => answers.find(({ question }) => question === answer.name));
    const title = wrap(titleOf(answer), table[0]!.width);
    const [line, ...more] = title;
    return [
      ...tableRow(table, [
        { text: line! },
        { text: answerText(answer, forecast) },
        ...own.map((theirs) => ({ text: theirs ? answerText({ ...answer, ...theirs }, forecast) : 'not estimable' })),
      ]),
      ...tableRow(table, [
        { text: more.join(' ') },
        { text: unitOf(answer) },
        ...own.map((theirs) => differenceCell(theirs, answer.kind, paint)),
      ]),
    ];
  });
  return [...headings, rule, ...rows, rule];
}

function answerText(answer: Answer, forecast: Forecast): string {
  const shown = shownAnswer(answer, forecast.silenceThrough);
  return shown ? withError(shown) : 'not estimable';
}

function unitOf({ result }: Answer): string {
  return result.kind === 'distribution' && result.unit !== undefined ? oneLine(result.unit) : '';
}

function differenceCell(answer: ReaderResult['answers'][number] | undefined, kind: Answer['kind'], paint: Paint): Cell {
  const difference = answer?.difference;
  if (!difference) return { text: '' };
  const text = `(${withError(shownDifference(difference, kind))})`;
  if (!isTellable(difference)) return { text, paint: paint.muted };
  return { text, paint: difference.value > 0 ? paint.up : paint.down };
}
