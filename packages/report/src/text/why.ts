import type { Answer, Forecast, Mover } from '@proviso/forecast';
import { shownEnd, shownVarianceShare } from '../shown-mover.ts';
import { oneLine, titleOf } from '../wording.ts';
import type { Paint } from './paint.ts';
import { type Column, tableRow, wrap } from './table.ts';

/** Movers shown for each question. */
const MOST = 6;

/** What moves each answer: the share of its variance that goes with one input alone, and the answers at its ends. */
export function whyLines(forecast: Forecast, columns: number, paint: Paint): readonly string[] {
  const moved = forecast.questions.filter((answer) => answer.why.length > 0);
  if (moved.length === 0) return [];
  const ends = Math.max(16, Math.floor((columns - 17) / 4));
  const table: readonly Column[] = [
    { width: columns - 13 - 2 * ends - 6, align: 'left' },
    { width: 13, align: 'right' },
    { width: ends, align: 'left' },
    { width: ends, align: 'left' },
  ];
  const legend = 'Share of the answer’s variance that goes with one input alone, and the answer at its two ends.';
  return [
    paint.strong('Why'),
    ...wrap(legend, columns).map(paint.muted),
    ...moved.flatMap((answer) => [
      '',
      ...wrap(titleOf(answer), columns).map(paint.strong),
      ...answer.why.slice(0, MOST).flatMap((mover) => moverRow(mover, answer, table)),
    ]),
  ];
}

function moverRow(mover: Mover, answer: Answer, table: readonly Column[]): readonly string[] {
  const at = (end: Mover['low']) => `${shownEnd(end, answer, mover)} ${oneLine(end.label)}`;
  return tableRow(table, [
    { text: titleOf(mover) },
    { text: shownVarianceShare(mover, answer) },
    { text: at(mover.low) },
    { text: at(mover.high) },
  ]);
}
