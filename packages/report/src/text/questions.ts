import type { Answer, Forecast } from '@proviso/forecast';
import { shortDay } from '../shown-day.ts';
import { shownAnswer, shownQuantity, withError } from '../shown-number.ts';
import { claimant, claimedRange, footingOf, oneLine, titleOf } from '../wording.ts';
import type { Paint } from './paint.ts';
import { type Column, tableRow, widthOf, wrap } from './table.ts';

const ANSWER_WIDTH = 15;

/** The table of questions: title, answer with its error, claims beside it where there are any, and on what the answer rests. */
export function questionLines(forecast: Forecast, columns: number, paint: Paint): readonly string[] {
  if (forecast.questions.length === 0) return [paint.muted('The case asks no question.')];
  const isClaimed = forecast.questions.some(({ claims }) => claims.length > 0);
  const table = columnsFor(columns, isClaimed);
  const headings = ['Question', 'Answer', ...(isClaimed ? ['Claimed'] : [])];
  const heading = tableRow(
    table,
    headings.map((text) => ({ text, paint: paint.strong })),
  );
  const rule = paint.muted('─'.repeat(widthOf(table)));
  const rows = forecast.questions.map((answer) => questionRows(answer, forecast, table, paint));
  const legend = wrap('± is one standard error of the simulation, not of the argument.', columns).map(paint.muted);
  return [...heading, rule, ...rows.flatMap((row, i) => (i === 0 ? row : ['', ...row])), rule, ...legend];
}

function columnsFor(columns: number, isClaimed: boolean): readonly Column[] {
  if (!isClaimed) {
    return [
      { width: columns - ANSWER_WIDTH - 2, align: 'left' },
      { width: ANSWER_WIDTH, align: 'right' },
    ];
  }
  const claimed = Math.max(16, Math.min(34, Math.floor((columns - ANSWER_WIDTH - 4) * 0.42)));
  return [
    { width: columns - ANSWER_WIDTH - claimed - 4, align: 'left' },
    { width: ANSWER_WIDTH, align: 'right' },
    { width: claimed, align: 'left' },
  ];
}

function questionRows(answer: Answer, forecast: Forecast, table: readonly Column[], paint: Paint): readonly string[] {
  const [title, value, claimed] = table as readonly [Column, Column, Column?];
  const left = wrap(titleOf(answer), title.width);
  const under = wrap(`  settled by ${shortDay(answer.settledOn)}; ${footingOf(answer)}`, title.width, '  ');
  const middle = answerTexts(answer, forecast).flatMap((text) => wrap(text, value.width));
  const right = answer.claims.flatMap((claim) => {
    const words = claim.because === undefined ? '' : ` “${oneLine(claim.because)}”`;
    return wrap(`${claimedRange(claim, answer.kind)}${words}, ${claimant(claim)}`, claimed!.width, '  ');
  });
  const height = Math.max(left.length + under.length, middle.length, right.length);
  return Array.from({ length: height }, (_, line) =>
    tableRow(table, [
      { text: left[line] ?? under[line - left.length] ?? '', ...(line < left.length ? {} : { paint: paint.muted }) },
      { text: middle[line] ?? '', ...(line === 0 ? { paint: paint.answer } : { paint: paint.muted }) },
      ...(claimed ? [{ text: right[line] ?? '' }] : []),
    ]),
  ).flat();
}

/** The answer, and for a value its unit and the range in which nine of ten paths end. */
function answerTexts(answer: Answer, forecast: Forecast): readonly string[] {
  const shown = shownAnswer(answer, forecast.silenceThrough);
  if (!shown) return ['not estimable'];
  const { result } = answer;
  if (result.kind !== 'distribution') return [withError(shown)];
  const { p5, p95 } = result.quantiles;
  const size = Math.max(Math.abs(p5), Math.abs(p95));
  return [
    withError(shown),
    ...(result.unit === undefined ? [] : [oneLine(result.unit)]),
    `90\u00a0%: ${shownQuantity(p5, size)}–${shownQuantity(p95, size)}`,
  ];
}
