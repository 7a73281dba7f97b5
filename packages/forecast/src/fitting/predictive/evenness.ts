import { exp } from '@proviso/kernel';
import { mean } from '../diagnostics/chains.ts';

/** How evenly some ranks between 0 and 1 lie: each as likely to lie anywhere. */
export interface Evenness {
  /** How many ranks each of so many equal bins holds. */
  readonly bins: readonly number[];
  /** Nine in ten bins hold between `low` and `high` where ranks are even. */
  readonly expected: { readonly low: number; readonly high: number };
  /** Probability that even ranks would lie as unevenly as these, or more; undefined for fewer than {@link FEWEST}. */
  readonly pValue?: number;
  /** Where uneven ranks lie too often; `evenly` where the test finds nothing at 5 %, or says nothing. */
  readonly lying: 'evenly' | 'low' | 'high' | 'far out' | 'near the middle' | 'unevenly';
}

/** Ranks below which a test says nothing. */
const FEWEST = 5;
const MOST_BINS = 10;
const RANKS_A_BIN = 4;

/** A histogram of ranks with its expected band, and the test of Kolmogorov and Smirnov. */
export function evennessOf(ranks: readonly number[]): Evenness {
  const count = Math.min(MOST_BINS, Math.max(2, Math.floor(ranks.length / RANKS_A_BIN)));
  const bins = new Array<number>(count).fill(0);
  for (const rank of ranks) bins[Math.min(count - 1, Math.floor(rank * count))]! += 1;
  const expected = {
    low: binomialQuantile(ranks.length, 1 / count, 0.05),
    high: binomialQuantile(ranks.length, 1 / count, 0.95),
  };
  if (ranks.length < FEWEST) return { bins, expected, lying: 'evenly' };
  const pValue = pValueOf(greatestGap(ranks), ranks.length);
  return { bins, expected, pValue, lying: pValue >= 0.05 ? 'evenly' : leaning(ranks) };
}

/** What is most wrong with uneven ranks, in standard errors: their mean, or how many lie in the outer half. */
function leaning(ranks: readonly number[]): Evenness['lying'] {
  const root = Math.sqrt(ranks.length);
  const shift = (mean(ranks) - 0.5) * Math.sqrt(12) * root;
  const outwards = (mean(ranks.map((rank) => (Math.abs(rank - 0.5) > 0.25 ? 1 : 0))) - 0.5) * 2 * root;
  if (Math.max(Math.abs(shift), Math.abs(outwards)) < 1.5) return 'unevenly';
  if (Math.abs(shift) >= Math.abs(outwards)) return shift < 0 ? 'low' : 'high';
  return outwards > 0 ? 'far out' : 'near the middle';
}

/** The greatest distance between the share of ranks up to a place and the place. */
function greatestGap(ranks: readonly number[]): number {
  const sorted = [...ranks].sort((a, b) => a - b);
  const n = sorted.length;
  return Math.max(...sorted.map((rank, i) => Math.max((i + 1) / n - rank, rank - i / n)));
}

/**
 * Probability of a gap as great for even ranks: Kolmogorov's series, with the correction for few ranks of M. Stephens
 * (1970), Use of the Kolmogorov-Smirnov, Cramér-von Mises and related statistics without extensive tables, Journal of the
 * Royal Statistical Society B 32.
 */
function pValueOf(gap: number, n: number): number {
  const x = gap * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
  let sum = 0;
  for (let k = 1; k <= 100; k += 1) sum += (k % 2 === 1 ? 2 : -2) * exp(-2 * k * k * x * x);
  return x < 0.2 ? 1 : Math.min(1, Math.max(0, sum));
}

/** The least number of successes that as many or fewer have with probability p or more. */
function binomialQuantile(n: number, chance: number, p: number): number {
  let term = (1 - chance) ** n;
  let below = term;
  let successes = 0;
  while (below < p && successes < n) {
    term *= ((n - successes) / (successes + 1)) * (chance / (1 - chance));
    below += term;
    successes += 1;
  }
  return successes;
}
