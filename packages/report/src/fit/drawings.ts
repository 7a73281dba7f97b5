import type { Densities, ParamSummary, Posterior, SeriesCheck } from '@proviso/forecast';
import { html, type Markup } from '../html/markup.ts';
import { shownCount, shownTick } from '../shown-number.ts';
import { counted, titleOf } from '../wording.ts';
import { checkSentence, defined, significant } from './wording.ts';

const WIDTH = 560;
const [LEFT, RIGHT] = [8, 8];
/** Styles that chains have; further ones begin again. */
const CHAIN_STYLES = 6;
/** Points to which the trace of a chain is thinned. */
const TRACE_POINTS = 240;

function across(share: number): string {
  return (LEFT + Math.min(1, Math.max(0, share)) * (WIDTH - LEFT - RIGHT)).toFixed(1);
}

/**
 * Prior and posterior of a param as outlines over one axis.
 * @param id unique in the page
 */
export function densityDrawing(summary: ParamSummary, id: string): Markup {
  const height = 150;
  const base = height - 24;
  const { densities } = summary;
  const top = Math.max(...densities.prior, ...densities.posterior);
  const up = (density: number) => (base - (density / top) * (base - 6)).toFixed(1);
  const outline = (bins: readonly number[]) =>
    `M${across(0)},${base}${bins.map((density, i) => `V${up(density)}H${across((i + 1) / bins.length)}`).join('')}V${base}`;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${titleOf(summary)}, before and after the fit</title><desc id="${id}-desc">${spreadSentence(summary)}</desc>
<path class="density posterior" d="${outline(densities.posterior)}"/><path class="density prior" d="${outline(densities.prior)}"/>
<line class="base" x1="${across(0)}" x2="${across(1)}" y1="${base}" y2="${base}"/>
<g class="axis">${ticksOf(densities).map((tick) => html`<text x="${across(shareOf(tick, densities))}" y="${height - 6}" text-anchor="middle">${shownTick(tick)}</text>`)}</g>
</svg>`;
}

/** What the drawing shows, in words. */
export function spreadSentence({ prior, posterior }: ParamSummary): string {
  const told = [
    ['After the fit', posterior],
    ['before', prior],
  ] as const;
  return `${told.map(([when, it]) => `${when} nine in ten between ${significant(it.p5)} and ${significant(it.p95)}, half below ${significant(it.p50)}`).join('; ')}.`;
}

/**
 * The draws of each chain in the order in which they were made, thinned.
 * @param id unique in the page
 */
export function traceDrawing(summary: ParamSummary, posterior: Posterior, id: string): Markup {
  const height = 110;
  const { densities } = summary;
  const { draws } = posterior.params.find(({ name }) => name === summary.name)!;
  const { chains, iterations } = posterior;
  const points = Math.min(TRACE_POINTS, iterations);
  const line = (chain: number) =>
    Array.from({ length: points }, (_, i) => {
      const draw = Math.floor(((i + 0.5) / points) * iterations);
      const share = Math.min(1, Math.max(0, shareOf(draws[chain * iterations + draw]!, densities)));
      return `${across(draw / iterations)},${(height - 4 - share * (height - 8)).toFixed(1)}`;
    }).join(' ');
  const description = `${counted(chains, 'chain')} of ${shownCount(iterations)} draws each, from ${significant(densities.from)} below to ${significant(densities.to)} above; R-hat ${defined(summary.rHat, (it) => it.toFixed(3))}.`;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${titleOf(summary)}, draw by draw</title><desc id="${id}-desc">${description}</desc>
${Array.from({ length: chains }, (_, chain) => html`<polyline class="trace trace-${1 + (chain % CHAIN_STYLES)}" points="${line(chain)}"/>`)}
</svg>`;
}

/**
 * How many figures have their rank in each bin, over the band in which nine in ten bins lie where ranks are even.
 * @param id unique in the page
 */
export function rankDrawing(check: SeriesCheck, when: string, id: string): Markup {
  const height = 120;
  const base = height - 22;
  const { bins, expected } = check;
  const most = Math.max(expected.high, ...bins);
  const up = (count: number) => base - (count / most) * (base - 6);
  const bars = bins.map(
    (count, i) =>
      html`<rect class="bar" x="${across((i + 0.06) / bins.length)}" width="${((0.88 * (WIDTH - LEFT - RIGHT)) / bins.length).toFixed(1)}" y="${up(count).toFixed(1)}" height="${(base - up(count)).toFixed(1)}"/>`,
  );
  const description = `${checkSentence(check)}. Ranks from the lowest to the highest: ${bins.join(', ')}; ${expected.low} to ${expected.high} in a bin where they are even.`;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${titleOf(check)}, ${when}</title><desc id="${id}-desc">${description}</desc>
${bars}<rect class="band" x="${across(0)}" width="${WIDTH - LEFT - RIGHT}" y="${up(expected.high).toFixed(1)}" height="${(up(expected.low) - up(expected.high)).toFixed(1)}"/>
<line class="base" x1="${across(0)}" x2="${across(1)}" y1="${base}" y2="${base}"/>
<g class="axis"><text x="${across(0)}" y="${height - 5}">lower than expected</text><text x="${across(1)}" y="${height - 5}" text-anchor="end">higher than expected</text></g>
</svg>`;
}

function shareOf(value: number, { from, to }: Densities): number {
  return (value - from) / (to - from);
}

/** Three to six round numbers along an axis. */
function ticksOf({ from, to }: Densities): readonly number[] {
  const rough = (to - from) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].findLast((factor) => factor * power <= rough) ?? 1);
  const first = Math.ceil((from + 0.04 * (to - from)) / step);
  const last = Math.floor((to - 0.04 * (to - from)) / step);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(6)));
}
