import { type Chains, halved, mapped, mean, pooled, quantile, rankNormalised, variance } from './chains.ts';

/** How many independent draws the chains are worth in their bulk: for means and medians. NaN where none moved. */
export function bulkSize(chains: Chains): number {
  return effectiveSize(rankNormalised(halved(chains)));
}

/** The same in the tails: the smaller of the sizes for the 5th and the 95th percentile. */
export function tailSize(chains: Chains): number {
  const all = pooled(chains);
  const forQuantile = (p: number) => {
    const limit = quantile(all, p);
    return effectiveSize(halved(mapped(chains, (value) => (value <= limit ? 1 : 0))));
  };
  return Math.min(forQuantile(0.05), forQuantile(0.95));
}

/** Monte Carlo standard error of the mean of all draws. */
export function errorOfMean(chains: Chains): number {
  return Math.sqrt(variance(pooled(chains)) / effectiveSize(halved(chains)));
}

/**
 * Draws divided by the time over which they are correlated, from the autocovariances of all chains together and the
 * disagreement between their means. The sum of correlations is cut where a pair of them turns negative, and pairs are
 * not let rise again (C. Geyer 1992, Practical Markov chain Monte Carlo, Statistical Science 7); at most n log10 n.
 * Vehtari et al. (2021), section 3.2.
 */
function effectiveSize(chains: Chains): number {
  const n = chains[0]!.length;
  const draws = n * chains.length;
  const within = mean(chains.map(variance));
  const total = ((n - 1) / n) * within + (chains.length > 1 ? variance(chains.map(mean)) : 0);
  const centred = chains.map((chain) => {
    const centre = mean(chain);
    return chain.map((value) => value - centre);
  });
  const correlation = (lag: number) =>
    lag === 0 ? 1 : 1 - (within - mean(centred.map((chain) => autocovariance(chain, lag)))) / total;
  const time = Math.max(correlationTime(n, correlation), 1 / Math.log10(draws));
  return draws / time;
}

/** 1 + 2 (rho_1 + rho_2 + ...) over the initial positive, monotone sequence of pairs. */
function correlationTime(n: number, correlation: (lag: number) => number): number {
  let [even, odd] = [correlation(0), correlation(1)];
  let pair = even + odd;
  let least = pair;
  let sum = 0;
  let lag = 0;
  while (lag < n - 5 && pair > 0) {
    least = Math.min(least, pair);
    sum += least;
    lag += 2;
    [even, odd] = [correlation(lag), correlation(lag + 1)];
    pair = even + odd;
  }
  if (Number.isNaN(pair)) return Number.NaN;
  // The last even term, alone, still tells something of a negative correlation just after it.
  return -1 + 2 * sum + Math.max(0, even);
}

function autocovariance(centred: Float64Array, lag: number): number {
  let total = 0;
  for (let i = lag; i < centred.length; i += 1) total += centred[i]! * centred[i - lag]!;
  return total / centred.length;
}
