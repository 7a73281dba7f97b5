import { GROUP } from '../../executor.ts';

/** The values of one slot stand side by side in a group, one slot after another. */
export { GROUP };

/** Bytes from a slot to the next in a group: a cache line more than the values take, so that slots do not share a set. */
export const SLOT_BYTES = 8 * GROUP + 64;
