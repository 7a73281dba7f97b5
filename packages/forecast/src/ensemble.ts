import { log } from '@proviso/kernel';
import type { Batch } from './batch.ts';
import type { InputValues } from './island/input-values.ts';
import { joined } from './joined.ts';
import type { Outcome } from './outcome.ts';
import { total } from './sums.ts';
import { greatest, relativeTo } from './weights.ts';

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
  /** The paths of an island have the params from one draw of a posterior. */
  readonly drawPerIsland: boolean;
}

/** Batches laid side by side. Their log weights are on one scale, so that each counts by its likelihood. */
export function poolBatches(batches: readonly Batch[]): Ensemble {
  const last = batches.at(-1)!;
  const before = pools.get(last);
  if (before?.batches.length === batches.length && batches.every((batch, b) => batch === before.batches[b]))
    return before.ensemble;
  const ensemble = pool(batches);
  pools.set(last, { batches: [...batches], ensemble });
  return ensemble;
}

/** All questions of a run share a few pools; by the last batch of each. */
const pools = new WeakMap<Batch, { readonly batches: readonly Batch[]; readonly ensemble: Ensemble }>();

function pool(batches: readonly Batch[]): Ensemble {
  const logWeights = joined(batches.map((batch) => batch.logWeights));
  const bounds = [0];
  for (const size of batches.flatMap((batch) => batch.sizes)) bounds.push(bounds.at(-1)! + size);
  const most = greatest(logWeights);
  const weights = relativeTo(most, logWeights);
  const drawPerIsland = batches.some(({ logLikelihoods }) => logLikelihoods !== undefined);
  return {
    paths: logWeights.length,
    bounds,
    weights,
    logLikelihood: most + log(total(weights) / weights.length),
    even:
      !drawPerIsland &&
      batches.every(({ resamplings }) => resamplings === 0) &&
      logWeights.every((weight) => weight === logWeights[0]),
    ancestors: joined(batches.map(({ ancestors }) => ancestors)),
    drawPerIsland,
  };
}

/** What the paths of a world say to the question at a position, batch after batch. */
export function outcomeOf(batches: readonly Batch[], world: number, position: number): Outcome {
  const outcomes = batches.map((batch) => batch.worlds[world]!);
  const given = outcomes[0]!.givens[position] && joined(outcomes.map(({ givens }) => givens[position]!));
  return {
    answers: inDoubles(joined(outcomes.map(({ answers }) => answers[position]!))),
    given: given && inDoubles(given),
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

function inDoubles(values: Float64Array | Uint8Array): Float64Array {
  return values instanceof Float64Array ? values : new Float64Array(values);
}

/** Weights of the paths that meet a condition, 0 for the others: [paths]. */
export function weightsGiven({ weights }: Ensemble, given: Float64Array | undefined): Float64Array {
  if (!given) return weights;
  const counted = new Float64Array(weights.length);
  for (let i = 0; i < weights.length; i += 1) counted[i] = weights[i]! * given[i]!;
  return counted;
}

/** Number of paths that have weight. */
export function countOf(weights: Float64Array): number {
  let count = 0;
  for (let i = 0; i < weights.length; i += 1) if (weights[i]! > 0) count += 1;
  return count;
}

/** Whether every path that has weight has a value. */
export function allHave(weights: Float64Array, values: Float64Array, value: number): boolean {
  for (let i = 0; i < weights.length; i += 1) if (weights[i]! > 0 && values[i] !== value) return false;
  return true;
}

/** A sum over the paths of each island: [islands]. */
export function islandSums({ bounds }: Ensemble, sumOver: (from: number, to: number) => number): Float64Array {
  return Float64Array.from({ length: bounds.length - 1 }, (_, k) => sumOver(bounds[k]!, bounds[k + 1]!));
}
