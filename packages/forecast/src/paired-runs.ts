import type { Ensemble } from './ensemble.ts';
import { jackknifeError, leaveOneOutMeans } from './estimate.ts';
import type { Estimate } from './forecast.ts';
import type { Outcome } from './outcome.ts';

/** What the paths of one run say to a question. */
export interface Sampled {
  readonly ensemble: Ensemble;
  readonly outcome: Outcome;
}

/**
 * The answer of one run less that of another with the same seed. Their islands of the same number share their random
 * numbers, so that the jackknife leaves them out together: what moves both alike drops out of the error.
 * @param scales what one unit of each answer counts for in the error, where the two are looked at on another scale
 * @returns undefined where either run has no path that counts
 */
export function differenceOfRuns(
  run: Sampled,
  from: Sampled,
  scales: readonly [run: number, from: number] = [1, 1],
): Estimate | undefined {
  const [mean, fromMean] = [run, from].map(({ ensemble, outcome }) => leaveOneOutMeans(ensemble, outcome));
  const [value, fromValue] = [mean!(), fromMean!()];
  if (value === undefined || fromValue === undefined) return undefined;
  const islands = Math.max(...[run, from].map(({ ensemble }) => ensemble.bounds.length - 1));
  const error = jackknifeError(islands, (k) => {
    const [a, b] = [mean!(k), fromMean!(k)];
    return a === undefined || b === undefined ? undefined : scales[0] * a - scales[1] * b;
  });
  return { value: value - fromValue, error };
}
