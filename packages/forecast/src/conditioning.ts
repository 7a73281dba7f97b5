import type { Batch } from './batch.ts';
import { type Ensemble, poolBatches } from './ensemble.ts';
import type { EvidenceCost } from './evidence-cost.ts';
import { mean, variance } from './fitting/diagnostics/chains.ts';
import type { Conditioning } from './forecast.ts';
import { distinctAncestors, weightingOf } from './weighting.ts';
import { kishSize } from './weights.ts';

/** How many of the items that cost most are named. */
const COSTLIEST = 3;
/** More than rounding to nine digits takes or gives. */
const MARGIN = 1e-7;

/** How well the paths of a batch explain what was known. */
export function conditioningOf(batch: Batch): Conditioning {
  const { costs, resamplings } = batch;
  const ensemble = poolBatches([batch]);
  const counts = Map.groupBy(costs, ({ item }) => item.kind);
  return {
    evidence: costs.length,
    kinds: [...counts]
      .map(([kind, items]) => ({ kind, count: items.length }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    ...(batch.logLikelihoods
      ? overDraws(batch.logLikelihoods)
      : { logLikelihood: ensemble.logLikelihood, standardError: standardError(ensemble) }),
    effectiveSampleSize: kishSize(ensemble.weights),
    ancestors: distinctAncestors(ensemble, ensemble.weights),
    resamplings,
    costliest: costliestOf(costs),
  };
}

/** The items that cost most. Only those that may be among them are looked at closely. */
function costliestOf(costs: readonly EvidenceCost[]): Conditioning['costliest'] {
  const least = Float64Array.from(costs, ({ logDensity }) => logDensity).sort()[COSTLIEST - 1] ?? Infinity;
  return costs
    .filter(({ logDensity }) => logDensity <= least + MARGIN * Math.abs(least))
    .sort((a, b) => withoutLastBits(a.logDensity) - withoutLastBits(b.logDensity))
    .slice(0, COSTLIEST)
    .map(({ item: { kind, name, date }, logDensity }) => ({ kind, name, date, logDensity }));
}

/** Items that cost the same but for rounding keep their order in time, whatever the last bit of a sum says. */
function withoutLastBits(logDensity: number): number {
  return Number(logDensity.toPrecision(9));
}

/** Mean of the log-likelihood over draws of a posterior, with its standard error. */
function overDraws(logLikelihoods: Float64Array) {
  const alive = logLikelihoods.filter(Number.isFinite);
  return {
    logLikelihood: mean(alive),
    standardError: alive.length < 2 ? 0 : Math.sqrt(variance(alive) / alive.length),
  };
}

/** Of the log of the mean of the islands' likelihoods, to first order: their spread, relative to the mean. */
function standardError(ensemble: Ensemble): number {
  const { bounds } = ensemble;
  const { islands } = weightingOf(ensemble, undefined);
  const means = islands.map((sum, k) => sum / (bounds[k + 1]! - bounds[k]!));
  if (means.length < 2) return 0;
  const mean = means.reduce((total, value) => total + value, 0) / means.length;
  const squares = means.reduce((total, value) => total + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (means.length * (means.length - 1))) / mean;
}
