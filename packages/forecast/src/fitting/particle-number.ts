import { beginChain, type Chain, runOn } from './chain.ts';
import { variance } from './diagnostics/chains.ts';
import type { EstimateLikelihood } from './likelihood.ts';
import type { PreparedTarget } from './target.ts';

/** Stands in the place of a chain where the likelihood is estimated beside the chains. */
export const BESIDE_THE_CHAINS = 127;

/** Where the estimates of {@link noiseAt} begin to count: the scout's come before. */
const NOISE_COUNT = 2 ** 20;
const NOISE_ESTIMATES = 20;

/** Variance of the log-likelihood's estimates at some values of the params. */
export async function noiseAt(values: readonly number[], estimate: EstimateLikelihood): Promise<number> {
  const estimates: number[] = [];
  for (let i = 0; i < NOISE_ESTIMATES; i += 1) {
    estimates.push((await estimate(values, { chain: BESIDE_THE_CHAINS, count: NOISE_COUNT + i })).logLikelihood);
  }
  return estimates.every(Number.isFinite) ? variance(estimates) : Number.POSITIVE_INFINITY;
}

const FEWEST_PARTICLES = 4;
const MOST_PARTICLES = 4_096;
/** Iterations that the scout goes with each number of particles. */
const SCOUTED = 100;
/**
 * Variance of the log-likelihood with which chains get on well. The best is between 0.8 and 2.8, by how well proposals are
 * made: A. Doucet, M. Pitt, G. Deligiannidis, R. Kohn (2015), Efficient implementation of Markov chain Monte Carlo when
 * using an unbiased likelihood estimator, Biometrika 102; M. Pitt, R. Silva, P. Giordani, R. Kohn (2012), On some
 * properties of Markov chain Monte Carlo simulation methods based on the particle filter, Journal of Econometrics 171.
 */
const LARGEST_VARIANCE = 1;

/**
 * How many particles the estimates of a fit need. A chain that is not kept goes ahead into the posterior, and the number
 * is doubled until the noise where it stands is small enough.
 * @throws RunFailure PV0907 where no place that it could begin at explains what is known
 */
export async function enoughParticles(prepared: PreparedTarget): Promise<number> {
  let particles = FEWEST_PARTICLES;
  let scout = await beginChain(BESIDE_THE_CHAINS, prepared.with(particles));
  for (;;) {
    const target = prepared.with(particles);
    scout = await estimatedAnew(scout, target.estimate);
    scout = (await runOn(scout, scout.iterations + SCOUTED, target)).chain;
    const noise = await noiseAt(scout.point.values, target.estimate);
    if (noise <= LARGEST_VARIANCE || particles >= MOST_PARTICLES) return particles;
    particles *= 2;
  }
}

/** Another number of particles makes another likelihood. */
async function estimatedAnew(chain: Chain, estimate: EstimateLikelihood): Promise<Chain> {
  const { number, evaluations, point } = chain;
  const { logLikelihood } = await estimate(point.values, { chain: number, count: evaluations });
  return { ...chain, evaluations: evaluations + 1, point: { ...point, logLikelihood } };
}
