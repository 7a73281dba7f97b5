import { exp, log } from '@proviso/kernel';

/** How a chain proposes its next place: a normal around the present one, whose shape and size were learnt in warm-up. */
export interface Proposal {
  /** Logarithm of the factor on the root of the covariance. */
  readonly logScale: number;
  /** [params] */
  readonly mean: readonly number[];
  /** [params][params] */
  readonly covariance: readonly (readonly number[])[];
}

/**
 * Acceptance at which the scale aims. That of a plain random walk would be 0.234 (Roberts, Gelman and Gilks 1997); the
 * noise of an estimated likelihood lowers the best one (C. Sherlock, A. Thiery, G. Roberts, J. Rosenthal 2015, On the
 * efficiency of pseudo-marginal random walk Metropolis algorithms, Annals of Statistics 43).
 */
const TARGET_ACCEPTANCE = 0.2;
/** The scale is not shrunk further than this: where noise alone keeps acceptance low, small steps do not help. */
const LEAST_SHARE_OF_START = 0.25;
/** Iterations for each param as which the prior counts in the covariance: many params take long to learn. */
const PRIOR_WEIGHT = 50;
/** Keeps the covariance from collapsing, relative to that of the prior. */
const RIDGE = 1e-6;

/** The proposal before anything is learnt: the spread of the prior, params independent. */
export function firstProposal(mean: readonly number[], variances: readonly number[]): Proposal {
  return {
    logScale: startScale(mean.length),
    mean,
    covariance: variances.map((variance, i) => variances.map((_, j) => (i === j ? variance : 0))),
  };
}

/** 2.38 / sqrt(d): best for a normal target of d dimensions. */
function startScale(params: number): number {
  return log(2.38 / Math.sqrt(params));
}

/** The place proposed from another with standard normal numbers, [params]. */
export function propose({ logScale, covariance }: Proposal, place: readonly number[], normals: readonly number[]) {
  const root = choleskyRoot(covariance);
  const scale = exp(logScale);
  return place.map((at, i) => {
    let step = 0;
    for (let j = 0; j <= i; j += 1) step += root[i]![j]! * normals[j]!;
    return at + scale * step;
  });
}

/**
 * What the proposal learns from one iteration of warm-up: the covariance follows where the chain has been (H. Haario,
 * E. Saksman, J. Tamminen 2001, An adaptive Metropolis algorithm, Bernoulli 7), the scale follows how often it moves
 * (H. Robbins, S. Monro 1951, A stochastic approximation method, Annals of Mathematical Statistics 22).
 * @param iteration from 0
 * @param acceptance probability with which the last proposal was taken
 * @param priorVariances [params]
 */
export function learn(
  { logScale, mean, covariance }: Proposal,
  iteration: number,
  place: readonly number[],
  acceptance: number,
  priorVariances: readonly number[],
): Proposal {
  const rate = 1 / (iteration + PRIOR_WEIGHT * place.length);
  const off = place.map((at, i) => at - mean[i]!);
  const least = startScale(place.length) + log(LEAST_SHARE_OF_START);
  const moved = logScale + exp(-0.6 * log(iteration + 1)) * (acceptance - TARGET_ACCEPTANCE);
  return {
    logScale: Math.max(least, moved),
    mean: mean.map((value, i) => value + rate * off[i]!),
    covariance: covariance.map((row, i) =>
      row.map((value, j) => {
        const ridge = i === j ? RIDGE * priorVariances[i]! : 0;
        return value + rate * (off[i]! * off[j]! + ridge - value);
      }),
    ),
  };
}

/** The lower triangle L with L L' equal to a covariance. */
function choleskyRoot(covariance: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const root: number[][] = [];
  covariance.forEach((row, i) => {
    const own: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      let rest = row[j]!;
      for (let k = 0; k < j; k += 1) rest -= own[k]! * (j === i ? own[k]! : root[j]![k]!);
      own.push(j === i ? Math.sqrt(Math.max(rest, Number.MIN_VALUE)) : rest / root[j]![j]!);
    }
    root.push(own);
  });
  return root;
}
