import type { News, QuestionNews } from '@proviso/forecast';
import { along } from '../html/drawing.ts';
import { html, type Markup } from '../html/markup.ts';
import type { Axis } from './axis.ts';
import { isNoise } from './wording.ts';

/** Where a bar lies in its row, in pixels. */
const BAR = { y: 11, height: 12 };

/** One bar of a waterfall: from where the answer stood to where it stands after a step. */
export function waterfallBar(news: News, question: QuestionNews, step: number, axis: Axis): Markup {
  const [before, after] = [question.beliefs[step]!, question.beliefs[step + 1]!].map(axis.at);
  const grid = axis.ticks.map(({ at }) => html`<line x1="${along(at)}" x2="${along(at)}" y1="0" y2="100%"/>`);
  return html`<svg aria-hidden="true" class="waterfall" height="100%"><g class="grid">${grid}</g>${
    before !== undefined && after !== undefined && bar(before, after, weightOf(question, step))
  }${after !== undefined && step < news.steps.length - 1 && html`<line class="carry" x1="${along(after)}" x2="${along(after)}" y1="${BAR.y + BAR.height}" y2="100%"/>`}</svg>`;
}

function weightOf({ contributions }: QuestionNews, step: number): string {
  const { change } = contributions[step]!;
  return change && isNoise(change) ? ' noise' : '';
}

function bar(before: number, after: number, weight: string): Markup {
  const direction = after >= before ? 'rise' : 'fall';
  return html`<rect class="${direction}${weight}" x="${along(Math.min(before, after))}" width="${along(Math.abs(after - before))}" y="${BAR.y}" height="${BAR.height}"/><line class="median" x1="${along(after)}" x2="${along(after)}" y1="${BAR.y - 2}" y2="${BAR.y + BAR.height + 2}"/>`;
}
