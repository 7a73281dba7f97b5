import { fromDayNumber, toDayNumber } from '@proviso/model';
import { sumsIn } from './cells.ts';
import { type Deviations, deviationsOf } from './deviations.ts';
import type { Ensemble } from './ensemble.ts';
import { jackknifeError, totalBut } from './estimate.ts';
import type { Estimate, Watched } from './forecast.ts';
import type { Outcome } from './outcome.ts';
import { partedInTwo } from './parting.ts';
import type { Pending } from './pending.ts';
import { quantilesAt } from './quantiles-in.ts';
import { answerAt, contrast, restOnEnough, type Sides, sidesOf } from './sides.ts';

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
  if (pending.length === 0) return [];
  const deviations = deviationsOf(ensemble, outcome);
  if (!deviations || deviations.weighting.paths < LEAST_PATHS) return [];
  const candidates = pending
    .flatMap((one) => candidateOf(deviations, one, span) ?? [])
    .sort((a, b) => b.change.value - a.change.value || (a.pending.name < b.pending.name ? -1 : 1));
  const watched: Watched[] = [];
  for (const candidate of candidates) {
    if (watched.length < MOST && restOnEnough(candidate.sides, LEAST_PATHS)) watched.push(watchedBy(candidate));
  }
  return watched;
}

/** Something pending that seems to move the answer. */
interface Candidate {
  readonly pending: Pending;
  readonly when: Watched['when'];
  readonly labels: Labels;
  readonly sides: Sides;
  readonly change: Estimate;
}

function candidateOf(deviations: Deviations, one: PendingValues, span: Span): Candidate | undefined {
  const when = whenKnown(one.pending, span);
  if (!when) return undefined;
  const { ensemble, weighting } = deviations;
  const { labels, outcomes } = outcomesOf(one, weighting.weights, span);
  const sides = sidesOf(deviations, partedInTwo(ensemble, outcomes, weighting));
  const between = contrast(sides);
  if (!between || between.value === 0 || Math.abs(between.value) <= 3 * between.error) return undefined;
  return { pending: one.pending, when, labels, sides, change: expectedChange(sides) };
}

function watchedBy({ pending: { kind, name, title }, when, labels, sides, change }: Candidate): Watched {
  const { low, high, weights } = sides.parting;
  const probability = totalBut(sumsIn(weights, high)) / totalBut(sides.deviations.weighting.islands);
  return {
    kind,
    name,
    ...(title === undefined ? {} : { title }),
    when,
    change,
    low: { label: labels.low, probability: 1 - probability, answer: answerAt(sides, low) },
    high: { label: labels.high, probability, answer: answerAt(sides, high) },
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

/** What to call the two outcomes. */
interface Labels {
  readonly low: string;
  readonly high: string;
}

/** The two outcomes, and which of them each path takes, 0 or 1: [paths]. */
function outcomesOf(
  { pending: { kind, unit, shows }, values }: PendingValues,
  weights: Float64Array,
  span: Span,
): { readonly labels: Labels; readonly outcomes: Uint8Array } {
  switch (shows.kind) {
    case 'day':
      return {
        labels: kind === 'event' ? WITHOUT_OR_WITH : MET_OR_NOT,
        outcomes: sidesBetween(values, span.after, span.through),
      };
    case 'expiry':
      return { labels: RENEWED_OR_NOT, outcomes: sidesBetween(values, shows.of, Infinity) };
    case 'figure': {
      const middle = quantilesAt(values, weights, [0.5])[0]!;
      const written = `${Number(middle.toPrecision(3))}${unit === undefined ? '' : ` ${unit}`}`;
      return {
        labels: { low: `at most ${written}`, high: `above ${written}` },
        outcomes: sidesBetween(values, middle, Infinity),
      };
    }
  }
}

/** 1 for each value above `after` and not above `through`, 0 for the others. */
function sidesBetween(values: Float32Array, after: number, through: number): Uint8Array {
  const sides = new Uint8Array(values.length);
  for (let i = 0; i < sides.length; i += 1) {
    const value = values[i]!;
    // Without a branch, which a processor would often guess wrong.
    sides[i] = Number(value > after) * Number(value <= through);
  }
  return sides;
}

const WITHOUT_OR_WITH: Labels = { low: 'without', high: 'with' };
const MET_OR_NOT: Labels = { low: 'not met', high: 'met' };
const RENEWED_OR_NOT: Labels = { low: 'not renewed', high: 'renewed' };

/**
 * Expected absolute change of the answer once it is known which of two sides holds: q |p1 - p| + (1 - q) |p0 - p|, which
 * is twice the covariance of answer and side. Error by the jackknife over islands.
 */
function expectedChange({ parting: { weights, high }, answers, deviations }: Sides): Estimate {
  const { islands } = deviations.weighting;
  const [side, both] = [sumsIn(weights, high), sumsIn(answers, high)];
  const answer = sumsIn(answers, { from: 0, to: 2 });
  const twiceCovariance = (without?: number) => {
    const all = totalBut(islands, without);
    if (all === 0) return undefined;
    const product = (totalBut(side, without) / all) * (totalBut(answer, without) / all);
    return 2 * Math.abs(totalBut(both, without) / all - product);
  };
  return { value: twiceCovariance()!, error: jackknifeError(islands.length, twiceCovariance) };
}
