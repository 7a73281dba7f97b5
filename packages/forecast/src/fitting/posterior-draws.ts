import { type Executor, RunFailure } from '@proviso/kernel';
import type { Case } from '@proviso/model';
import type { IslandTask } from '../island/island-plan.ts';
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

/**
 * The params of the draws that the islands of a batch have, by slot: [islands][params]. The draws of a batch are spread
 * evenly over all chains.
 */
export function drawsFor(
  posterior: Posterior,
  { layout }: Executor,
  islands: number,
  batch: number,
): readonly IslandTask['held'][] {
  const draws = posterior.chains * posterior.iterations;
  const shift = (0.5 + batch * GOLDEN_RATIO) % 1;
  return Array.from({ length: islands }, (_, k) => {
    const draw = Math.floor(((k + shift) / islands) * draws);
    return posterior.params.map((param) => [layout.quantities.get(param.name)!, param.draws[draw]!] as const);
  });
}
