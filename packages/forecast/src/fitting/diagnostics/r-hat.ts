import { type Chains, halved, mapped, mean, pooled, quantile, rankNormalised, variance } from './chains.ts';

/**
 * By how much the chains still disagree: the rank-normalised split R-hat, the greater of that of the draws and that of
 * their distances from the median (which sees chains that differ in width). Near 1 where all chains tell the same; NaN
 * where no chain moved.
 * A. Vehtari, A. Gelman, D. Simpson, B. Carpenter, P. Bürkner (2021), Rank-normalization, folding, and localization: an
 * improved R-hat for assessing convergence of MCMC, Bayesian Analysis 16.
 */
export function rHat(chains: Chains): number {
  const halves = halved(chains);
  const median = quantile(pooled(halves), 0.5);
  const folded = mapped(halves, (value) => Math.abs(value - median));
  const place = plainRHat(rankNormalised(halves));
  const width = plainRHat(rankNormalised(folded));
  // Where all draws are as far from the median, their distances tell nothing.
  return Number.isNaN(width) ? place : Math.max(place, width);
}

/** A. Gelman, D. Rubin (1992): the root of what the variance might be over what the chains say it is. */
function plainRHat(chains: Chains): number {
  const n = chains[0]!.length;
  const within = mean(chains.map(variance));
  const between = variance(chains.map(mean));
  return Math.sqrt((n - 1) / n + between / within);
}
