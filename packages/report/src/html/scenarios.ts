import type { Answer, Estimate, Forecast } from '@proviso/forecast';
import { shownAnswer, shownDifference } from '../shown-number.ts';
import { listed, oneLine, titleOf } from '../wording.ts';
import { html, type Markup } from './markup.ts';
import { shadeOf } from './shade.ts';

/** Scenarios side by side as differences from the baseline, shaded by sign where they can be told from nothing. */
export function scenariosSection(forecast: Forecast): Markup | undefined {
  const { scenarios, questions } = forecast;
  if (scenarios.length === 0 || questions.length === 0) return undefined;
  return html`<section id="scenarios" aria-labelledby="scenarios-heading">
<h2 id="scenarios-heading">What would change the answers</h2>
<p class="lead">Each scenario less the baseline, on the same random numbers: percentage points, or the unit of the value, with one standard error. Shaded where the difference is more than three standard errors: <span class="up">up</span> <span class="down">down</span></p>
<div class="scroll" role="region" aria-label="Scenarios side by side" tabindex="0">
<table class="sides scenarios">
<caption class="unseen">Differences from the baseline by scenario</caption>
<thead><tr><th scope="col">Question</th><th scope="col" class="number">Baseline</th>${scenarios.map((scenario) => html`<th scope="col" class="number">${titleOf(scenario)}</th>`)}</tr></thead>
<tbody>${questions.map((answer) => scenarioRow(answer, forecast))}</tbody>
</table></div>
${idleNotes(forecast)}
</section>`;
}

function scenarioRow(answer: Answer, forecast: Forecast): Markup {
  const baseline = shownAnswer(answer, forecast.silenceThrough);
  return html`<tr><th scope="row">${titleOf(answer)}</th>
<td class="number"><strong>${baseline?.text ?? 'not estimable'}</strong></td>
${forecast.scenarios.map((scenario) => {
  const found = scenario.answers.find(({ question }) => question === answer.name);
  return differenceCell(found?.difference, answer.kind);
})}</tr>`;
}

function differenceCell(difference: Estimate | undefined, kind: Answer['kind']): Markup {
  if (!difference) return html`<td class="number unknown">not estimable</td>`;
  const shown = shownDifference(difference, kind);
  return html`<td class="number ${shadeOf(difference, kind)}">${shown.text}${shown.error !== undefined && html` <small>±\u00a0${shown.error}</small>`}</td>`;
}

function idleNotes({ scenarios }: Forecast): Markup | undefined {
  const idle = scenarios.filter((scenario) => scenario.idle.length > 0);
  if (idle.length === 0) return undefined;
  return html`<ul class="notes">${idle.map((scenario) => html`<li><strong>${titleOf(scenario)}</strong>: ${listed(scenario.idle.map(oneLine))}.</li>`)}</ul>`;
}
