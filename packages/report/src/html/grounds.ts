import type { Forecast } from '@proviso/forecast';
import { longDay, shortDay } from '../shown-day.ts';
import { shownCount, shownValue, withError } from '../shown-number.ts';
import { conditioningSentences, oneLine } from '../wording.ts';
import { html, type Markup } from './markup.ts';
import { sourceLink } from './sources.ts';

/** How the figures were made: the run, what it was conditioned on, and what a reader has to bear in mind. */
export function groundsSection(forecast: Forecast): Markup {
  const { conditioning } = forecast;
  const { logLikelihood, standardError } = conditioning;
  const facts: readonly (readonly [string, Markup | string])[] = [
    ['Paths', shownCount(forecast.paths)],
    ['Seed', String(forecast.seed)],
    ['Model', html`<code>${oneLine(forecast.modelHash)}</code>`],
    ['Items of evidence', shownCount(conditioning.evidence)],
    ['Log-likelihood', withError(shownValue({ value: logLikelihood, error: standardError }))],
    ['Effective sample size', shownCount(conditioning.effectiveSampleSize)],
    ['Distinct ancestors', shownCount(conditioning.ancestors)],
    ['Resamplings', shownCount(conditioning.resamplings)],
    ['Silence counts through', longDay(forecast.silenceThrough)],
  ];
  return html`<section id="grounds" aria-labelledby="grounds-heading">
<h2 id="grounds-heading">How the figures were made</h2>
<div class="grounds">
<div class="prose"><p>${conditioningSentences(forecast).join(' ')}</p>
<p>The same text, data, seed and number of paths give the same figures to the last digit.</p></div>
<dl>${facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
</div>
${costliestTable(forecast)}
${warnings(forecast)}
${hindsight(forecast)}
</section>`;
}

function costliestTable({ conditioning }: Forecast): Markup | undefined {
  if (conditioning.costliest.length === 0) return undefined;
  return html`<table class="costliest"><caption>The evidence that the paths expected least</caption>
<thead><tr><th scope="col">Evidence</th><th scope="col">Kind</th><th scope="col">Day</th><th scope="col" class="number">Log density</th></tr></thead>
<tbody>${conditioning.costliest.map((item) => html`<tr><th scope="row">${oneLine(item.name)}</th><td>${oneLine(item.kind)}</td><td>${shortDay(item.date)}</td><td class="number">${shownValue({ value: item.logDensity, error: 0.1 }).text}</td></tr>`)}</tbody></table>`;
}

function warnings(forecast: Forecast): Markup | undefined {
  if (forecast.warnings.length === 0) return undefined;
  return html`<h3 id="warnings">Warnings</h3>
<ul class="notes">${forecast.warnings.map((warning) => html`<li>${oneLine(warning)}</li>`)}</ul>`;
}

function hindsight(forecast: Forecast): Markup | undefined {
  if (forecast.hindsight.length === 0) return undefined;
  return html`<h3>Known only in hindsight</h3>
<p class="prose">These parts of the argument lean on sources published after ${longDay(forecast.asOf)}; a score that uses them says so.</p>
<ul class="notes">${forecast.hindsight.map(({ name, source, published }) => html`<li><strong>${oneLine(name)}</strong> leans on ${sourceLink(source, forecast)}, published ${longDay(published)}</li>`)}</ul>`;
}
