import { type Ensemble, islandSums } from './ensemble.ts';
import type { Outcome } from './outcome.ts';
import { weightedTotal } from './sums.ts';
import { type Weighting, weightingOf } from './weighting.ts';

/** What the paths that count say to a question, ready to be parted by what may move it. */
export interface Deviations {
  readonly ensemble: Ensemble;
  readonly outcome: Outcome;
  readonly weighting: Weighting;
  /** One of the answers: the others are counted from it, so that large answers that differ little keep their digits. */
  readonly origin: number;
  /** [paths]: what each answer is off the origin, weighted. */
  readonly terms: Float64Array;
  /** [islands]: weighted squares of what the answers are off the origin. */
  readonly squares: Float64Array;
}

/** Undefined where all paths that count say the same, or none counts. */
export function deviationsOf(ensemble: Ensemble, outcome: Outcome): Deviations | undefined {
  const weighting = weightingOf(ensemble, outcome.given);
  const { weights } = weighting;
  const origin = outcome.answers[weights.findIndex((weight) => weight > 0)];
  if (origin === undefined) return undefined;
  const deviations = new Float64Array(weights.length);
  const terms = new Float64Array(weights.length);
  let vary = false;
  for (let i = 0; i < weights.length; i += 1) {
    if (weights[i] === 0 || outcome.answers[i] === origin) continue;
    deviations[i] = outcome.answers[i]! - origin;
    terms[i] = weights[i]! * deviations[i]!;
    vary = true;
  }
  if (!vary) return undefined;
  const squares = islandSums(ensemble, (from, to) => weightedTotal(terms, deviations, from, to));
  return { ensemble, outcome, weighting, origin, terms, squares };
}
