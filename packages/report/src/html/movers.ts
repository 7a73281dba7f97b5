import type { Answer, Mover } from '@proviso/forecast';
import { shownEnd, shownVarianceShare } from '../shown-mover.ts';
import { listed, oneLine, titleOf } from '../wording.ts';
import { along } from './drawing.ts';
import { html, type Markup } from './markup.ts';

/** Movers shown for each question. */
const MOST = 6;

/** What moves an answer most, folded away behind its two largest movers. */
export function moversPanel(answer: Answer): Markup {
  const movers = answer.why.slice(0, MOST);
  return html`<details class="movers">
<summary>What moves it most: ${listed(movers.slice(0, 2).map(titleOf))}</summary>
<table role="table">
<caption class="unseen">What moves the answer: ${titleOf(answer)}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Input</th><th scope="col" role="columnheader">Share of variance</th><th scope="col" role="columnheader" colspan="2">Answer at its ends</th></tr></thead>
<tbody role="rowgroup">${movers.map((mover) => moverRow(mover, answer))}</tbody>
</table>
</details>`;
}

function moverRow(mover: Mover, answer: Answer): Markup {
  const end = (side: Mover['low']) =>
    html`<td role="cell"><strong>${shownEnd(side, answer, mover)}</strong> <small>${oneLine(side.label)}</small></td>`;
  return html`<tr role="row">
<th scope="row" role="rowheader">${titleOf(mover)}</th>
<td role="cell" class="share"><svg aria-hidden="true" width="100%" height="10"><rect class="track" width="100%" height="10"/><rect class="bar" width="${along(mover.share.value)}" height="10"/></svg> <span>${shownVarianceShare(mover, answer)}</span></td>
${end(mover.low)}${end(mover.high)}
</tr>`;
}
