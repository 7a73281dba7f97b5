import type { Answer, Estimate, Forecast, ReaderResult } from '@proviso/forecast';
import { shownAnswer, shownDifference } from '../shown-number.ts';
import { oneLine, titleOf } from '../wording.ts';
import { html, type Markup } from './markup.ts';
import { shadeOf } from './shade.ts';

/** Readers side by side: what each makes of every question, and how it differs from the reader of the page. */
export function readersSection(forecast: Forecast): Markup | undefined {
  const { readers, reader, questions } = forecast;
  if (readers.length === 0 || !reader || questions.length === 0) return undefined;
  return html`<section id="readers" aria-labelledby="readers-heading">
<h2 id="readers-heading">What other readers make of it</h2>
<p class="lead">The same case, with its statements as each reader takes them, on the same random numbers; below each answer its difference from ${titleOf(reader)} in percentage points, or the unit of the value, with one standard error. Shaded where the difference is more than three standard errors: <span class="up">up</span> <span class="down">down</span></p>
<div class="scroll" role="region" aria-label="Readers side by side" tabindex="0">
<table class="sides readers">
<caption class="unseen">Answers by reader</caption>
<thead><tr><th scope="col">Question</th>${[reader, ...readers].map((one) => html`<th scope="col" class="number">${titleOf(one)}</th>`)}</tr></thead>
<tbody>${questions.map((answer) => readerRow(answer, forecast))}</tbody>
</table></div>
</section>`;
}

function readerRow(answer: Answer, forecast: Forecast): Markup {
  const { result } = answer;
  const unit =
    result.kind === 'distribution' && result.unit !== undefined && html` <small>${oneLine(result.unit)}</small>`;
  return html`<tr><th scope="row">${titleOf(answer)}${unit}</th>
<td class="number">${answerMarkup(answer, forecast)}</td>
${forecast.readers.map((reader) => readerCell(reader, answer, forecast))}</tr>`;
}

function readerCell(reader: ReaderResult, answer: Answer, forecast: Forecast): Markup {
  const theirs = reader.answers.find(({ question }) => question === answer.name);
  if (!theirs) return html`<td class="number unknown">not estimable</td>`;
  const { difference } = theirs;
  return html`<td class="number ${difference && shadeOf(difference, answer.kind)}">${answerMarkup({ ...answer, ...theirs }, forecast)}${difference && differenceMarkup(difference, answer.kind)}</td>`;
}

function answerMarkup(answer: Answer, forecast: Forecast): Markup {
  const shown = shownAnswer(answer, forecast.silenceThrough);
  if (!shown) return html`<span class="unknown">not estimable</span>`;
  return html`<strong>${shown.text}</strong>${shown.error !== undefined && html` <small>±\u00a0${shown.error}</small>`}`;
}

function differenceMarkup(difference: Estimate, kind: Answer['kind']): Markup {
  const { text, error } = shownDifference(difference, kind);
  return html`<br><small>${text}${error !== undefined && ` ±\u00a0${error}`}</small>`;
}
