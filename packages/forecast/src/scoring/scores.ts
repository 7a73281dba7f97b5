import { log } from '@proviso/kernel';
import type { Quantiles } from '../forecast.ts';

/**
 * Half-Brier score of a probability: (p - o)^2, from 0 (certain and right) to 1 (certain and wrong).
 * G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950), who adds
 * up over both outcomes and so has twice this.
 */
export function brierScore(probability: number, happened: boolean): number {
  return (probability - (happened ? 1 : 0)) ** 2;
}

/** Probabilities nearer to 0 or 1 than this count as if they were this far. */
export const LEAST_PROBABILITY = 0.005;

/**
 * Logarithmic score: the surprise -ln p at what came about, 0 at best. A finite number of paths, and a trivial forecast,
 * say 0 where they mean little: probabilities are kept {@link LEAST_PROBABILITY} away from 0 and 1, so that no score
 * exceeds 5.3.
 * I. J. Good, "Rational decisions", Journal of the Royal Statistical Society B 14 (1952).
 */
export function logarithmicScore(probability: number, happened: boolean): number {
  const kept = Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, probability));
  return -log(happened ? kept : 1 - kept);
}

/** Levels of the quantiles of a fan, and the share of all levels that lie nearest to each. */
const LEVELS = [
  ['p5', 0.05, 0.15],
  ['p25', 0.25, 0.225],
  ['p50', 0.5, 0.25],
  ['p75', 0.75, 0.225],
  ['p95', 0.95, 0.15],
] as const;

/**
 * Ranked probability score of a value's distribution, in the value's unit; 0 at best, and the distance from the outcome
 * for a distribution that is a single point. It is twice the integral over all levels of the quantile score, here from
 * the five quantiles of a fan, each weighted by the share of levels nearest to it; which keeps it proper.
 * E. S. Epstein, "A scoring system for probability forecasts of ranked categories", Journal of Applied Meteorology 8
 * (1969); J. E. Matheson, R. L. Winkler, Management Science 22 (1976), for values; T. Gneiting, A. E. Raftery, "Strictly
 * proper scoring rules", JASA 102 (2007), section 4.2, for the form by quantiles.
 */
export function rankedProbabilityScore(quantiles: Quantiles, outcome: number): number {
  return LEVELS.reduce((total, [name, level, weight]) => {
    const miss = outcome - quantiles[name];
    return total + 2 * weight * (miss >= 0 ? level * miss : (level - 1) * miss);
  }, 0);
}
