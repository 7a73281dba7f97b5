import type { Answer, Watched } from '@proviso/forecast';
import { withError } from '../shown-number.ts';
import { outcomeLabel, shownChange, shownOutcome, watchedDay, watchedTitle } from '../shown-watched.ts';
import { listed, titleOf } from '../wording.ts';
import { html, type Markup } from './markup.ts';

/** What to watch for the sake of an answer, folded away behind the two that would move it farthest. */
export function watchPanel(answer: Answer): Markup {
  return html`<details class="movers">
<summary>What to watch: ${listed(answer.watch.slice(0, 2).map(watchedTitle))}</summary>
<table role="table">
<caption class="unseen">What to watch for the answer: ${titleOf(answer)}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Pending</th><th scope="col" role="columnheader">Would move the answer by</th><th scope="col" role="columnheader" colspan="2">Answer under its two outcomes, and how likely they are</th></tr></thead>
<tbody role="rowgroup">${answer.watch.map((watched) => watchedRow(watched, answer))}</tbody>
</table>
</details>`;
}

function watchedRow(watched: Watched, answer: Answer): Markup {
  const outcome = (end: Watched['low']) =>
    html`<td role="cell"><strong>${shownOutcome(end, answer)}</strong> <small>${outcomeLabel(end, answer)}</small></td>`;
  const change = withError(shownChange(watched, answer), answer.kind === 'whether' ? 'points' : undefined);
  return html`<tr role="row">
<th scope="row" role="rowheader">${watchedTitle(watched)} <small>${watchedDay(watched)}</small></th>
<td role="cell">${change}</td>
${outcome(watched.low)}${outcome(watched.high)}
</tr>`;
}
