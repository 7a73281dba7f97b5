import type { Belief, News, QuestionNews } from '@proviso/forecast';
import { along } from '../html/drawing.ts';
import { html, type Markup } from '../html/markup.ts';
import { shownTick } from '../shown-number.ts';
import { isNoise } from './wording.ts';

const TICKS = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];
/** Where a bar lies in its row, in pixels. */
const BAR = { y: 11, height: 12 };

/** An axis on which the answers of one question stand: a position from 0 to 1 for each, and its marks. */
export interface Axis {
  readonly at: (belief: Belief) => number | undefined;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** Probabilities by their log-odds, so that contributions are lengths and settled answers stand at the edge; values as they are. */
export function axisOf({ kind, beliefs }: QuestionNews): Axis {
  const numbers = beliefs.flatMap((belief) => placeOf(belief) ?? []).filter(Number.isFinite);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const margin = numbers.length === 0 ? 1 : Math.max(0.12 * (high - low), kind === 'whether' ? 0.4 : 1e-9);
  const [from, to] = numbers.length === 0 ? [-1, 1] : [low - margin, high + margin];
  const along = (number: number) => Math.min(1, Math.max(0, (number - from) / (to - from)));
  const marks =
    kind === 'whether'
      ? TICKS.map((p) => ({ number: Math.log(p / (1 - p)), label: `${shownTick(100 * p)}\u00a0%` }))
      : [low, high].map((number) => ({ number, label: shownTick(Number(number.toPrecision(3))) }));
  return {
    at: (belief) => {
      const number = placeOf(belief);
      return number === undefined ? undefined : along(number);
    },
    ticks: apart(
      marks
        .filter(({ number }) => number >= from && number <= to)
        .map(({ number, label }) => ({ at: along(number), label })),
    ),
  };
}

/** Marks whose labels do not touch. */
function apart(ticks: Axis['ticks']): Axis['ticks'] {
  const kept: Axis['ticks'][number][] = [];
  for (const tick of ticks) if (kept.length === 0 || tick.at - kept.at(-1)!.at > 0.16) kept.push(tick);
  return kept;
}

/** Log-odds, infinite where settled; a value; undefined where nothing is estimable. */
function placeOf({ result, logOdds }: Belief): number | undefined {
  switch (result.kind) {
    case 'probability':
      return logOdds ?? (result.value === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
    case 'distribution':
      return result.value;
    case 'not estimable':
      return undefined;
  }
}

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
