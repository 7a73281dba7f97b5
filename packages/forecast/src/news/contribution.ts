import { log } from '@proviso/kernel';
import type { SampledResult } from '../answers.ts';
import type { Answer, Estimate } from '../forecast.ts';
import { differenceOfRuns, type Sampled } from '../paired-runs.ts';
import type { Belief, Contribution } from './news.ts';

/** What was to be thought of a question after a run. */
export function beliefOf({ result, effectiveSampleSize }: SampledResult): Belief {
  const p = openProbability(result, effectiveSampleSize);
  return { result, effectiveSampleSize, ...(p === undefined ? {} : { logOdds: log(p / (1 - p)) }) };
}

/** How far a question moved from one run to the next. */
export function contributionOf(before: SampledResult, after: SampledResult): Contribution {
  const change = changeOf(before, after, [1, 1]);
  if (!change) return {};
  const [p, q] = [before, after].map(({ result, effectiveSampleSize }) => openProbability(result, effectiveSampleSize));
  if (p === undefined || q === undefined) return { change };
  const value = beliefOf(after).logOdds! - beliefOf(before).logOdds!;
  const { error } = changeOf(before, after, [1 / (p * (1 - p)), 1 / (q * (1 - q))])!;
  return { change, logOdds: { value, error } };
}

/** The probability, not quite 0 or 1 where sampling alone says so; undefined where it is settled or there is none. */
function openProbability(result: Answer['result'], size: number): number | undefined {
  if (result.kind !== 'probability') return undefined;
  const { value, error } = result;
  if (value > 0 && value < 1) return value;
  return error === 0 ? undefined : (value * size + 1) / (size + 2);
}

/**
 * The change, with its error on a scale where one unit of either answer counts for so much. What all paths of a run agree
 * on without its being settled has an error of its own, which no island shows.
 */
function changeOf(
  before: SampledResult,
  after: SampledResult,
  [scale, newScale]: readonly [before: number, after: number],
): Estimate | undefined {
  if (isSame(before, after)) return after.result.kind === 'not estimable' ? undefined : { value: 0, error: 0 };
  const difference = differenceOfRuns(after, before, [newScale, scale]);
  if (!difference) return undefined;
  const error = Math.hypot(difference.error, scale * hiddenError(before.result), newScale * hiddenError(after.result));
  return { value: difference.value, error };
}

function hiddenError(result: Answer['result']): number {
  return result.kind === 'probability' && (result.value === 0 || result.value === 1) ? result.error : 0;
}

/** Whether two runs are the same path by path, as far as the question is concerned. */
function isSame(a: Sampled, b: Sampled): boolean {
  const same = (x: Float64Array | undefined, y: Float64Array | undefined) =>
    x === y || (x !== undefined && y !== undefined && x.length === y.length && x.every((value, i) => value === y[i]));
  return (
    same(a.ensemble.weights, b.ensemble.weights) &&
    same(a.outcome.answers, b.outcome.answers) &&
    same(a.outcome.given, b.outcome.given)
  );
}
