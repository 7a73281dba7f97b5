import type { Answer, Forecast, Quantiles } from '@proviso/forecast';
import { longDay, shortDay } from '../shown-day.ts';
import { shownAnswer, shownQuantity, withError } from '../shown-number.ts';
import { type Claim, claimant, claimedRange, footingOf, oneLine, titleOf } from '../wording.ts';
import { along, drawing } from './drawing.ts';
import { html, type Markup } from './markup.ts';
import { moversPanel } from './movers.ts';
import { sourceLink } from './sources.ts';
import { watchPanel } from './watch.ts';

/** The questions as one table: answer, claims beside it on the same axis, and under each what moves it. */
export function questionsSection(forecast: Forecast): Markup {
  if (forecast.questions.length === 0)
    return html`<section><h2>Questions</h2><p>The case asks no question.</p></section>`;
  return html`<section id="questions" aria-labelledby="questions-heading">
<h2 id="questions-heading">Questions</h2>
<table class="questions" role="table">
<caption>How likely each outcome is, as of ${longDay(forecast.asOf)}. ± is one standard error of the simulation, not of the argument. What moves an answer is folded away under it: the share of its variance that goes with one input alone, and the answer where that input is low and where it is high.</caption>
<thead role="rowgroup"><tr role="row">
<th scope="col" role="columnheader">Question</th>
<th scope="col" role="columnheader" class="number">Answer</th>
<th scope="col" role="columnheader"><span class="axis-labels">${[0, 25, 50, 75, 100].map((at) => html`<span style="left:${at}%">${at}${at === 100 ? '\u00a0%' : ''}</span>`)}</span></th>
</tr></thead>
${forecast.questions.map((answer, i) => questionRows(answer, `q${i + 1}`, forecast))}
</table>
</section>`;
}

function questionRows(answer: Answer, id: string, forecast: Forecast): Markup {
  return html`<tbody role="rowgroup" id="${id}">
<tr role="row" class="answer">
<th scope="rowgroup" role="rowheader" rowspan="${1 + answer.claims.length}">${titleOf(answer)}
<small>Settled by ${longDay(answer.settledOn)} · ${footingOf(answer)}</small></th>
<td role="cell" class="number">${answerText(answer, forecast)}</td>
<td role="cell">${answerDrawing(answer, id, forecast)}</td>
</tr>
${answer.claims.map((claim, i) => claimRow(answer, claim, `${id}-claim${i + 1}`, forecast))}
${answer.why.length > 0 && html`<tr role="row" class="why"><td role="cell" colspan="3">${moversPanel(answer)}</td></tr>`}
${answer.watch.length > 0 && html`<tr role="row" class="why"><td role="cell" colspan="3">${watchPanel(answer)}</td></tr>`}
</tbody>`;
}

function answerText(answer: Answer, forecast: Forecast): Markup {
  const shown = shownAnswer(answer, forecast.silenceThrough);
  if (!shown) return html`<span class="unknown">not estimable</span>`;
  const unit = answer.result.kind === 'distribution' ? answer.result.unit : undefined;
  const error = shown.error === undefined ? '' : `±\u00a0${shown.error}`;
  return html`<strong class="${shown.kind}">${shown.text}</strong> <small class="beside">${error}</small>${unit !== undefined && html` <small class="unit">${oneLine(unit)}</small>`}`;
}

function answerDrawing(answer: Answer, id: string, forecast: Forecast): Markup | undefined {
  const { result } = answer;
  const shown = shownAnswer(answer, forecast.silenceThrough);
  if (!shown) return undefined;
  const options = { id: `${id}-answer`, height: 30, title: titleOf(answer), text: `Forecast ${withError(shown)}.` };
  switch (result.kind) {
    case 'probability':
      return drawing(
        options,
        gridLines(30),
        html`<rect class="track" y="10" width="100%" height="10"/>
<rect class="bar" y="10" width="${along(result.value)}" height="10"/>
${whisker(result.value - result.error, result.value + result.error)}`,
      );
    case 'distribution':
      return quantilesDrawing(result.quantiles, { ...options, height: 46 });
    case 'not estimable':
      return undefined;
  }
}

/** Standard error to both sides; the caps overlap where it is smaller than a line. */
function whisker(low: number, high: number): Markup {
  const [left, right] = [along(low), along(high)];
  return html`<g class="whisker"><line x1="${left}" x2="${right}" y1="15" y2="15"/><line x1="${left}" x2="${left}" y1="6" y2="24"/><line x1="${right}" x2="${right}" y1="6" y2="24"/></g>`;
}

function gridLines(height: number): Markup {
  return html`<g class="grid">${[0, 0.25, 0.5, 0.75, 1].map((at) => html`<line x1="${along(at)}" x2="${along(at)}" y1="0" y2="${height}"/>`)}</g>`;
}

/** A value has an axis of its own: 5 to 95 % as a line, the middle half as a bar, the median as a mark. */
function quantilesDrawing(quantiles: Quantiles, options: Parameters<typeof drawing>[0]): Markup {
  const { p5, p25, p50, p75, p95 } = quantiles;
  const at = (value: number) => 0.06 + (0.88 * (value - p5)) / (p95 - p5 || 1);
  const size = Math.max(Math.abs(p5), Math.abs(p95));
  const label = (value: number) =>
    html`<text x="${along(at(value))}" y="40" text-anchor="middle">${shownQuantity(value, size)}</text>`;
  const text = `${options.text} Five per cent of paths end below ${shownQuantity(p5, size)}, five per cent above ${shownQuantity(p95, size)}.`;
  return drawing(
    { ...options, text },
    html`<line class="range" x1="${along(at(p5))}" x2="${along(at(p95))}" y1="15" y2="15"/>
<rect class="bar" x="${along(at(p25))}" width="${along(at(p75) - at(p25))}" y="10" height="10"/>
<line class="median" x1="${along(at(p50))}" x2="${along(at(p50))}" y1="6" y2="24"/>
${label(p5)}${label(p50)}${label(p95)}`,
  );
}

function claimRow(answer: Answer, claim: Claim, id: string, forecast: Forecast): Markup {
  const range = claimedRange(claim, answer.kind);
  const words = claim.because === undefined ? undefined : html`“${oneLine(claim.because)}”, `;
  return html`<tr role="row" class="claim">
<td role="cell" class="number">${range} <small class="beside">claimed</small></td>
<td role="cell">${answer.kind === 'whether' && claimDrawing(claim, id, range)}
<small>${words}${claimant(claim)}, ${shortDay(claim.on)}${claim.from !== undefined && html` (${sourceLink(claim.from, forecast)})`}</small></td>
</tr>`;
}

function claimDrawing(claim: Claim, id: string, range: string): Markup {
  const [low, high] = [along(claim.low), along(claim.high)];
  const options = { id, height: 16, title: `Claim of ${claimant(claim)}`, text: range };
  return drawing(
    options,
    gridLines(16),
    html`<g class="claimed"><line x1="${low}" x2="${high}" y1="8" y2="8"/><line x1="${low}" x2="${low}" y1="3" y2="13"/><line x1="${high}" x2="${high}" y1="3" y2="13"/></g>`,
  );
}
