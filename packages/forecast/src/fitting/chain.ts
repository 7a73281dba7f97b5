import { DrawSource, exp, log, type RunFailure, siteOf } from '@proviso/kernel';
import { firstPathOf } from './likelihood.ts';
import { firstProposal, learn, normalsFor, type Proposal, propose } from './proposal.ts';
import type { Target } from './target.ts';

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

/** All that a chain needs to go on: plain data, which a checkpoint holds as it is and any thread can take up. */
export interface Chain {
  /** 1 to 127 */
  readonly number: number;
  /** Iterations done, warm-up included. */
  readonly iterations: number;
  /** Estimates of the likelihood so far. */
  readonly evaluations: number;
  readonly point: Point;
  readonly proposal: Proposal;
}

/** What a chain did in some iterations. */
export interface Stretch {
  /** Iterations that the chain had done before. */
  readonly from: number;
  /** The chain as it stands now. */
  readonly chain: Chain;
  /** [iterations after warm-up][params] */
  readonly draws: readonly (readonly number[])[];
  /** [iterations after warm-up] */
  readonly logLikelihoods: readonly number[];
}

/** Places of the prior that a chain tries to begin at. */
const STARTS = 100;

/**
 * A chain at the first of its draws from the prior that explains what is known.
 * @throws RunFailure PV0907 where none of a hundred does
 */
export async function beginChain(number: number, target: Target): Promise<Chain> {
  const { prior, priorMoments, estimate } = target;
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
      proposal: firstProposal(priorMoments),
    };
  }
  throw failure ?? new Error('the prior draws only values at the ends of its range');
}

/** Runs a chain on until it has done so many iterations. */
export async function runOn(begun: Chain, until: number, target: Target): Promise<Stretch> {
  const draws: (readonly number[])[] = [];
  const logLikelihoods: number[] = [];
  let chain = begun;
  while (chain.iterations < until) {
    chain = await advance(chain, target);
    if (chain.iterations <= target.warmup) continue;
    draws.push(chain.point.values);
    logLikelihoods.push(chain.point.logLikelihood);
  }
  return { from: begun.iterations, chain, draws, logLikelihoods };
}

/**
 * One iteration of particle marginal Metropolis-Hastings: a place is proposed and taken with the ratio of prior times
 * estimated likelihood, over that of the proposal's reference. The estimate of the present place is never drawn anew,
 * which makes the posterior exact however noisy the estimates are.
 * C. Andrieu, A. Doucet, R. Holenstein (2010), Particle Markov chain Monte Carlo methods, Journal of the Royal
 * Statistical Society B 72, section 2.4.2.
 */
async function advance(chain: Chain, target: Target): Promise<Chain> {
  const { prior, estimate, warmup } = target;
  const { number, point, proposal, iterations, evaluations } = chain;
  const noise = noiseOf(target.seed, number, iterations);
  const { place, logReferenceRatio } = propose(proposal, point.place, noise.normals(normalsFor(point.place.length)));
  const { values, logDensity: logPrior } = prior.at(place);
  const possible = values.every(Number.isFinite) && logPrior > Number.NEGATIVE_INFINITY;
  const { logLikelihood } = possible ? await estimate(values, { chain: number, count: evaluations }) : IMPOSSIBLE;
  const logRatio = logPrior + logLikelihood - point.logPrior - point.logLikelihood - logReferenceRatio;
  const taken = log(noise.uniform()) < logRatio;
  const next = taken ? { place, values, logPrior, logLikelihood } : point;
  const acceptance = logRatio >= 0 ? 1 : possible ? exp(logRatio) : 0;
  return {
    number,
    iterations: iterations + 1,
    evaluations: evaluations + 1,
    point: next,
    proposal:
      iterations < warmup
        ? learn(
            proposal,
            { iteration: iterations, warmup },
            { place: next.place, taken, acceptance },
            target.priorMoments,
          )
        : proposal,
  };
}

const IMPOSSIBLE = { logLikelihood: Number.NEGATIVE_INFINITY };

/** The random numbers of an iteration; these sites are no names that a case can have. */
function noiseOf(seed: number, chain: number, iteration: number) {
  const source = new DrawSource(seed);
  const site = siteOf('fit proposal');
  return {
    normals: (count: number) =>
      Array.from({ length: count }, (_, draw) => source.normal({ site, path: chain, step: iteration, draw })),
    uniform: () => source.uniform({ site: siteOf('fit acceptance'), path: chain, step: iteration, draw: 0 }),
  };
}
