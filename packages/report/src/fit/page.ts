import type { Fit, ParamSummary, SeriesCheck, Spread } from '@proviso/forecast';
import { documentOf } from '../html/document.ts';
import { html, type Markup } from '../html/markup.ts';
import { longDay, shortDay } from '../shown-day.ts';
import { shownCount, shownShare } from '../shown-number.ts';
import { counted, oneLine, titleOf } from '../wording.ts';
import { densityDrawing, rankDrawing, spreadSentence, traceDrawing } from './drawings.ts';
import { CHECKS_LEGEND, checkSentence, defined, groundsOf, significant } from './wording.ts';

/** A fit as one self-contained page: every param before and after, its chains, and whether the figures are as expected. */
export function renderFitHtml(fit: Fit): string {
  const { posterior, warnings } = fit;
  const reader = posterior.reader === undefined ? '' : `, as read by ${oneLine(posterior.reader)}`;
  return documentOf({
    title: `${oneLine(posterior.title)}: fit as of ${longDay(posterior.asOf)}`,
    eyebrow: 'Fit',
    heading: oneLine(posterior.title),
    standpoint: html`Params fitted to what was known on ${longDay(posterior.asOf)}${reader}`,
    caution:
      warnings.length > 0
        ? html`<p class="caution"><a href="#warnings">${counted(warnings.length, 'reason')} to doubt this fit</a></p>`
        : undefined,
    sections: [warningsSection(fit), tableSection(fit), picturesSection(fit), checksSection(fit), groundsSection(fit)],
    footer: `Made with Proviso from ${shownCount(posterior.chains * posterior.iterations)} draws, seed ${posterior.seed}, model ${posterior.modelHash.slice(0, 12)}.`,
  });
}

function warningsSection({ warnings }: Fit): Markup | undefined {
  if (warnings.length === 0) return undefined;
  return html`<section id="warnings" aria-labelledby="warnings-heading"><h2 id="warnings-heading">Warnings</h2>
<ul class="notes">${warnings.map((warning) => html`<li>${warning}</li>`)}</ul></section>`;
}

const SPREAD: readonly (readonly [string, (spread: Spread) => number])[] = [
  ['Mean', (it) => it.mean],
  ['Sd', (it) => it.sd],
  ['5\u00a0%', (it) => it.p5],
  ['Median', (it) => it.p50],
  ['95\u00a0%', (it) => it.p95],
];

function tableSection({ summaries }: Fit): Markup {
  const heads = [
    ...SPREAD.map(([head]) => head),
    'Prior mean',
    'Prior 5–95\u00a0%',
    'R-hat',
    'Bulk size',
    'Tail size',
    'Error',
  ];
  return html`<section id="params" aria-labelledby="params-heading"><h2 id="params-heading">Params</h2>
<div class="scroll" role="region" aria-label="Table of params" tabindex="0"><table class="params"><caption>R-hat near 1: the chains agree. Sizes: how many independent draws they are worth in the bulk and in the tails; 400 are wanted. Error: standard error of the mean from the number of draws.</caption>
<thead><tr><th scope="col">Param</th>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead>
<tbody>${summaries.map(paramRow)}</tbody></table></div></section>`;
}

function paramRow(summary: ParamSummary): Markup {
  const { prior, posterior, rHat, bulkSize, tailSize, error } = summary;
  const cells = [
    ...SPREAD.map(([, of]) => significant(of(posterior))),
    significant(prior.mean),
    `${significant(prior.p5)}–${significant(prior.p95)}`,
    defined(rHat, (it) => it.toFixed(3)),
    defined(bulkSize, shownCount),
    defined(tailSize, shownCount),
    defined(error, significant),
  ];
  return html`<tr><th scope="row">${oneLine(summary.name)}${unitMark(summary)}</th>${cells.map((text) => html`<td class="number">${text}</td>`)}</tr>`;
}

function unitMark({ unit }: { readonly unit?: string }): Markup | false {
  return unit !== undefined && html` <small>${oneLine(unit)}</small>`;
}

function picturesSection(fit: Fit): Markup {
  return html`<section id="pictures" aria-labelledby="pictures-heading"><h2 id="pictures-heading">Before and after, and draw by draw</h2>
<p class="legend"><span><svg aria-hidden="true" width="22" height="12"><rect class="density posterior" x="1" y="1" width="20" height="10"/></svg> after the fit</span>
<span><svg aria-hidden="true" width="22" height="12"><rect class="density prior" x="1" y="1" width="20" height="10"/></svg> before it</span>
<span>below: every chain in a colour of its own, in the order of its draws; they should look alike and go nowhere</span></p>
<div class="charts">${fit.summaries.map((summary, i) => paramFigure(fit, summary, `param${i + 1}`))}</div></section>`;
}

function paramFigure({ posterior }: Fit, summary: ParamSummary, id: string): Markup {
  return html`<figure><figcaption><h3>${titleOf(summary)}${unitMark(summary)}</h3><p>${spreadSentence(summary)}</p></figcaption>
${densityDrawing(summary, `${id}-density`)}
${traceDrawing(summary, posterior, `${id}-trace`)}
${densityTable(summary)}</figure>`;
}

function densityTable(summary: ParamSummary): Markup {
  const { from, to, prior, posterior } = summary.densities;
  const width = (to - from) / prior.length;
  const rows = prior.map((before, i) => {
    const cells = [shownShare(before * width), shownShare(posterior[i]! * width)];
    return html`<tr><th scope="row">${significant(from + i * width)} to ${significant(from + (i + 1) * width)}</th>${cells.map((text) => html`<td class="number">${text}</td>`)}</tr>`;
  });
  return html`<details><summary>As a table</summary><div class="scroll" role="region" aria-label="${titleOf(summary)} as a table" tabindex="0"><table>
<thead><tr><th scope="col">Value</th><th scope="col" class="number">Before</th><th scope="col" class="number">After</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

function checksSection({ checks }: Fit): Markup | undefined {
  if (checks.posterior.length === 0) return undefined;
  return html`<section id="checks" aria-labelledby="checks-heading"><h2 id="checks-heading">Are the figures as the model expects them?</h2>
<p class="lead">${CHECKS_LEGEND} Bars count the ranks; the band holds nine bars in ten where ranks are even.</p>
<div class="charts">${checks.posterior.map((check, i) => checkFigure(checks.prior[i]!, check, `check${i + 1}`))}</div></section>`;
}

function checkFigure(before: SeriesCheck, after: SeriesCheck, id: string): Markup {
  const rows = after.figures.map(
    ({ date, value, rank }, i) =>
      html`<tr><th scope="row">${shortDay(date)}</th><td class="number">${significant(value)}</td><td class="number">${shownShare(before.figures[i]!.rank)}</td><td class="number">${shownShare(rank)}</td></tr>`,
  );
  return html`<figure><figcaption><h3>${titleOf(after)}${unitMark(after)}</h3><p>After the fit: ${checkSentence(after)}.</p></figcaption>
${rankDrawing(after, 'after the fit', `${id}-after`)}
<p class="lead">Before it: ${checkSentence(before)}.</p>
${rankDrawing(before, 'before the fit', `${id}-before`)}
<details><summary>As a table</summary><div class="scroll" role="region" aria-label="Ranks of ${titleOf(after)}" tabindex="0"><table>
<thead><tr><th scope="col">Figure of</th><th scope="col" class="number">Value</th><th scope="col" class="number">Predictions below it: prior</th><th scope="col" class="number">fitted</th></tr></thead><tbody>${rows}</tbody></table></div></details></figure>`;
}

function groundsSection(fit: Fit): Markup {
  return html`<section id="grounds" aria-labelledby="grounds-heading"><h2 id="grounds-heading">What the figures rest on</h2>
<ul class="notes">${groundsOf(fit).map((sentence) => html`<li>${sentence}</li>`)}</ul></section>`;
}
