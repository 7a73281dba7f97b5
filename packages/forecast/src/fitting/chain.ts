import { DrawSource, exp, log, type Prior, type RunFailure, siteOf } from '@proviso/kernel';
import { type EstimateLikelihood, firstPathOf } from './likelihood.ts';
import { firstProposal, learn, type Proposal, propose } from './proposal.ts';

/** Where a chain stands. */
export interface Point {
  /** [params] on the scale without bounds. */
  readonly place: readonly number[];
  /** [params] */
  readonly values: readonly number[];
  /** Of the prior, on the scale without bounds. */
  readonly logPrior: number;
  /** The estimate with which the point was accepted; it is kept until the chain moves. */
  readonly logLikelihood: number;
}

/** All that a chain needs to go on: plain data, which a checkpoint holds as it is. */
export interface Chain {
  /** 1 to 127 */
  readonly number: number;
  /** Iterations done, warm-up included. */
  iterations: number;
  /** Estimates of the likelihood so far. */
  evaluations: number;
  point: Point;
  proposal: Proposal;
  /** Proposals taken since warm-up. */
  accepted: number;
  /** Since warm-up: [iterations][params]. */
  readonly draws: (readonly number[])[];
  /** Since warm-up: [iterations]. */
  readonly logLikelihoods: number[];
}

/** What the chains of a fit have in common. */
export interface Target {
  readonly prior: Prior;
  /** [params] variances of the prior on the scale without bounds, from its draws. */
  readonly priorVariances: readonly number[];
  readonly estimate: EstimateLikelihood;
  readonly seed: number;
  /** Iterations in which the proposal learns; they are not kept. */
  readonly warmup: number;
}

/** Places of the prior that a chain tries to begin at. */
const STARTS = 100;

/**
 * A chain at the first of its draws from the prior that explains what is known.
 * @throws RunFailure PV0907 where none of a hundred does
 */
export async function beginChain(number: number, target: Target): Promise<Chain> {
  const { prior, priorVariances, estimate } = target;
  let failure: RunFailure | undefined;
  for (let count = 0; count < STARTS; count += 1) {
    const values = prior.draw(firstPathOf({ chain: number, count }));
    const place = prior.placeOf(values);
    const { logLikelihood, unexplained } = await estimate(values, { chain: number, count });
    failure = unexplained ?? failure;
    if (unexplained || !place.every(Number.isFinite)) continue;
    return {
      number,
      iterations: 0,
      evaluations: count + 1,
      point: { place, values, logPrior: prior.at(place).logDensity, logLikelihood },
      proposal: firstProposal(place, priorVariances),
      accepted: 0,
      draws: [],
      logLikelihoods: [],
    };
  }
  throw failure ?? new Error('the prior draws only values at the ends of its range');
}

/**
 * One iteration of particle marginal Metropolis-Hastings: a place is proposed and taken with the ratio of prior times
 * estimated likelihood. The estimate of the present place is never drawn anew, which makes the posterior exact however
 * noisy the estimates are.
 * C. Andrieu, A. Doucet, R. Holenstein (2010), Particle Markov chain Monte Carlo methods, Journal of the Royal
 * Statistical Society B 72, section 2.4.2.
 */
export async function advance(chain: Chain, target: Target): Promise<void> {
  const { prior, estimate, warmup } = target;
  const { point, proposal, iterations } = chain;
  const noise = noiseOf(target.seed, chain.number, iterations);
  const place = propose(proposal, point.place, point.place.map(noise.normal));
  const { values, logDensity } = prior.at(place);
  const evaluation = { chain: chain.number, count: chain.evaluations };
  const possible = values.every(Number.isFinite) && logDensity > Number.NEGATIVE_INFINITY;
  const logLikelihood = possible ? (await estimate(values, evaluation)).logLikelihood : Number.NEGATIVE_INFINITY;
  const logRatio = logDensity + logLikelihood - point.logPrior - point.logLikelihood;
  const acceptance = logRatio >= 0 ? 1 : possible ? exp(logRatio) : 0;
  const taken = log(noise.uniform()) < logRatio;
  // From here on nothing waits, so that whoever stops the fit in between finds the chain whole.
  chain.evaluations += 1;
  chain.iterations += 1;
  if (taken) chain.point = { place, values, logPrior: logDensity, logLikelihood };
  if (iterations < warmup) {
    chain.proposal = learn(proposal, iterations, chain.point.place, acceptance, target.priorVariances);
    return;
  }
  if (taken) chain.accepted += 1;
  chain.draws.push(chain.point.values);
  chain.logLikelihoods.push(chain.point.logLikelihood);
}

/** The random numbers of an iteration; these sites are no names that a case can have. */
function noiseOf(seed: number, chain: number, iteration: number) {
  const source = new DrawSource(seed);
  return {
    normal: (_: unknown, param: number) =>
      source.normal({ site: siteOf('fit proposal'), path: chain, step: iteration, draw: param }),
    uniform: () => source.uniform({ site: siteOf('fit acceptance'), path: chain, step: iteration, draw: 0 }),
  };
}
