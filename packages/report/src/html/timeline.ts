import type { Forecast, InstrumentBar } from '@proviso/forecast';
import type { InstrumentIntervals } from '@proviso/law';
import { type Status, toDayNumber } from '@proviso/model';
import { type DateTick, dateTicks, longDay, shortDay, shownPeriod } from '../shown-day.ts';
import { shownSampledShare } from '../shown-number.ts';
import { honestSize, oneLine, titleOf } from '../wording.ts';
import { along, drawing } from './drawing.ts';
import { html, type Markup } from './markup.ts';
import { sourceLink } from './sources.ts';
import { STACK, type StatusRun, sharesText, statusRuns } from './status-runs.ts';

const LANE_HEIGHT = 54;
const BAR = { top: 6, height: 26 };
/** Bars that touch overlap by this share of the timeline, so that no seam shows. */
const OVERLAP = 1 / 500;
/** Days of the timeline that a date's label takes up on a wide page, as a share of it. */
const LABEL_WIDTH = 0.085;

/** Where a day lies on the timeline, 0 to 1. */
type Scale = (date: string) => number;

/** An instrument with its days of equal status. */
interface Life {
  readonly instrument: InstrumentBar;
  readonly runs: readonly StatusRun[];
}

/**
 * The lives of regimes and agreements as bars under one axis: by the law's register up to the as-of day, after it filled
 * as high as is likely.
 */
export function timelineSection(forecast: Forecast, register: readonly InstrumentIntervals[]): Markup | undefined {
  const { instruments, steps } = forecast;
  const [first, last] = [steps[0], steps.at(-1)];
  if (instruments.length === 0 || !first || !last) return undefined;
  const start = toDayNumber(first.from);
  const length = toDayNumber(last.through) + 1 - start;
  const scale: Scale = (date) => (toDayNumber(date) - start) / length;
  const ticks = dateTicks(first.from, last.through);
  const lives = instruments.map(
    (instrument): Life => ({ instrument, runs: statusRuns(instrument, forecast, register) }),
  );
  return html`<section id="timeline" aria-labelledby="timeline-heading">
<h2 id="timeline-heading">What is in force, and for how long</h2>
${statusPatterns()}
<figure class="timeline">
<figcaption>Up to the as-of day (the vertical line) by the register of clauses and records, after it as forecast: the height of a status in a bar is the share of paths in which it holds. ${legend(lives)}</figcaption>
<div class="lanes">
<div class="lane head"><div></div><div></div><div class="end">in force, ${shownPeriod(last.from, last.through)}</div></div>
${lives.map((life, i) => lane(life, `lane${i + 1}`, forecast, scale, ticks))}
<div class="lane axis"><div></div>${axis(ticks, scale, forecast)}<div></div></div>
</div>
${sharesTable(lives, forecast)}
${renewalsTable(forecast)}
</figure>
</section>`;
}

function lane(
  { instrument, runs }: Life,
  id: string,
  forecast: Forecast,
  scale: Scale,
  ticks: readonly DateTick[],
): Markup {
  const now = along(scale(forecast.asOf));
  return html`<div class="lane"><div class="name"><strong>${titleOf(instrument)}</strong>${nextStep(instrument)}</div>
${drawing(
  { id, height: LANE_HEIGHT, title: titleOf(instrument), text: runs.map((run) => runText(run, forecast)).join('; ') },
  html`<g class="grid">${ticks.filter(({ label }) => label).map(({ date }) => html`<line x1="${along(scale(date))}" x2="${along(scale(date))}" y1="0" y2="100%"/>`)}</g>`,
  ...runs.map((run) => runDrawing(run, scale)),
  html`<line class="now" x1="${now}" x2="${now}" y1="0" y2="100%"/>`,
  ...renewalMarks(instrument, scale),
)}<div class="end">${endStatus(instrument, forecast)}</div></div>`;
}

function nextStep({ next }: InstrumentBar): Markup | undefined {
  if (!next) return undefined;
  const by = oneLine(next.by);
  if (next.decision === next.expiry)
    return html`<small>Ends after ${longDay(next.expiry)} unless renewed by then (${by})</small>`;
  return html`<small>Next decision ${longDay(next.decision)} (${by}); ends after ${longDay(next.expiry)} without it</small>`;
}

/** How likely the instrument is in force at the end of the timeline; its status where no path has it in force. */
function endStatus({ shares }: InstrumentBar, forecast: Forecast): Markup {
  const last = shares.at(-1) ?? {};
  const other = STACK.find((status) => status !== 'in force' && last[status] === 1);
  const text = other ?? shownSampledShare(last['in force'] ?? 0, honestSize(forecast));
  return html`<span class="unseen">In force at the end: </span>${text}`;
}

function runDrawing({ from, through, shares, verdict }: StatusRun, scale: Scale): Markup {
  const x = scale(from);
  const width = along(scale(through) - x + OVERLAP);
  if (verdict === 'contradictory') {
    return html`<rect class="status contradictory" x="${along(x)}" width="${width}" y="${BAR.top}" height="${BAR.height}"/>`;
  }
  const worth = verdict === undefined ? '' : ` ${verdict}`;
  let filled = 0;
  const parts = shares.map(([status, share]) => {
    filled += share;
    const top = BAR.top + (1 - filled) * BAR.height;
    return html`<rect class="status ${classOf(status)}${worth}" x="${along(x)}" width="${width}" y="${round(top)}" height="${round(share * BAR.height)}"/>`;
  });
  return html`${parts}`;
}

/** A tick at each renewal with its date, a hollow diamond at the next decision, a filled one at the next expiry. */
function renewalMarks({ renewals, next }: InstrumentBar, scale: Scale): readonly Markup[] {
  const bottom = BAR.top + BAR.height;
  let labelled = Number.NEGATIVE_INFINITY;
  const mark = (date: string, kind: 'renewal' | 'decision' | 'expiry', label: boolean) => {
    const at = scale(date);
    if (at < 0 || at > 1) return html``;
    const room = label && at - labelled >= LABEL_WIDTH;
    if (room) labelled = at;
    const anchor = at < 0.05 ? 'start' : at > 0.95 ? 'end' : 'middle';
    const place = html`x1="${along(at)}" x2="${along(at)}" y1="${BAR.top - 4}" y2="${bottom + 4}"`;
    return html`<line class="halo" ${place}/><line class="${kind}" ${place}><title>${kind} ${shortDay(date)}</title></line>${room && html`<text class="date ${kind}" x="${along(at)}" y="${bottom + 17}" text-anchor="${anchor}">${shortDay(date)}</text>`}`;
  };
  return [
    ...renewals.map(({ date }) => mark(date, 'renewal', true)),
    ...(next === undefined || next.decision === next.expiry ? [] : [mark(next.decision, 'decision', false)]),
    ...(next === undefined ? [] : [mark(next.expiry, 'expiry', true)]),
  ];
}

function axis(ticks: readonly DateTick[], scale: Scale, forecast: Forecast): Markup {
  const now = along(scale(forecast.asOf));
  return html`<svg class="drawing" aria-hidden="true" width="100%" height="40">
<line class="base" x1="0" x2="100%" y1="0.5" y2="0.5"/>
${ticks.map(({ date, label }) => {
  const at = along(scale(date));
  return html`<line class="tick" x1="${at}" x2="${at}" y1="0" y2="${label === undefined ? 4 : 8}"/>${label !== undefined && html`<text x="${at}" y="21" text-anchor="${scale(date) < 0.03 ? 'start' : 'middle'}">${label}</text>`}`;
})}
<line class="now" x1="${now}" x2="${now}" y1="0" y2="25"/><text class="now-label" x="${now}" y="37" text-anchor="${scale(forecast.asOf) < 0.1 ? 'start' : 'middle'}">as of ${shortDay(forecast.asOf)}</text></svg>`;
}

function legend(lives: readonly Life[]): Markup {
  const runs = lives.flatMap((life) => life.runs);
  const seen = new Set<string>(runs.flatMap(({ shares }) => shares.map(([status]) => status)));
  const verdicts = (['contradictory', 'unverified'] as const).filter((worth) => runs.some((r) => r.verdict === worth));
  const statuses = STACK.filter((status) => seen.has(status) && status !== 'not yet');
  const key = (classes: string, text: string) =>
    html`<span><svg aria-hidden="true" width="22" height="12"><rect class="status ${classes}" width="22" height="12"/></svg> ${text}</span>`;
  return html`<span class="legend">${statuses.map((status) => key(classOf(status), status))}
${verdicts.map((worth) => key(worth === 'unverified' ? 'in-force unverified' : worth, worth))}
<span><svg aria-hidden="true" width="10" height="14"><line class="renewal" x1="5" x2="5" y1="0" y2="14"/></svg> renewed</span>
<span><svg aria-hidden="true" width="10" height="14"><line class="decision" x1="5" x2="5" y1="0" y2="14"/></svg> next decision</span>
<span><svg aria-hidden="true" width="10" height="14"><line class="expiry" x1="5" x2="5" y1="0" y2="14"/></svg> ends unless renewed</span></span>`;
}

/** Patterns that tell statuses apart in grey print; every status drawing of the page refers to them. */
function statusPatterns(): Markup {
  const pattern = (status: Status | 'contradictory', size: number, lines: Markup) =>
    html`<pattern id="pattern-${classOf(status)}" class="${classOf(status)}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><rect class="ground" width="${size}" height="${size}"/>${lines}</pattern>`;
  return html`<svg class="patterns" aria-hidden="true" width="0" height="0"><defs>
${pattern('suspended', 6, html`<path d="M-1 1l2-2M0 6l6-6M5 7l2-2"/>`)}
${pattern('lapsed', 5, html`<path d="M2 2.5h1"/>`)}
${pattern('lifted', 4, html`<path d="M0 2h4"/>`)}
${pattern('superseded', 6, html`<path d="M-1 5l2 2M0 0l6 6M5-1l2 2"/>`)}
${pattern('residual', 6, html`<path d="M0 3h6M3 0v6"/>`)}
${pattern('terminated', 4, html`<path d="M2 0v4"/>`)}
${pattern('contradictory', 8, html`<path d="M0 0l8 8M8 0l-8 8"/>`)}
</defs></svg>`;
}

function sharesTable(lives: readonly Life[], forecast: Forecast): Markup {
  const rows = lives.flatMap(({ instrument, runs: all }) => {
    const runs = mergedByText(all, forecast);
    return runs.map(
      ([run, text], i) =>
        html`<tr>${i === 0 && html`<th scope="rowgroup" rowspan="${runs.length}">${titleOf(instrument)}</th>`}<td>${shortDay(run.from)}</td><td>${shortDay(run.through)}</td><td>${text}</td></tr>`,
    );
  });
  return html`<details><summary>Statuses as a table</summary><div class="scroll" role="region" aria-label="Statuses as a table" tabindex="0"><table><caption>Status of each regime and agreement; after the as-of day the share of paths</caption>
<thead><tr><th scope="col">Instrument</th><th scope="col">From</th><th scope="col">Through</th><th scope="col">Status</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

function renewalsTable(forecast: Forecast): Markup | undefined {
  const rows = forecast.instruments.flatMap((instrument) =>
    instrument.renewals.map(
      ({ date, through, source }) =>
        html`<tr><th scope="row">${titleOf(instrument)}</th><td>${longDay(date)}</td><td>${longDay(through)}</td><td>${source !== undefined && sourceLink(source, forecast)}</td></tr>`,
    ),
  );
  if (rows.length === 0) return undefined;
  return html`<details><summary>Renewals as a table</summary><div class="scroll" role="region" aria-label="Renewals as a table" tabindex="0"><table><caption>Renewals on record</caption>
<thead><tr><th scope="col">Instrument</th><th scope="col">Renewed on</th><th scope="col">Through</th><th scope="col">Source</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

/** Runs whose words do not differ, as one. */
function mergedByText(runs: readonly StatusRun[], forecast: Forecast): readonly (readonly [StatusRun, string])[] {
  const merged: (readonly [StatusRun, string])[] = [];
  for (const run of runs) {
    const text = sharesText(run, honestSize(forecast));
    const last = merged.at(-1);
    if (last?.[1] === text) merged[merged.length - 1] = [{ ...last[0], through: run.through }, text];
    else merged.push([run, text]);
  }
  return merged;
}

function runText(run: StatusRun, forecast: Forecast): string {
  return `${shortDay(run.from)} to ${shortDay(run.through)} ${sharesText(run, honestSize(forecast))}`;
}

function classOf(status: Status | 'contradictory'): string {
  return status.replaceAll(' ', '-');
}

function round(pixels: number): number {
  return Number(pixels.toFixed(2));
}
