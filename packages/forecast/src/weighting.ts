import { countOf, type Ensemble, islandSums, weightsGiven } from './ensemble.ts';
import { remembered } from './remembered.ts';
import { total } from './sums.ts';
import { kishSize } from './weights.ts';

/** The paths that count for a question, and what follows from their weights alone. */
export interface Weighting {
  /** [paths], relative to the greatest of the ensemble; 0 for a path that does not meet the condition. */
  readonly weights: Float64Array;
  /** [islands]: sums of the weights. */
  readonly islands: Float64Array;
  /** Number of paths that have weight. */
  readonly paths: number;
  /** See {@link effectiveSampleSize}. */
  readonly size: number;
}

/** The weighting of the paths that meet a condition, or of all, which many questions share. */
export function weightingOf(ensemble: Ensemble, given: Float64Array | undefined): Weighting {
  return given ? weighed(ensemble, weightsGiven(ensemble, given)) : weightingOfAll(ensemble);
}

const weightingOfAll = remembered((ensemble: Ensemble) => weighed(ensemble, ensemble.weights));

function weighed(ensemble: Ensemble, weights: Float64Array): Weighting {
  return {
    weights,
    islands: islandSums(ensemble, (from, to) => total(weights, from, to)),
    paths: countOf(weights),
    size: effectiveSampleSize(ensemble, weights),
  };
}

/**
 * The smallest of Kish's effective sample size, the number of distinct ancestors among the paths that have weight and,
 * where an island holds one draw of a posterior, that of the draws.
 */
export function effectiveSampleSize(ensemble: Ensemble, weights: Float64Array): number {
  const size = Math.min(kishSize(weights), distinctAncestors(ensemble, weights));
  if (!ensemble.drawPerIsland) return size;
  const islands = islandSums(ensemble, (from, to) => total(weights, from, to));
  return Math.min(size, countOf(islands));
}

/** Number of paths of the first step from which those that have weight descend. */
export function distinctAncestors({ ancestors }: Ensemble, weights: Float64Array): number {
  let last = 0;
  for (let i = 0; i < ancestors.length; i += 1) if (ancestors[i]! > last) last = ancestors[i]!;
  const seen = new Uint8Array(last + 1);
  let count = 0;
  for (let i = 0; i < ancestors.length; i += 1) {
    if (!(weights[i]! > 0) || seen[ancestors[i]!] === 1) continue;
    seen[ancestors[i]!] = 1;
    count += 1;
  }
  return count;
}
