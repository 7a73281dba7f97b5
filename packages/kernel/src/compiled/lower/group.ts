/** Paths stand in groups of so many: the values of one slot side by side, one slot after another. */
export const GROUP = 64;

/** Bytes from a slot to the next in a group. */
export const SLOT_BYTES = 8 * GROUP;
