import type { Answer, Forecast, Watched } from '@proviso/forecast';
import { withError } from '../shown-number.ts';
import { outcomeLabel, shownChange, shownOutcome, watchedDay, watchedTitle } from '../shown-watched.ts';
import { titleOf } from '../wording.ts';
import type { Paint } from './paint.ts';
import { type Column, stackedRow, wrap } from './table.ts';

/** What to watch for the sake of each answer: how far it would move, and the answers under both outcomes. */
export function watchLines(forecast: Forecast, columns: number, paint: Paint): readonly string[] {
  const moved = forecast.questions.filter((answer) => answer.watch.length > 0);
  if (moved.length === 0) return [paint.strong('What to watch'), 'Nothing that is pending would move an answer.'];
  const ends = Math.max(15, Math.floor((columns - 17) / 4));
  const table: readonly Column[] = [
    { width: columns - 11 - 2 * ends - 6, align: 'left' },
    { width: 11, align: 'right' },
    { width: ends, align: 'left' },
    { width: ends, align: 'left' },
  ];
  const legend =
    'How far each would move the answer once it is known (points, or the unit of the value), and the answer under its two outcomes, each with how likely it is.';
  return [
    paint.strong('What to watch'),
    ...wrap(legend, columns).map(paint.muted),
    ...moved.flatMap((answer) => [
      '',
      ...wrap(titleOf(answer), columns).map(paint.strong),
      ...answer.watch.flatMap((watched) => watchedRow(watched, answer, table, paint)),
    ]),
  ];
}

function watchedRow(watched: Watched, answer: Answer, table: readonly Column[], paint: Paint): readonly string[] {
  const outcome = (end: Watched['low']) => [
    { text: shownOutcome(end, answer) },
    { text: outcomeLabel(end, answer), paint: paint.muted },
  ];
  return stackedRow(table, [
    [
      { text: watchedTitle(watched), indent: '  ' },
      { text: `  ${watchedDay(watched)}`, paint: paint.muted },
    ],
    [{ text: withError(shownChange(watched, answer)) }],
    outcome(watched.low),
    outcome(watched.high),
  ]);
}
