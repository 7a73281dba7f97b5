import type { Belief, Contribution, Grouping, News, NewsItem, NewsStep, QuestionNews } from '@proviso/forecast';
import { recordedActText } from '../law/citation-text.ts';
import { longDay, shortDay } from '../shown-day.ts';
import {
  shownAnswer,
  shownCount,
  shownDifference,
  shownTick,
  shownValueDifference,
  withError,
} from '../shown-number.ts';
import { counted, oneLine, titleOf } from '../wording.ts';

/** `From 29 January through 5 October 2016, as read by the author` */
export function spanSentence({ from, through, reader }: News): string {
  const by = reader ? `, as read by ${titleOf(reader)}` : '';
  return `What changed from ${longDay(from)} through ${longDay(through)}${by}`;
}

/** What a step brought, in a line. */
export function stepText({ items }: NewsStep): string {
  const [first, ...more] = items;
  if (!first) return 'time passes';
  if (more.length === 0) return itemText(first);
  return `${counted(items.length, 'item')}: ${items.map(itemText).join('; ')}`;
}

/** The same where room is short: several items are only counted. */
export function stepLabel(step: NewsStep): string {
  return step.items.length > 1 ? counted(step.items.length, 'item') : stepText(step);
}

/** An item of news in few words. */
export function itemText(item: NewsItem): string {
  switch (item.kind) {
    case 'record':
      return `${titleOf(item)}: ${recordedActText(item.act, item.date === item.known ? undefined : item.date)}`;
    case 'figure':
      return `${titleOf(item)}: ${amount(item.value, item)} (${shortDay(item.date)})`;
    case 'revision':
      return `${titleOf(item)}: ${amount(item.value, item)}, revised from ${amount(item.before, item)} (${shortDay(item.date)})`;
    case 'statement':
      return `“${titleOf(item)}”, ${oneLine(item.by)}`;
  }
}

function amount(value: number, { unit }: { readonly unit?: string }): string {
  return `${shownTick(value)}${unit === undefined ? '' : `\u00a0${oneLine(unit)}`}`;
}

/** The answer after a step, with its error. */
export function shownBelief({ result, effectiveSampleSize }: Belief, question: QuestionNews): string {
  const answer = { ...question, result, effectiveSampleSize, claims: [], why: [], watch: [] };
  // What is settled has no error, whatever the day; nothing else has none.
  const shown = shownAnswer(answer, question.settledOn);
  return shown ? withError(shown) : 'not estimable';
}

/** Unit of a value asked for. */
export function unitOf({ beliefs }: QuestionNews): string | undefined {
  const result = beliefs.at(-1)!.result;
  return result.kind === 'distribution' ? result.unit : undefined;
}

/** How far a step moved the answer, in points or the unit of the value; in brackets what cannot be told from nothing. */
export function shownMove({ change }: Contribution, { kind }: QuestionNews): string {
  if (!change) return '';
  return bracketed(withError(shownDifference(change, kind)), change);
}

/** The same in log-odds; empty where the answer is settled, or has none. */
export function shownLogOdds({ logOdds }: Contribution): string {
  if (!logOdds) return '';
  const { value, error } = logOdds;
  return bracketed(withError(shownValueDifference({ value, error: Math.max(0.01, error) })), logOdds);
}

function bracketed(text: string, estimate: { readonly value: number; readonly error: number }): string {
  return isNoise(estimate) ? `(${text})` : text;
}

/** Whether a contribution is smaller than two standard errors of its own. */
export function isNoise({ value, error }: { readonly value: number; readonly error: number }): boolean {
  return error > 0 && Math.abs(value) < 2 * error;
}

/** Whether a step certainly changed less than anyone would notice: a tenth of a point, or of the answer's own error. */
export function isNothing({ change }: Contribution, { kind, beliefs }: QuestionNews): boolean {
  const { result } = beliefs.at(-1)!;
  if (!change || result.kind === 'not estimable') return false;
  const least = kind === 'whether' ? 0.001 : 0.1 * result.error;
  return Math.abs(change.value) + 2 * change.error <= least;
}

/** The steps that a question's table leaves out, in words; undefined where there is none. */
export function leftOut(question: QuestionNews): string | undefined {
  const count = question.contributions.filter((contribution) => isNothing(contribution, question)).length;
  if (count === 0) return undefined;
  return `${counted(count, 'step')} changed next to nothing`;
}

const TOGETHER: Readonly<Record<Grouping, string>> = {
  item: '',
  day: ' What became known on one day is taken together, to keep the runs few.',
  month: ' What became known in one month is taken together, to keep the runs few.',
  year: ' What became known in one year is taken together, to keep the runs few.',
};

/** How the numbers came about. */
export function groundsText(news: News): string {
  const { steps, paths, seed, modelHash, grouping } = news;
  const runs = `${shownCount(steps.length + 1)} runs of ${shownCount(paths)} paths, seed ${seed}, model ${modelHash.slice(0, 12)}.`;
  return `${runs}${TOGETHER[grouping]}${thinText(news)}`;
}

/** Effective paths of fewer than which an error is rough. */
const TRUSTED = 200;

/** Says so where an answer rests on few effective paths; empty else. */
function thinText({ questions }: News): string {
  const sizes = questions.flatMap(({ beliefs }) => beliefs.map(({ effectiveSampleSize }) => effectiveSampleSize));
  const least = Math.floor(Math.min(...sizes));
  if (least >= TRUSTED) return '';
  return ` Some answers rest on no more than ${counted(least, 'effective path')}: their errors are rough; run more paths.`;
}

export const LEGEND =
  'Each step is the difference of two runs with the same seed; the steps add up to the whole change. ± is one standard error of the simulation; in brackets what is under two of them and cannot be told from nothing.';
