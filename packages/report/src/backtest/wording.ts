import type { Backtest, Forecaster, PastForecast, PastQuestion, Standing } from '@proviso/forecast';
import { longDay, shortDay } from '../shown-day.ts';
import { shownQuantity, shownSampledShare, shownShare } from '../shown-number.ts';
import { counted, listed, oneLine, titleOf } from '../wording.ts';

/** `Forecasts as of 6 days from 29 January 2016 through 29 June 2016, one a month` */
export function spanSentence({ days, every }: Backtest): string {
  const [first, last] = [days[0]!.asOf, days.at(-1)!.asOf];
  if (days.length === 1) return `Forecast as of ${longDay(first)}`;
  return `Forecasts as of ${days.length} days from ${longDay(first)} through ${longDay(last)}, one a ${every}`;
}

/** Who forecast. */
export function forecasterName(by: Forecaster): string {
  switch (by.kind) {
    case 'model':
      return 'The model';
    case 'status quo':
      return 'Nothing changes';
    case 'base rate':
      return 'Base rate of the case';
    case 'last forecast':
      return 'Its own last forecast';
    case 'claim':
      return `Claim: ${titleOf(by)}`;
  }
}

/** A score in three decimals. */
export function shownScore(score: number): string {
  return score.toFixed(3).replace('-', '−');
}

/** A skill in whole per cent, with its sign. */
export function shownSkill(skill: number): string {
  const percent = Math.round(100 * skill);
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)}\u00a0%`;
}

/** The interval of an advantage: `−0.012 to 0.154`. */
export function shownInterval({ model }: Standing): string {
  return model?.interval ? `${shownScore(model.interval.low)} to ${shownScore(model.interval.high)}` : '';
}

/** How a question came out, in a word or as its value. */
export function shownOutcome({ resolution, forecasts }: PastQuestion): string {
  return resolution.kind === 'value'
    ? shownQuantity(resolution.value, sizeOf(forecasts, resolution.value))
    : resolution.kind;
}

/** A forecast as a share or a mean; empty where it could not be estimated. */
export function shownForecast({ answer }: PastForecast, { paths }: Backtest): string {
  switch (answer.kind) {
    case 'probability':
      return answer.error === 0 ? shownShare(answer.value) : shownSampledShare(answer.value, paths);
    case 'distribution':
      return shownQuantity(answer.value, Math.abs(answer.value));
    case 'not estimable':
      return '–';
  }
}

function sizeOf(forecasts: readonly PastForecast[], value: number): number {
  const means = forecasts.map(({ answer }) => (answer.kind === 'distribution' ? Math.abs(answer.value) : 0));
  return Math.max(Math.abs(value), ...means);
}

/** The forecasts of a question that count once it has come out. */
export function pendingOf({ forecasts }: PastQuestion): readonly PastForecast[] {
  return forecasts.filter(({ pending, answer }) => pending && answer.kind !== 'not estimable');
}

/** Why questions are not scored, a sentence for each reason. */
export function unscoredNotes({ questions, known }: Backtest): readonly string[] {
  const voids = questions.flatMap((question) =>
    question.resolution.kind === 'void' ? [`${titleOf(question)}: void, ${oneLine(question.resolution.because)}`] : [],
  );
  const open = questions.filter(({ resolution }) => resolution.kind === 'open').map(titleOf);
  const why = `open as of ${longDay(known)}: days or figures are still to come, or the records were not checked so far`;
  return [...voids, ...(open.length === 0 ? [] : [`${listed(open)}: ${why}`])];
}

/** Which parts of the case lean on later sources, and on how many of the days. */
export function hindsightNotes({ days }: Backtest): readonly string[] {
  const parts = new Map<string, { readonly source: string; readonly published: string; days: number }>();
  for (const { hindsight } of days) {
    for (const { name, source, published } of hindsight) {
      const part = parts.get(name) ?? { source, published, days: 0 };
      parts.set(name, { ...part, days: part.days + 1 });
    }
  }
  return [...parts].map(
    ([name, { source, published, days: count }]) =>
      `${oneLine(name)} leans on ${oneLine(source)}, published ${shortDay(published)}: in hindsight on ${count} of ${counted(days.length, 'day')}`,
  );
}

/** What the columns of the score table mean. */
export const SCORES_LEGEND =
  'Brier: mean squared miss, 0 at best, 0.25 for always saying one half. Log: mean surprise, 0 at best, 0.69 for one half. Beside: the model’s Brier score on the same questions and days. Skill: the share of the other’s Brier score that the model saves. Gain: 90 % interval of what it saves, by the bootstrap over days; where it holds 0, chance may explain it. It knows nothing of questions that were not asked: with few questions it is too narrow.';
