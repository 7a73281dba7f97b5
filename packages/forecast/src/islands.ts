import type { IslandTask } from './island/island-plan.ts';

/** The number of islands of a batch, whatever the machine: results do not depend on who runs them. */
export const ISLANDS = 16;

/**
 * Which paths the islands of a batch have: path i of the batch is in island i mod `islands`.
 * @param batch paths are numbered on from batch to batch, and so are islands
 * @param islands 16, or as many as there are paths
 */
export function islandsOf(
  paths: number,
  batch: number,
  islands = Math.min(ISLANDS, paths),
): readonly Pick<IslandTask, 'number' | 'count' | 'first' | 'stride'>[] {
  return Array.from({ length: islands }, (_, k) => ({
    number: batch * Math.max(ISLANDS, islands) + k,
    count: Math.ceil((paths - k) / islands),
    first: batch * paths + k,
    stride: islands,
  }));
}
