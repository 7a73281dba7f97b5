import type { Reliability } from '@proviso/forecast';
import { html, type Markup } from '../html/markup.ts';
import { shownShare } from '../shown-number.ts';
import { counted } from '../wording.ts';

const SIZE = 320;
const [LEFT, TOP, RIGHT, BOTTOM] = [44, 14, 16, 40];
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/**
 * How often forecasts of about the same probability came about, over that probability, as an SVG drawing: on the diagonal
 * they agree. The area of a dot is the number of forecasts in its bin.
 */
export function reliabilityDiagram({ bins }: Reliability): Markup {
  const most = Math.max(...bins.map(({ forecasts }) => forecasts));
  const dots = bins.map(({ forecasts, meanForecast, frequency }) => {
    const radius = 4 + 10 * Math.sqrt(forecasts / most);
    return html`<circle class="dot" cx="${across(meanForecast)}" cy="${up(frequency)}" r="${radius.toFixed(1)}"><title>${counted(forecasts, 'forecast')} of about ${shownShare(meanForecast)}: ${shownShare(frequency)} came about</title></circle>`;
  });
  const text = bins.map(
    ({ forecasts, meanForecast, frequency }) =>
      `${counted(forecasts, 'forecast')} of about ${shownShare(meanForecast)}, of which ${shownShare(frequency)} came about`,
  );
  return html`<svg class="chart reliability" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-labelledby="reliability-title reliability-desc">
<title id="reliability-title">Reliability diagram</title><desc id="reliability-desc">${text.join('; ')}.</desc>
<g class="grid">${TICKS.map((at) => html`<line x1="${across(at)}" x2="${across(at)}" y1="${up(0)}" y2="${up(1)}"/><line x1="${across(0)}" x2="${across(1)}" y1="${up(at)}" y2="${up(at)}"/>`)}</g>
<line class="diagonal" x1="${across(0)}" y1="${up(0)}" x2="${across(1)}" y2="${up(1)}"/>
${dots}
<g class="axis">${TICKS.map((at) => html`<text x="${across(at)}" y="${SIZE - BOTTOM + 18}" text-anchor="middle">${100 * at}</text><text x="${LEFT - 8}" y="${up(at)}" dy=".32em" text-anchor="end">${100 * at}</text>`)}
<text x="${across(0.5)}" y="${SIZE - 4}" text-anchor="middle">forecast, per cent</text>
<text transform="rotate(-90)" x="${-(TOP + (SIZE - TOP - BOTTOM) / 2)}" y="12" text-anchor="middle">came about, per cent</text></g>
</svg>`;
}

function across(share: number): string {
  return (LEFT + share * (SIZE - LEFT - RIGHT)).toFixed(1);
}

function up(share: number): string {
  return (SIZE - BOTTOM - share * (SIZE - TOP - BOTTOM)).toFixed(1);
}
