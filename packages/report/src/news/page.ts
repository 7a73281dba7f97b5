import type { News, NewsStep, QuestionNews } from '@proviso/forecast';
import { documentOf } from '../html/document.ts';
import { html, type Markup } from '../html/markup.ts';
import { sourceLink, sourcesSection } from '../html/sources.ts';
import { longDay, shortDay } from '../shown-day.ts';
import { shownCount } from '../shown-number.ts';
import { counted, oneLine, titleOf } from '../wording.ts';
import { type Axis, axisOf } from './axis.ts';
import { waterfallBar } from './waterfall.ts';
import {
  groundsText,
  isNothing,
  itemText,
  LEGEND,
  leftOut,
  shownBelief,
  shownLogOdds,
  shownMove,
  spanSentence,
  unitOf,
} from './wording.ts';

/** News as one self-contained page: for each question a waterfall from its answer then to its answer now. */
export function renderNewsHtml(news: News): string {
  const { from, through } = news;
  return documentOf({
    title: `${oneLine(news.title)}: news through ${longDay(through)}`,
    eyebrow: 'News',
    heading: oneLine(news.title),
    standpoint: html`${spanSentence(news)}`,
    caution: undefined,
    sections: [
      html`<section><p class="lead">${LEGEND} Bars run from the answer before a step to the answer after it, for probabilities on an axis of log-odds; what cannot be told from nothing is pale. ${groundsText(news)}</p></section>`,
      ...news.questions.map((question, i) => questionSection(news, question, `q${i + 1}`)),
      sourcesSection(news),
    ],
    footer: `Made with Proviso from ${counted(news.steps.length + 1, 'run')} of ${shownCount(news.paths)} simulated paths, from ${shortDay(from)} through ${shortDay(through)}.`,
  });
}

function questionSection(news: News, question: QuestionNews, id: string): Markup {
  const axis = axisOf(question);
  const unit = unitOf(question);
  const logOdds = question.kind === 'whether' && html`<th scope="col" class="number">Log-odds</th>`;
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${titleOf(question)}</h2>
<p class="lead"><strong>${shownBelief(question.beliefs[0]!, question)}</strong> on ${longDay(news.from)}, <strong>${shownBelief(question.beliefs.at(-1)!, question)}</strong> on ${longDay(news.through)}${unit !== undefined && html`, in ${oneLine(unit)}`}.</p>
<div class="scroll" role="region" aria-label="${titleOf(question)}, step by step" tabindex="0">
<table class="news">
<caption class="unseen">What moved the answer, step by step</caption>
<thead><tr><th scope="col">Day</th><th scope="col">What became known</th><th scope="col"><span class="axis-labels">${axis.ticks.map(tickLabel)}</span></th><th scope="col" class="number">Answer after</th><th scope="col" class="number">Change</th>${logOdds}</tr></thead>
<tbody>${news.steps.map((step, i) => !isNothing(question.contributions[i]!, question) && stepRow(news, question, step, i, axis))}</tbody>
<tfoot>${totalRow(news, question)}</tfoot>
</table></div>
</section>`;
}

function tickLabel({ at, label }: Axis['ticks'][number]): Markup {
  return html`<span style="left:${Number((100 * at).toFixed(2))}%">${label}</span>`;
}

function stepRow(news: News, question: QuestionNews, step: NewsStep, index: number, axis: Axis): Markup {
  const contribution = question.contributions[index]!;
  return html`<tr><td>${shortDay(step.through)}</td>
<th scope="row">${whatMarkup(step, news)}</th>
<td>${waterfallBar(news, question, index, axis)}</td>
<td class="number">${shownBelief(question.beliefs[index + 1]!, question)}</td>
<td class="number">${shownMove(contribution, question)}</td>
${question.kind === 'whether' && html`<td class="number">${shownLogOdds(contribution)}</td>`}</tr>`;
}

function totalRow({ through }: News, question: QuestionNews): Markup {
  const omitted = leftOut(question);
  const note = omitted !== undefined && html` <small>${omitted}</small>`;
  return html`<tr><td>${shortDay(through)}</td><th scope="row">In all${note}</th><td></td>
<td class="number"><strong>${shownBelief(question.beliefs.at(-1)!, question)}</strong></td>
<td class="number"><strong>${shownMove(question.total, question)}</strong></td>
${question.kind === 'whether' && html`<td class="number"><strong>${shownLogOdds(question.total)}</strong></td>`}</tr>`;
}

function whatMarkup({ items }: NewsStep, news: News): Markup {
  if (items.length === 0) return html`<span class="unknown">time passes</span>`;
  const lines = items.map((item) => {
    const source =
      'source' in item && item.source !== undefined && html` <small>(${sourceLink(item.source, news)})</small>`;
    return html`${itemText(item)}${source}`;
  });
  if (lines.length === 1) return lines[0]!;
  return html`<details><summary>${counted(items.length, 'item')}</summary><ul class="notes">${lines.map((line) => html`<li>${line}</li>`)}</ul></details>`;
}
