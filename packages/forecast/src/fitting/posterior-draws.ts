import { type Executor, RunFailure } from '@proviso/kernel';
import type { Case } from '@proviso/model';
import type { Island } from '../islands.ts';
import { logMeanExp } from '../weights.ts';
import { evidenceHash, type Posterior } from './posterior.ts';

/** Paths that share one draw of the params: so many particles tell well enough where the states stood under it. */
const PATHS_PER_DRAW = 50;
/** Draws of further batches lie between those of the first, as far from each other as may be. */
const GOLDEN_RATIO = 0.6180339887498949;

/**
 * Makes sure that a posterior is one of this case, as known on this day and taken by this reader.
 * @throws RunFailure PV0915 where it is not
 */
export function requireServing(posterior: Posterior, known: Case, asOf: string, reader: string | undefined): void {
  const different = [
    ...(posterior.modelHash === evidenceHash(known) ? [] : [`another model (${posterior.modelHash.slice(0, 12)})`]),
    ...(posterior.asOf === asOf ? [] : [`another day (${posterior.asOf})`]),
    ...(posterior.reader === reader ? [] : [`another reader (${posterior.reader ?? 'none'})`]),
  ];
  if (different.length === 0) return;
  throw new RunFailure({
    code: 'PV0915',
    subject: 'posterior',
    message: `the posterior is of ${different.join(' and ')}`,
    help: 'fit this case as of this day with proviso fit, or forecast the case and day that were fitted',
  });
}

/** How many islands a batch has where each holds one draw. */
export function islandsFor(posterior: Posterior, paths: number): number {
  const draws = posterior.chains * posterior.iterations;
  return Math.min(draws, Math.max(1, Math.round(paths / PATHS_PER_DRAW)));
}

/** Gives all paths of an island the params of one draw. The draws of a batch are spread evenly over all chains. */
export function placeDraws(
  posterior: Posterior,
  { layout }: Executor,
  islands: readonly Island[],
  batch: number,
): void {
  const draws = posterior.chains * posterior.iterations;
  const shift = (0.5 + batch * GOLDEN_RATIO) % 1;
  islands.forEach(({ block }, k) => {
    const draw = Math.floor(((k + shift) / islands.length) * draws);
    for (const param of posterior.params) {
      const offset = layout.quantities.get(param.name)!;
      for (let i = 0; i < block.count; i += 1) block.slots[i * layout.slots + offset] = param.draws[draw]!;
    }
  });
}

/**
 * Gives every island the same weight after a step. The posterior has already weighed its draws by all that was known, so
 * that what is known now only tells the paths of one draw apart; to weigh the draws by it again would count it twice.
 * @param logLikelihoods [islands] to which what is taken off is added
 */
export function level(islands: readonly Island[], logLikelihoods: Float64Array): void {
  islands.forEach(({ logWeights }, k) => {
    const mean = logMeanExp(logWeights);
    logLikelihoods[k]! += mean;
    if (mean === Number.NEGATIVE_INFINITY) return;
    for (let i = 0; i < logWeights.length; i += 1) logWeights[i]! -= mean;
  });
}
