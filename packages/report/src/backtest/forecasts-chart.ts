import type { Backtest, PastForecast, PastQuestion } from '@proviso/forecast';
import { toDayNumber } from '@proviso/model';
import { html, type Markup } from '../html/markup.ts';
import { dateTicks, shortDay } from '../shown-day.ts';
import { titleOf } from '../wording.ts';
import { shownForecast, shownOutcome } from './wording.ts';

const [WIDTH, HEIGHT] = [560, 220];
const [LEFT, TOP, RIGHT, BOTTOM] = [40, 12, 16, 28];
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/**
 * The probabilities of a question day by day as an SVG drawing, with the status quo as a dashed line and how it came out
 * as a mark at the right edge. Forecasts made in hindsight are hollow, those that are not scored pale.
 * @param id unique in the page
 */
export function forecastsChart(backtest: Backtest, question: PastQuestion, id: string): Markup {
  const { days } = backtest;
  const [first, last] = [days[0]!.asOf, days.at(-1)!.asOf];
  const span = Math.max(1, toDayNumber(last) - toDayNumber(first));
  const across = (day: string) => at(LEFT, WIDTH - RIGHT, (toDayNumber(day) - toDayNumber(first)) / span);
  const points = question.forecasts.flatMap((forecast, i) =>
    forecast.answer.kind === 'probability'
      ? [{ forecast, value: forecast.answer.value, hindsight: days[i]!.hindsight.length > 0 }]
      : [],
  );
  const line = points.map(({ forecast, value }) => `${across(forecast.asOf)},${up(value)}`).join(' ');
  const kept = points.flatMap(({ forecast }) => {
    const value = statusQuoOf(forecast);
    return value === undefined ? [] : [`${across(forecast.asOf)},${up(value)}`];
  });
  const dots = points.map(
    ({ forecast, value, hindsight }) =>
      html`<circle class="${`dot${hindsight ? ' hindsight' : ''}${forecast.pending ? '' : ' past'}`}" cx="${across(forecast.asOf)}" cy="${up(value)}" r="4"><title>${shortDay(forecast.asOf)}: ${shownForecast(forecast, backtest)}</title></circle>`,
  );
  const { kind } = question.resolution;
  const outcome =
    (kind === 'yes' || kind === 'no') &&
    html`<path class="outcome" d="M${WIDTH - RIGHT + 2},${up(kind === 'yes' ? 1 : 0)} l10,-6 v12 z"/>`;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${titleOf(question)}</title><desc id="${id}-desc">${description(backtest, question)}</desc>
<g class="grid">${TICKS.map((share) => html`<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${up(share)}" y2="${up(share)}"/>`)}</g>
<g class="axis">${TICKS.map((share) => html`<text x="${LEFT - 8}" y="${up(share)}" dy=".32em" text-anchor="end">${100 * share}</text>`)}
${dateTicks(first, last).flatMap(({ date, label }) => (label === undefined ? [] : [html`<text x="${across(date)}" y="${HEIGHT - 8}" text-anchor="middle">${label}</text>`]))}</g>
<polyline class="status-quo" points="${kept.join(' ')}"/><polyline class="forecasts" points="${line}"/>${dots}${outcome}
</svg>`;
}

function description(backtest: Backtest, question: PastQuestion): string {
  const [first, last] = [question.forecasts[0]!, question.forecasts.at(-1)!];
  const told = [first, last].map((one) => `${shownForecast(one, backtest)} as of ${shortDay(one.asOf)}`);
  return `From ${told.join(' to ')}; came out: ${shownOutcome(question)}.`;
}

function statusQuoOf({ others }: PastForecast): number | undefined {
  return others.find(({ by }) => by.kind === 'status quo')?.value;
}

function at(from: number, to: number, share: number): string {
  return (from + share * (to - from)).toFixed(1);
}

function up(share: number): string {
  return at(HEIGHT - BOTTOM, TOP, share);
}
