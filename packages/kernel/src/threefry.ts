/**
 * Threefry2x64 with 20 rounds: a keyed bijection of 128-bit counters whose outputs pass for independent random words.
 *
 * Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 3.2; rotation constants
 * and key parity from the authors' Random123 library. Twenty rounds are the authors' default (docs/decisions/threefry-rounds.md).
 *
 * A 64-bit word stands as two 32-bit halves, low half first: `[lo0, hi0, lo1, hi1]`, the order in which a little-endian
 * machine stores them.
 */
export const ROUNDS = 20;

/** Left rotations of the second word, by round modulo 8. */
const ROTATIONS = [16, 42, 12, 31, 16, 32, 24, 21] as const;

/** SKEIN_KS_PARITY64, which keeps an all-zero key from being a fixed point. */
const PARITY_HIGH = 0x1bd11bda;
const PARITY_LOW = 0xa9fc1a22;

/** The three words of the extended key, as halves; reused, for the function is not re-entrant. */
const extendedKey = new Uint32Array(6);

/**
 * Encrypts a counter under a key.
 * @param key `[lo0, hi0, lo1, hi1]`
 * @param counter `[lo0, hi0, lo1, hi1]`
 * @param into receives the two random words `[lo0, hi0, lo1, hi1]`; may be the counter itself
 */
export function threefry2x64(key: Uint32Array, counter: Uint32Array, into: Uint32Array): void {
  extendedKey.set(key);
  extendedKey[4] = key[0]! ^ key[2]! ^ PARITY_LOW;
  extendedKey[5] = key[1]! ^ key[3]! ^ PARITY_HIGH;

  let low0 = counter[0]! + extendedKey[0]!;
  let high0 = (counter[1]! + extendedKey[1]! + carryOf(low0)) | 0;
  low0 |= 0;
  let low1 = counter[2]! + extendedKey[2]!;
  let high1 = (counter[3]! + extendedKey[3]! + carryOf(low1)) | 0;
  low1 |= 0;

  for (let round = 0; round < ROUNDS; round += 1) {
    const sum = (low0 >>> 0) + (low1 >>> 0);
    high0 = (high0 + high1 + carryOf(sum)) | 0;
    low0 = sum | 0;

    const rotation = ROTATIONS[round & 7]!;
    const swapped = rotation >= 32;
    const low = swapped ? high1 : low1;
    const high = swapped ? low1 : high1;
    const by = rotation & 31;
    // Shifted right in two goes, because a shift by 32 would be no shift.
    low1 = ((low << by) | ((high >>> 1) >>> (31 - by))) ^ low0;
    high1 = ((high << by) | ((low >>> 1) >>> (31 - by))) ^ high0;

    if ((round & 3) === 3) {
      const injection = (round + 1) >> 2;
      const first = 2 * (injection % 3);
      const second = 2 * ((injection + 1) % 3);
      const sum0 = (low0 >>> 0) + extendedKey[first]!;
      high0 = (high0 + extendedKey[first + 1]! + carryOf(sum0)) | 0;
      low0 = sum0 | 0;
      const sum1 = (low1 >>> 0) + extendedKey[second]! + injection;
      high1 = (high1 + extendedKey[second + 1]! + carryOf(sum1)) | 0;
      low1 = sum1 | 0;
    }
  }
  into[0] = low0;
  into[1] = high0;
  into[2] = low1;
  into[3] = high1;
}

/** What a sum of low halves carries into the high half. */
function carryOf(sum: number): number {
  return sum >= 0x1_0000_0000 ? 1 : 0;
}
