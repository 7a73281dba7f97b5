import { choleskyRoot, type Reference } from './reference.ts';

/** Where a chain has been in a stretch of its warm-up: moments that are updated place by place. */
export interface Window {
  readonly places: number;
  /** How often the chain moved: about how many different places these are. */
  readonly moves: number;
  /** [params] */
  readonly mean: readonly number[];
  /** [params][up to the diagonal]: sums of products of the distances from the mean. */
  readonly products: readonly (readonly number[])[];
}

/** Means and variances of the prior on the scale without bounds, [params]. */
export interface PriorMoments {
  readonly means: readonly number[];
  readonly variances: readonly number[];
}

/** A window without a place. */
export function emptyWindow(params: number): Window {
  return {
    places: 0,
    moves: 0,
    mean: new Array<number>(params).fill(0),
    products: Array.from({ length: params }, (_, i) => new Array<number>(i + 1).fill(0)),
  };
}

/** The window with one more place. B. Welford (1962), Technometrics 4. */
export function seen({ places, moves, mean, products }: Window, place: readonly number[], moved: boolean): Window {
  const off = place.map((at, i) => at - mean[i]!);
  const share = places / (places + 1);
  return {
    places: places + 1,
    moves: moves + (moved ? 1 : 0),
    mean: mean.map((at, i) => at + off[i]! / (places + 1)),
    products: products.map((row, i) => row.map((sum, j) => sum + share * off[i]! * off[j]!)),
  };
}

/** Moves of a chain that tell about as much as one independent draw. */
const MOVES_FOR_ONE = 5;
/** Independent draws as which the prior counts in centre and spread, so that a chain that hardly moved keeps them. */
const PRIOR_WORTH = 15;

/**
 * What a window makes of the posterior. Correlations are drawn towards none by as much as they are in doubt:
 * J. Schäfer, K. Strimmer (2005), A shrinkage approach to large-scale covariance matrix estimation, Statistical
 * Applications in Genetics and Molecular Biology 4, section 2.4.
 */
export function referenceFrom({ places, moves, mean, products }: Window, prior: PriorMoments): Reference {
  const worth = moves / MOVES_FOR_ONE;
  const own = worth / (worth + PRIOR_WORTH);
  const variances = prior.variances.map((before, i) => own * (products[i]![i]! / places) + (1 - own) * before);
  const correlation = (i: number, j: number) => {
    const scale = Math.sqrt(products[i]![i]! * products[j]![j]!);
    return scale > 0 ? products[i]![j]! / scale : 0;
  };
  const kept = shareOfCorrelations(products.length, worth, correlation);
  const covariance = products.map((row, i) =>
    row.map((_, j) => (i === j ? variances[i]! : kept * correlation(i, j) * Math.sqrt(variances[i]! * variances[j]!))),
  );
  return {
    centre: mean.map((at, i) => own * at + (1 - own) * prior.means[i]!),
    root: choleskyRoot(covariance),
  };
}

/** What is left of correlations, 0 to 1: one less the sum of their variances over the sum of their squares. */
function shareOfCorrelations(params: number, worth: number, correlation: (i: number, j: number) => number): number {
  let [doubt, size] = [0, 0];
  for (let i = 0; i < params; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const square = correlation(i, j) ** 2;
      doubt += (1 - square) ** 2 / Math.max(1, worth);
      size += square;
    }
  }
  return size > 0 ? Math.max(0, 1 - doubt / size) : 0;
}
