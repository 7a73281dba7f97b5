import type { FanChart, Forecast } from '@proviso/forecast';
import { shownPeriod } from '../shown-day.ts';
import { shownQuantity } from '../shown-number.ts';
import { oneLine, titleOf } from '../wording.ts';
import { fanChart, type ScenarioLine, sizeOf } from './fan-chart.ts';
import { html, type Markup } from './markup.ts';

/** Colours and dashes that the style sheet has for scenarios; further ones begin again. */
const SCENARIO_STYLES = 6;
/** A scenario is drawn where its median leaves the baseline's by this share of the chart's range. */
const VISIBLE = 0.02;

/** A fan chart for every charted quantity, each with its legend, a sentence that says the end, and a table behind it. */
export function chartsSection(forecast: Forecast): Markup | undefined {
  const charts = forecast.charts.filter((chart) => chart.quantiles.length > 0);
  if (charts.length === 0) return undefined;
  return html`<section id="charts" aria-labelledby="charts-heading">
<h2 id="charts-heading">What drives it</h2>
<p class="legend"><span><svg aria-hidden="true" width="22" height="12"><rect class="band outer" width="22" height="12"/><rect class="band inner" y="3" width="22" height="6"/><line class="median" x1="0" x2="22" y1="6" y2="6"/></svg> median, half of the paths, nine in ten</span>
<span><svg aria-hidden="true" width="10" height="12"><circle class="figure" cx="5" cy="6" r="3"/></svg> figures known on the as-of day</span>
${forecast.scenarios.length > 0 && html`<span>a scenario is drawn where its median leaves the baseline’s</span>`}</p>
<div class="charts">${charts.map((chart, i) => chartFigure(chart, `chart${i + 1}`, forecast))}</div>
</section>`;
}

function chartFigure(chart: FanChart, id: string, forecast: Forecast): Markup {
  const scenarios = visibleScenarios(chart, forecast);
  const description = endSentence(chart, forecast);
  return html`<figure>
<figcaption><h3>${titleOf(chart)}${chart.unit !== '1' && html` <small>${oneLine(chart.unit)}</small>`}</h3><p>${description}</p></figcaption>
${fanChart(chart, forecast, { id, description, lines: scenarios })}
${scenarioLegend(scenarios)}
${chartTable(chart, forecast)}
</figure>`;
}

/** What the chart says about its last step. */
function endSentence(chart: FanChart, { steps }: Forecast): string {
  const last = chart.quantiles.length - 1;
  const { p5, p50, p95 } = chart.quantiles[last]!;
  const show = (value: number) => shownQuantity(value, sizeOf(chart));
  const { from, through } = steps[last]!;
  return `${shownPeriod(from, through)}: median ${show(p50)}, nine paths in ten between ${show(p5)} and ${show(p95)}.`;
}

type ShownScenario = ScenarioLine & { readonly title: string };

/** Scenarios that part from the baseline far enough to be seen; a number stands for the same scenario in all charts. */
function visibleScenarios(chart: FanChart, forecast: Forecast): readonly ShownScenario[] {
  const all = chart.quantiles.flatMap(({ p5, p95 }) => [p5, p95]).concat(chart.figures.map(({ value }) => value));
  const range = Math.max(...all) - Math.min(...all);
  const parts = (median: number | null, step: number) =>
    median !== null && Math.abs(median - chart.quantiles[step]!.p50) > VISIBLE * range;
  return chart.scenarios
    .filter(({ medians }) => medians.some(parts))
    .map((scenario) => {
      const index = forecast.scenarios.findIndex(({ name }) => name === scenario.name);
      const number = (Math.max(0, index) % SCENARIO_STYLES) + 1;
      return { number, title: titleOf(scenario), medians: scenario.medians };
    });
}

function scenarioLegend(scenarios: readonly ShownScenario[]): Markup | undefined {
  if (scenarios.length === 0) return undefined;
  const entries = scenarios.map(
    ({ number, title }) =>
      html`<span><svg aria-hidden="true" width="26" height="10"><line class="scenario-${number}" x1="0" x2="26" y1="5" y2="5"/></svg> ${title}</span>`,
  );
  return html`<p class="legend"><span>Median if</span> ${entries}</p>`;
}

function chartTable(chart: FanChart, forecast: Forecast): Markup {
  const show = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : shownQuantity(value, sizeOf(chart));
  const figures = new Map(chart.figures.map(({ step, value }) => [step, value]));
  const rows = chart.quantiles.map(({ p5, p25, p50, p75, p95 }, step) => {
    const { from, through } = forecast.steps[step]!;
    const cells = [figures.get(step), p5, p25, p50, p75, p95, ...chart.scenarios.map(({ medians }) => medians[step])];
    return html`<tr><th scope="row">${shownPeriod(from, through)}</th>${cells.map((value) => html`<td class="number">${show(value)}</td>`)}</tr>`;
  });
  const heads = [
    'Figure',
    '5\u00a0%',
    '25\u00a0%',
    'Median',
    '75\u00a0%',
    '95\u00a0%',
    ...chart.scenarios.map((s) => `Median: ${titleOf(s)}`),
  ];
  const name = `${titleOf(chart)} as a table`;
  return html`<details><summary>As a table</summary><div class="scroll" role="region" aria-label="${name}" tabindex="0"><table><caption>${titleOf(chart)}${chart.unit !== '1' && html`, ${oneLine(chart.unit)}`}</caption>
<thead><tr><th scope="col">Period</th>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div></details>`;
}
