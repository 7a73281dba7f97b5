import * as Plot from '@observablehq/plot';
import type { FanChart, Forecast, Quantiles } from '@proviso/forecast';
import { fromDayNumber, toDayNumber } from '@proviso/model';
import { parseHTML } from 'linkedom';
import { dateTicks, shortDay } from '../shown-day.ts';
import { shownTick } from '../shown-number.ts';
import { type Markup, trusted } from './markup.ts';

const WIDTH = 560;
const HEIGHT = 300;
/** Levels from the widest band to the narrowest. */
const BANDS = [
  ['p5', 'p95', 0.16],
  ['p25', 'p75', 0.3],
] as const satisfies readonly (readonly [keyof Quantiles, keyof Quantiles, number])[];

/** The document in which charts are drawn: Plot asks for one, and this one needs no browser. */
const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** The little that is asked of an element: the project is checked without the types of a browser. */
interface SvgElement {
  readonly outerHTML: string;
  textContent: string | null;
  remove(): void;
  prepend(...children: readonly SvgElement[]): void;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelectorAll(selector: string): Iterable<SvgElement>;
}

/** What a chart draws besides its bands: a scenario's median in the colour and dash of its number. */
export interface ScenarioLine {
  readonly number: number;
  readonly medians: readonly (number | null)[];
}

/**
 * A quantity through time as an SVG drawing: bands of 5-95 and 25-75 %, the median, the known figures as dots, the
 * medians of scenarios, and a rule at the as-of day. Colours are variables of the page, so that they follow its mode.
 * @param id unique in the page; title and description hang on it
 */
export function fanChart(
  chart: FanChart,
  forecast: Forecast,
  options: { readonly id: string; readonly description: string; readonly lines: readonly ScenarioLine[] },
): Markup {
  const days = forecast.steps.map(middleOf);
  const rows = chart.quantiles.map((quantiles, step) => ({ day: days[step]!, ...quantiles }));
  const figures = chart.figures.map(({ step, value }) => ({ day: days[step]!, value }));
  const [from, through] = [forecast.steps[0]!.from, forecast.steps.at(-1)!.through];
  const ticks = dateTicks(from, through);
  const labels = new Map(ticks.map(({ date, label }) => [dateOf(date).getTime(), label ?? '']));
  const svg = Plot.plot({
    document,
    width: WIDTH,
    height: HEIGHT,
    marginLeft: 58,
    marginRight: 14,
    marginTop: 26,
    marginBottom: 34,
    x: { type: 'utc', domain: [dateOf(from), dateOf(through)], label: null },
    y: { nice: true, label: null, ticks: 5 },
    marks: [
      Plot.gridY({ ticks: 5, stroke: 'var(--rule)', strokeOpacity: 1 }),
      Plot.axisY({
        ticks: 5,
        tickSize: 0,
        tickFormat: shownTick,
        fill: 'var(--muted)',
      }),
      Plot.axisX({
        ticks: ticks.map(({ date }) => dateOf(date)),
        tickFormat: (date: Date) => labels.get(date.getTime()) ?? '',
        stroke: 'var(--rule-strong)',
        fill: 'var(--muted)',
      }),
      ...BANDS.map(([low, high, opacity]) =>
        Plot.areaY(rows, { x: 'day', y1: low, y2: high, fill: 'var(--accent)', fillOpacity: opacity }),
      ),
      Plot.lineY(rows, { x: 'day', y: 'p50', stroke: 'var(--accent)', strokeWidth: 2 }),
      ...options.lines.map(({ number, medians }) =>
        Plot.lineY(
          medians.flatMap((value, step) => (value === null ? [] : [{ day: days[step]!, value }])),
          {
            x: 'day',
            y: 'value',
            stroke: `var(--scenario-${number})`,
            strokeWidth: 2,
            strokeDasharray: `var(--dash-${number})`,
          },
        ),
      ),
      Plot.dot(figures, { x: 'day', y: 'value', r: 2.4, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 0.8 }),
      ...asOfMarks(forecast, from, through),
    ],
  });
  return trusted(named(svg as unknown as SvgElement, chart.title ?? chart.name, options).outerHTML);
}

/** A rule at the as-of day with its date, where it lies on the timeline. */
function asOfMarks({ asOf }: Forecast, from: string, through: string): readonly Plot.Markish[] {
  if (asOf < from || asOf > through) return [];
  const day = [dateOf(asOf)];
  return [
    Plot.ruleX(day, { stroke: 'var(--ink)', strokeWidth: 1 }),
    Plot.text(day, {
      x: (date: Date) => date,
      text: () => shortDay(asOf),
      frameAnchor: 'top',
      dy: -14,
      fill: 'var(--ink)',
    }),
  ];
}

/** The typical size of a chart's numbers, by which its labels are rounded. */
export function sizeOf(chart: FanChart): number {
  const ends = chart.quantiles.flatMap(({ p5, p95 }) => [Math.abs(p5), Math.abs(p95)]);
  return Math.max(0, ...ends, ...chart.figures.map(({ value }) => Math.abs(value)));
}

/** Gives the drawing its name for readers who do not see it, and takes off what Plot adds for pages of its own. */
function named(svg: SvgElement, title: string, { id, description }: { id: string; description: string }): SvgElement {
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of svg.querySelectorAll('[aria-label], [aria-hidden], [class]')) {
    for (const attribute of ['aria-label', 'aria-hidden', 'class']) element.removeAttribute(attribute);
  }
  for (const attribute of ['width', 'height', 'font-size', 'font-family']) svg.removeAttribute(attribute);
  svg.setAttribute('class', 'chart');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${id}-title ${id}-desc`);
  svg.prepend(element('title', `${id}-title`, title), element('desc', `${id}-desc`, description));
  return svg;
}

function element(name: string, id: string, text: string): SvgElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  made.setAttribute('id', id);
  made.textContent = text;
  return made;
}

function middleOf(step: { readonly from: string; readonly through: string }): Date {
  return dateOf(fromDayNumber(Math.floor((toDayNumber(step.from) + toDayNumber(step.through)) / 2)));
}

/** Midnight of Greenwich, which the axis counts in. */
function dateOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
