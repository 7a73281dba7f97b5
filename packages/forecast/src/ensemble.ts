import type { Batch } from './batch.ts';
import type { InputValues } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import { sum } from './sums.ts';
import { greatest, kishSize, logMeanExp, relativeTo } from './weights.ts';

/** Paths of one or more batches with their weights: the sample from which questions are answered. */
export interface Ensemble {
  readonly paths: number;
  /** Position of each island's first path, and at the end the number of paths. */
  readonly bounds: readonly number[];
  /** [paths], relative to the greatest. */
  readonly weights: Float64Array;
  /** Log of the mean density of all that was known. */
  readonly logLikelihood: number;
  /** All weights are equal, and no path shares an ancestor or a draw of a posterior with another: they are independent. */
  readonly even: boolean;
  /** [paths]: path number in the first step. */
  readonly ancestors: Int32Array;
}

/** Batches laid side by side. Their log weights are on one scale, so that each counts by its likelihood. */
export function poolBatches(batches: readonly Batch[]): Ensemble {
  const logWeights = joined(batches.map((batch) => batch.logWeights));
  const bounds = [0];
  for (const size of batches.flatMap((batch) => batch.sizes)) bounds.push(bounds.at(-1)! + size);
  return {
    paths: logWeights.length,
    bounds,
    weights: relativeTo(greatest(logWeights), logWeights),
    logLikelihood: logMeanExp(logWeights),
    even:
      batches.every(({ resamplings, logLikelihoods }) => resamplings === 0 && !logLikelihoods) &&
      logWeights.every((weight) => weight === logWeights[0]),
    ancestors: Int32Array.from(batches.flatMap((batch) => [...batch.ancestors])),
  };
}

/** What the paths of a world say to the question at a position, batch after batch. */
export function outcomeOf(batches: readonly Batch[], world: number, position: number): Outcome {
  const outcomes = batches.map((batch) => batch.worlds[world]!);
  return {
    answers: joined(outcomes.map(({ answers }) => answers[position]!)),
    given: outcomes[0]!.givens[position] && joined(outcomes.map(({ givens }) => givens[position]!)),
  };
}

/** The inputs at a moment, batch after batch. */
export function inputsAt(batches: readonly Batch[], moment: number): InputValues {
  return batches[0]!.inputs[moment]!.map((_, i) => joined(batches.map((batch) => batch.inputs[moment]![i]!)));
}

/** What was noted down at a sighting, batch after batch. */
export function notesAt(batches: readonly Batch[], sighting: number): Float32Array {
  return joined(batches.map(({ sightings }) => sightings[sighting]!));
}

function joined<T extends Float64Array | Float32Array | Uint8Array>(parts: readonly T[]): T {
  const first = parts[0]!;
  if (parts.length === 1) return first;
  const Kind = first.constructor as new (length: number) => T;
  const whole = new Kind(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

/** Weights of the paths that meet a condition, 0 for the others: [paths]. */
export function weightsGiven({ weights }: Ensemble, given: Float64Array | undefined): Float64Array {
  return given ? weights.map((weight, i) => weight * given[i]!) : weights;
}

/** Number of paths that have weight. */
export function countOf(weights: Float64Array): number {
  return weights.reduce((count, weight) => (weight > 0 ? count + 1 : count), 0);
}

/** Smaller of Kish's effective sample size and the number of distinct ancestors among the paths that have weight. */
export function effectiveSampleSize({ ancestors }: Ensemble, weights: Float64Array): number {
  return Math.min(kishSize(weights), distinctAncestors(ancestors, weights));
}

/** Number of paths of the first step from which those that have weight descend. */
export function distinctAncestors(ancestors: Int32Array, weights: Float64Array): number {
  return new Set(ancestors.filter((_, i) => weights[i]! > 0)).size;
}

/** Sum of a term over each island's paths: [islands]. */
export function islandSums({ bounds }: Ensemble, term: (path: number) => number): Float64Array {
  return Float64Array.from({ length: bounds.length - 1 }, (_, k) => {
    const from = bounds[k]!;
    return sum(bounds[k + 1]! - from, (i) => term(from + i));
  });
}
