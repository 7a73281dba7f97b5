/** Paths stand in groups of so many: the values of one slot side by side, one slot after another. */
export const GROUP = 64;

/** Bytes from a slot to the next in a group: a cache line more than the values take, so that slots do not share a set. */
export const SLOT_BYTES = 8 * GROUP + 64;
