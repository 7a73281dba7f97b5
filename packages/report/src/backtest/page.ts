import type { Backtest, PastQuestion, Standing } from '@proviso/forecast';
import { documentOf } from '../html/document.ts';
import { html, type Markup } from '../html/markup.ts';
import { longDay, shortDay } from '../shown-day.ts';
import { shownCount, shownQuantity } from '../shown-number.ts';
import { counted, oneLine, titleOf } from '../wording.ts';
import { forecastsChart } from './forecasts-chart.ts';
import { reliabilityDiagram } from './reliability-diagram.ts';
import {
  forecasterName,
  hindsightNotes,
  pendingOf,
  SCORES_LEGEND,
  shownForecast,
  shownInterval,
  shownOutcome,
  shownScore,
  shownSkill,
  spanSentence,
  unscoredNotes,
} from './wording.ts';

/** A backtest as one self-contained page: scores, reliability diagram, every question through time, what is not scored. */
export function renderBacktestHtml(backtest: Backtest): string {
  const hindsight = backtest.days.filter((day) => day.hindsight.length > 0).length;
  return documentOf({
    title: `${oneLine(backtest.title)}: backtest`,
    eyebrow: 'Backtest',
    heading: oneLine(backtest.title),
    standpoint: html`${spanSentence(backtest)}${backtest.reader && html`, as read by ${titleOf(backtest.reader)}`}`,
    caution:
      hindsight > 0
        ? html`<p class="caution">In hindsight: <a href="#grounds">${hindsight} of ${counted(backtest.days.length, 'day')} lean on later sources</a></p>`
        : undefined,
    sections: [
      scoresSection(backtest),
      reliabilitySection(backtest),
      valuesSection(backtest),
      questionsSection(backtest),
      groundsSection(backtest),
    ],
    footer: `Made with Proviso from ${shownCount(backtest.paths)} simulated paths a day, seed ${backtest.seed}, model ${backtest.modelHash.slice(0, 12)}.`,
  });
}

function scoresSection({ standings }: Backtest): Markup {
  const heads = ['Forecasts', 'Brier', 'Log', 'Model beside', 'Skill', 'Gain, 90\u00a0%'];
  const table = html`<div class="scroll" role="region" aria-label="Table of scores" tabindex="0"><table><caption>${SCORES_LEGEND}</caption>
<thead><tr><th scope="col">Forecaster</th>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead>
<tbody>${standings.map(standingRow)}</tbody></table></div>`;
  return html`<section id="scores" aria-labelledby="scores-heading"><h2 id="scores-heading">Scores</h2>
${standings.length === 0 ? html`<p>No question of yes or no that was forecast has come out: nothing is scored.</p>` : table}</section>`;
}

function standingRow(standing: Standing): Markup {
  const { by, forecasts, brier, logarithmic, model } = standing;
  const cells = [
    shownCount(forecasts),
    shownScore(brier),
    shownScore(logarithmic),
    model ? shownScore(model.brier) : '',
    model?.skill === undefined ? '' : shownSkill(model.skill),
    shownInterval(standing),
  ];
  return html`<tr><th scope="row">${forecasterName(by)}</th>${cells.map((text) => html`<td class="number">${text}</td>`)}</tr>`;
}

function reliabilitySection({ reliability }: Backtest): Markup | undefined {
  if (!reliability) return undefined;
  const { reliability: miss, resolution, uncertainty } = reliability;
  return html`<section id="reliability" aria-labelledby="reliability-heading"><h2 id="reliability-heading">Do the probabilities keep their word?</h2>
<p class="lead">On the diagonal, of forecasts of one in three a third came about. A dot is a bin of forecasts, its area their number. The score splits into reliability ${shownScore(miss)} (less is better), less resolution ${shownScore(resolution)} (more is better), plus uncertainty ${shownScore(uncertainty)}. Forecasts of one question on several days come out together: few questions make few independent dots.</p>
${reliabilityDiagram(reliability)}</section>`;
}

function valuesSection({ values, questions }: Backtest): Markup | undefined {
  if (values.length === 0) return undefined;
  const rows = values.map(({ question, forecasts, model, statusQuo }) => {
    const cells = [
      shownCount(forecasts),
      shownQuantity(model, model),
      statusQuo === undefined ? '' : shownQuantity(statusQuo, statusQuo),
    ];
    return html`<tr><th scope="row">${titleOf(questions.find(({ name }) => name === question)!)}</th>${cells.map((text) => html`<td class="number">${text}</td>`)}</tr>`;
  });
  return html`<section id="values" aria-labelledby="values-heading"><h2 id="values-heading">Values</h2>
<table><caption>Mean ranked probability score, in the unit of the value; 0 at best.</caption>
<thead><tr><th scope="col">Question</th><th scope="col" class="number">Forecasts</th><th scope="col" class="number">The model</th><th scope="col" class="number">Nothing changes</th></tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

function questionsSection(backtest: Backtest): Markup {
  return html`<section id="questions" aria-labelledby="questions-heading"><h2 id="questions-heading">Question by question</h2>
<p class="legend"><span><svg aria-hidden="true" width="22" height="12"><line class="forecasts" x1="0" x2="22" y1="6" y2="6"/><circle class="dot" cx="11" cy="6" r="4"/></svg> the model, per cent</span>
<span><svg aria-hidden="true" width="12" height="12"><circle class="dot hindsight" cx="6" cy="6" r="4"/></svg> in hindsight</span>
<span><svg aria-hidden="true" width="12" height="12"><circle class="dot past" cx="6" cy="6" r="4"/></svg> over or decided: not scored</span>
<span><svg aria-hidden="true" width="22" height="12"><line class="status-quo" x1="0" x2="22" y1="6" y2="6"/></svg> nothing changes</span>
<span><svg aria-hidden="true" width="12" height="14"><path class="outcome" d="M1,7 l10,-6 v12 z"/></svg> how it came out</span></p>
<div class="charts">${backtest.questions.map((question, i) => questionFigure(backtest, question, `question${i + 1}`))}</div></section>`;
}

function questionFigure(backtest: Backtest, question: PastQuestion, id: string): Markup {
  const scored =
    question.resolution.kind === 'yes' || question.resolution.kind === 'no' ? pendingOf(question).length : 0;
  return html`<figure><figcaption><h3>${titleOf(question)}</h3><p>Settled by ${longDay(question.settledOn)} · came out: ${shownOutcome(question)} · ${counted(scored, 'forecast')} scored</p></figcaption>
${question.kind === 'whether' && forecastsChart(backtest, question, id)}
${forecastsTable(backtest, question)}</figure>`;
}

function forecastsTable(backtest: Backtest, question: PastQuestion): Markup {
  const rows = question.forecasts.map(
    (forecast) =>
      html`<tr><th scope="row">${shortDay(forecast.asOf)}</th><td class="number">${shownForecast(forecast, backtest)}</td><td>${forecast.pending ? '' : 'over or decided'}</td></tr>`,
  );
  return html`<details><summary>As a table</summary><div class="scroll" role="region" aria-label="${titleOf(question)} as a table" tabindex="0"><table>
<thead><tr><th scope="col">As of</th><th scope="col" class="number">Forecast</th><th scope="col">Not scored because</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

function groundsSection(backtest: Backtest): Markup {
  const list = (heading: string, notes: readonly string[]) =>
    notes.length > 0 && html`<h3>${heading}</h3><ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`;
  return html`<section id="grounds" aria-labelledby="grounds-heading"><h2 id="grounds-heading">What the scores rest on</h2>
<p class="prose">Each forecast knows only what was known on its day. Questions were resolved as of ${longDay(backtest.known)} from the records and figures of the case, by rule.</p>
${list('Not scored', unscoredNotes(backtest))}
${list('Known only in hindsight', hindsightNotes(backtest))}</section>`;
}
