import type { Answer, Conditioning, Forecast } from '@proviso/forecast';
import { longDay, shortDay } from './shown-day.ts';
import { shownCount, shownQuantity, shownRange, shownShare } from './shown-number.ts';

/** What people read: the title, or the name where there is none. */
export function titleOf(thing: { readonly name: string; readonly title?: string }): string {
  return oneLine(thing.title ?? thing.name);
}

/** Text of the user's as one line without control characters, which a terminal would obey. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, (run) => (run === '\u00a0' ? run : ' ')).trim();
}

/** `As of 29 January 2016, as read by the author of the commentary` */
export function standpoint(forecast: Forecast): string {
  const reader = forecast.reader ? `, as read by ${titleOf(forecast.reader)}` : '';
  return `As of ${longDay(forecast.asOf)}${reader}`;
}

export type Claim = Answer['claims'][number];

/** Who claims, in the reader's words. */
export function claimant(claim: Claim): string {
  return oneLine(claim.byTitle ?? claim.by);
}

/** What is claimed: a probability or range of them, or for a value the numbers themselves. */
export function claimedRange(claim: Claim, kind: Answer['kind']): string {
  if (kind === 'whether') return shownRange(claim.low, claim.high);
  const size = Math.max(Math.abs(claim.low), Math.abs(claim.high));
  const [low, high] = [shownQuantity(claim.low, size), shownQuantity(claim.high, size)];
  return low === high ? low : `${low}–${high}`;
}

/** On which paths the answer rests: the condition where there is one, and the effective sample size. */
export function footingOf(answer: Answer): string {
  const { result } = answer;
  const size = `effective sample ${shownCount(answer.effectiveSampleSize)}`;
  if (result.kind === 'not estimable') return `no path of ${shownCount(result.paths)} met the condition`;
  if (!result.given) return size;
  return `condition met on ${shownShare(result.given.probability)} of paths (${shownCount(result.given.paths)}), ${size}`;
}

/** What was known and how well the paths explain it, as sentences. */
export function conditioningSentences(forecast: Forecast): readonly string[] {
  const { conditioning, paths, posteriorDraws } = forecast;
  if (conditioning.evidence === 0) {
    return [`Nothing that was known by the as-of day bears on the ${shownCount(paths)} paths: they are unweighted.`];
  }
  return [
    `${counted(conditioning.evidence, 'item')} of evidence weighed the paths${byKind(conditioning)}.`,
    ...(posteriorDraws === undefined
      ? []
      : [`The params were fitted to it: the paths share ${counted(posteriorDraws, 'draw')} of their posterior.`]),
    `After weighing, ${shownCount(paths)} paths tell as much as ${shownCount(honestSize(forecast))} independent ones would.`,
  ];
}

function byKind({ kinds }: Conditioning): string {
  const present = kinds?.filter(({ count }) => count > 0) ?? [];
  return present.length === 0 ? '' : `: ${listed(present.map(({ kind, count }) => counted(count, kind)))}`;
}

/** The items of evidence that the paths expected least; empty where none scored. */
export function costliestSentences({ conditioning }: Forecast): readonly string[] {
  if (conditioning.costliest.length === 0) return [];
  const items = conditioning.costliest.map(
    ({ kind, name, date }) => `the ${oneLine(kind)} of ${oneLine(name)} on ${shortDay(date)}`,
  );
  return [`What the paths expected least: ${listed(items)}.`];
}

/** Independent paths that tell as much as the weighted ones: the smaller of Kish's size and distinct ancestors. */
export function honestSize({ conditioning, paths }: Forecast): number {
  return conditioning.evidence === 0 ? paths : Math.min(conditioning.effectiveSampleSize, conditioning.ancestors);
}

/** `1 figure`, `52 figures` */
export function counted(count: number, noun: string): string {
  return `${shownCount(count)} ${count === 1 ? noun : `${noun}s`}`;
}

/** `a, b and c` */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
}
