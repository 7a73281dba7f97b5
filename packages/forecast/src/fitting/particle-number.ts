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

const FEWEST_PARTICLES = 8;
const MOST_PARTICLES = 4_096;
/** Iterations that the scout goes between two places at which the noise is looked at, and how many of these there are. */
const SCOUTED = 50;
const PLACES = 2;
/**
 * Variance of the log-likelihood with which chains get on well. Where proposals are as good as could be, the best is 0.8:
 * A. Doucet, M. Pitt, G. Deligiannidis, R. Kohn (2015), Efficient implementation of Markov chain Monte Carlo when using an
 * unbiased likelihood estimator, Biometrika 102. It is less here, since the first particles cost little beside what every
 * estimate costs.
 */
const LARGEST_VARIANCE = 0.5;

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
    let noise = 0;
    for (let i = 0; i < PLACES; i += 1) {
      scout = (await runOn(scout, scout.iterations + SCOUTED, target)).chain;
      noise = Math.max(noise, await noiseAt(scout.point.values, target.estimate));
    }
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
