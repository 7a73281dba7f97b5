import { fromDayNumber, toDayNumber } from '@proviso/model';
import { empiricalOf, quantile } from './empirical.ts';
import { countOf, type Ensemble, effectiveSampleSize, islandSums, weightsGiven } from './ensemble.ts';
import { difference, estimate, jackknifeError } from './estimate.ts';
import type { Estimate, Watched } from './forecast.ts';
import { answersWhere, type Outcome } from './outcome.ts';
import type { Pending } from './pending.ts';
import { sum } from './sums.ts';

/** How many are named at most. */
const MOST = 6;
/** Effective paths that must take each outcome: of fewer one cannot say what the answer would be. */
const LEAST_PATHS = 20;

/** Something pending, with what each path has of it: [paths]. */
export interface PendingValues {
  readonly pending: Pending;
  readonly values: Float32Array;
}

/** The time within which an outcome must fall to be worth a watch, both ends as day numbers. */
export interface Span {
  readonly after: number;
  readonly through: number;
}

/**
 * What to watch for the sake of a question: what is decided or known within the span, by how far its outcome would move
 * the answer, farthest first. The paths of one ensemble are parted by the outcome (a next figure at its median), no
 * further runs. Only what parts them by more than three times the error of the difference is named: many are looked at.
 */
export function watchedOf(
  ensemble: Ensemble,
  outcome: Outcome,
  pending: readonly PendingValues[],
  span: Span,
): readonly Watched[] {
  const weights = weightsGiven(ensemble, outcome.given);
  return pending
    .flatMap((one) => watched(ensemble, outcome, weights, one, span) ?? [])
    .sort((a, b) => b.change.value - a.change.value || (a.name < b.name ? -1 : 1))
    .slice(0, MOST);
}

function watched(
  ensemble: Ensemble,
  outcome: Outcome,
  weights: Float64Array,
  { pending, values }: PendingValues,
  span: Span,
): Watched | undefined {
  const when = whenKnown(pending, span);
  if (!when) return undefined;
  if (countOf(weights) < LEAST_PATHS) return undefined;
  const parting = partingOf(pending, values, weights, span);
  const [low, high] = [0, 1].map((side) => answersWhere(outcome, parting.sides, (x) => x === side)) as [
    Outcome,
    Outcome,
  ];
  const sizeOf = ({ given }: Outcome) => effectiveSampleSize(ensemble, weightsGiven(ensemble, given));
  if (Math.min(sizeOf(low), sizeOf(high)) < LEAST_PATHS) return undefined;
  const contrast = difference(ensemble, high, low)!;
  if (contrast.value === 0 || Math.abs(contrast.value) <= 3 * contrast.error) return undefined;
  const probability =
    sum(weights.length, (i) => weights[i]! * parting.sides[i]!) / sum(weights.length, (i) => weights[i]!);
  const { kind, name, title } = pending;
  return {
    kind,
    name,
    ...(title === undefined ? {} : { title }),
    when,
    change: expectedChange(ensemble, outcome.answers, weights, parting.sides),
    low: { label: parting.low, probability: 1 - probability, answer: estimate(ensemble, low)! },
    high: { label: parting.high, probability, answer: estimate(ensemble, high)! },
  };
}

/** The day on which the outcome is known; undefined where that is not within the span. */
function whenKnown({ shows }: Pending, { after, through }: Span): Watched['when'] | undefined {
  if (shows.kind === 'day' && shows.on === undefined) {
    const last = Math.min(through, shows.through === undefined ? through : toDayNumber(shows.through));
    return last > after ? { kind: 'by', day: fromDayNumber(last) } : undefined;
  }
  const day = toDayNumber(shows.on!);
  if (day <= after || day > through) return undefined;
  return { kind: shows.kind === 'figure' ? 'about' : 'on', day: shows.on! };
}

/** The two outcomes: what to call them, and which of them each path takes, 0 or 1. */
interface Parting {
  readonly low: string;
  readonly high: string;
  /** [paths] */
  readonly sides: Uint8Array;
}

function partingOf({ kind, unit, shows }: Pending, values: Float32Array, weights: Float64Array, span: Span): Parting {
  switch (shows.kind) {
    case 'day': {
      const sides = Uint8Array.from(values, (day) => (day > span.after && day <= span.through ? 1 : 0));
      return kind === 'event' ? { low: 'without', high: 'with', sides } : { low: 'not met', high: 'met', sides };
    }
    case 'expiry': {
      const sides = Uint8Array.from(values, (expiry) => (expiry > shows.of ? 1 : 0));
      return { low: 'not renewed', high: 'renewed', sides };
    }
    case 'figure': {
      const middle = quantile(empiricalOf(values, weights), 0.5);
      const sides = Uint8Array.from(values, (value) => (value > middle ? 1 : 0));
      const written = `${Number(middle.toPrecision(3))}${unit === undefined ? '' : ` ${unit}`}`;
      return { low: `at most ${written}`, high: `above ${written}`, sides };
    }
  }
}

/**
 * Expected absolute change of the answer once it is known which of two sides holds: q |p1 - p| + (1 - q) |p0 - p|, which
 * is twice the covariance of answer and side. Error by the jackknife over islands.
 */
function expectedChange(ensemble: Ensemble, answers: Float64Array, weights: Float64Array, sides: Uint8Array): Estimate {
  const counted = (term: (path: number) => number) =>
    islandSums(ensemble, (i) => (weights[i]! === 0 ? 0 : weights[i]! * term(i)));
  const sums = [
    counted(() => 1),
    counted((i) => sides[i]!),
    counted((i) => answers[i]!),
    counted((i) => sides[i]! * answers[i]!),
  ];
  const covariance = (without = -1) => {
    const [all, side, answer, both] = sums.map((islands) =>
      islands.reduce((total, part, k) => (k === without ? total : total + part), 0),
    ) as [number, number, number, number];
    return all === 0 ? undefined : both / all - (side / all) * (answer / all);
  };
  const twice = (value: number | undefined) => (value === undefined ? undefined : 2 * Math.abs(value));
  return {
    value: twice(covariance())!,
    error: jackknifeError(ensemble.bounds.length - 1, (k) => twice(covariance(k))),
  };
}
