import { GROUP } from '../../executor.ts';

/** The values of one slot stand side by side in a group, one slot after another. */
export { GROUP };

/** Bytes from a slot to the next in a group: a cache line more than the values take, so that slots do not share a set. */
export const SLOT_BYTES = 8 * GROUP + 64;

/**
 * Where the weights of a group stand, in bytes from their beginning: log weights, with -Infinity in what only fills the
 * group; in the line after them its sums; and the weights relative to the greatest.
 */
export const WEIGHTS = { logs: 0, sums: 8 * GROUP, relative: SLOT_BYTES, bytes: 2 * SLOT_BYTES } as const;

/** Bytes of an entry of the list of copies in a resampling: where a particle stands, and where its copy is put. */
export const COPY_BYTES = 8;

/** Bytes that a pair of paths takes in a slot. */
export const PAIR_BYTES = 16;
