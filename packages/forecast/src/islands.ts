import type { Executor, PathBlock } from '@proviso/kernel';
import { greatest, relativeTo } from './weights.ts';

/** The number of islands of a batch, whatever the machine: results do not depend on who runs them. */
export const ISLANDS = 16;

/**
 * Particles that resample among themselves. Islands never exchange particles, so that they can run anywhere, and the
 * spread between them shows how sure the whole is.
 */
export interface Island {
  /** 0 to 15 in the first batch, continuing through further batches. */
  readonly number: number;
  readonly block: PathBlock;
  /**
   * [count]: log of the density of the evidence so far along each path. Resampling sets all of them to the log of their
   * mean, so their mean stays the island's estimate of the likelihood and the islands pool by mere addition.
   */
  readonly logWeights: Float64Array;
  /** [count]: path number that each particle had in the first step. */
  readonly ancestors: Int32Array;
  /** What was noted down on the way of each particle, by sighting: [count]. */
  readonly notes: Map<number, Float32Array>;
}

/**
 * The islands of one batch of paths, before the first step: path i of the batch is in island i mod `islands`.
 * @param batch paths are numbered on from batch to batch, and so are islands
 * @param islands 16, or as many as there are paths
 */
export function islandsOf(
  executor: Executor,
  paths: number,
  batch: number,
  islands = Math.min(ISLANDS, paths),
): readonly Island[] {
  const items = Math.max(0, ...executor.evidence.map((step) => step.length));
  return Array.from({ length: islands }, (_, k) => {
    const count = Math.ceil((paths - k) / islands);
    const first = batch * paths + k;
    return {
      number: batch * Math.max(ISLANDS, islands) + k,
      block: {
        count,
        first,
        stride: islands,
        slots: new Float64Array(count * executor.layout.slots),
        scores: new Float64Array(items * count),
      },
      logWeights: new Float64Array(count),
      ancestors: Int32Array.from({ length: count }, (_, i) => first + i * islands),
      notes: new Map(),
    };
  });
}

/** The same particles in slots of their own, for another world to carry on from; weights and ancestors are shared. */
export function branchOff(islands: readonly Island[]): readonly Island[] {
  return islands.map((island) => ({ ...island, block: { ...island.block, slots: island.block.slots.slice() } }));
}

/** Number of particles of all islands. */
export function particlesIn(islands: readonly Island[]): number {
  return islands.reduce((total, island) => total + island.block.count, 0);
}

/** One slot of every particle, island after island: [particles]. */
export function gatherSlot(islands: readonly Island[], slots: number, offset: number): Float64Array {
  const values = new Float64Array(particlesIn(islands));
  let position = 0;
  for (const { block } of islands) {
    for (let i = 0; i < block.count; i += 1) {
      values[position] = block.slots[i * slots + offset]!;
      position += 1;
    }
  }
  return values;
}

/** What was noted down at a sighting, island after island: [particles]; NaN where its step was not reached. */
export function gatherNotes(islands: readonly Island[], sighting: number): Float32Array {
  const all = new Float32Array(particlesIn(islands)).fill(Number.NaN);
  let position = 0;
  for (const { notes, block } of islands) {
    all.set(notes.get(sighting) ?? [], position);
    position += block.count;
  }
  return all;
}

/** Log weights of all particles, island after island: [particles]. */
export function gatherLogWeights(islands: readonly Island[]): Float64Array {
  const all = new Float64Array(particlesIn(islands));
  let position = 0;
  for (const island of islands) {
    all.set(island.logWeights, position);
    position += island.block.count;
  }
  return all;
}

/** Weights of all particles relative to the greatest, island after island: [particles]. */
export function gatherWeights(islands: readonly Island[]): Float64Array {
  const logWeights = gatherLogWeights(islands);
  return relativeTo(greatest(logWeights), logWeights);
}
