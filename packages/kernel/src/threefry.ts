/**
 * Threefry2x64 with 13 rounds: a keyed bijection of 128-bit counters whose outputs pass for independent random words.
 *
 * Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 3.2; rotation constants
 * and key parity from the authors' Random123 library. Thirteen rounds are the fewest for which they report that all tests
 * of BigCrush are passed (docs/decisions/0016-thirteen-rounds.md).
 */
const ROUNDS = 13;

/** Left rotations of the second word, by round modulo 8. */
const ROTATIONS = new Uint8Array([16, 42, 12, 31, 16, 32, 24, 21]);

/** SKEIN_KS_PARITY64, which keeps an all-zero key from leaving a third key word of zero. */
const PARITY_LOW = 0xa9fc1a22;
const PARITY_HIGH = 0x1bd11bda;

/**
 * Encrypts a counter under a key. A 64-bit word stands as two 32-bit halves, low half first, the order in which a
 * little-endian machine stores it.
 * @param key `[low0, high0, low1, high1]`
 * @param counter `[low0, high0, low1, high1]`
 * @param into receives the two random words `[low0, high0, low1, high1]`; may be the counter itself
 */
export function threefry2x64(key: Uint32Array, counter: Uint32Array, into: Uint32Array): void {
  // The key words that the next injection adds to the first and to the second word stand in b and c.
  let aLow = key[0]! | 0;
  let aHigh = key[1]! | 0;
  let bLow = key[2]! | 0;
  let bHigh = key[3]! | 0;
  let cLow = aLow ^ bLow ^ PARITY_LOW;
  let cHigh = aHigh ^ bHigh ^ PARITY_HIGH;
  let low0 = (counter[0]! + aLow) | 0;
  let high0 = (counter[1]! + aHigh + carry(low0, aLow)) | 0;
  let low1 = (counter[2]! + bLow) | 0;
  let high1 = (counter[3]! + bHigh + carry(low1, bLow)) | 0;

  for (let round = 0; round < ROUNDS; round += 1) {
    const sum = (low0 + low1) | 0;
    high0 = (high0 + high1 + carry(sum, low0)) | 0;
    low0 = sum;

    const rotation = ROTATIONS[round & 7]!;
    const low = rotation >= 32 ? high1 : low1;
    const high = rotation >= 32 ? low1 : high1;
    const by = rotation & 31;
    // Shifted right in two goes, because a shift by 32 would be no shift.
    low1 = ((low << by) | ((high >>> 1) >>> (31 - by))) ^ low0;
    high1 = ((high << by) | ((low >>> 1) >>> (31 - by))) ^ high0;

    if ((round & 3) !== 3) continue;
    low0 = (low0 + bLow) | 0;
    high0 = (high0 + bHigh + carry(low0, bLow)) | 0;
    low1 = (low1 + cLow) | 0;
    high1 = (high1 + cHigh + carry(low1, cLow)) | 0;
    const injection = (round + 1) >> 2;
    low1 = (low1 + injection) | 0;
    high1 = (high1 + carry(low1, injection)) | 0;
    const spentLow = aLow;
    const spentHigh = aHigh;
    aLow = bLow;
    aHigh = bHigh;
    bLow = cLow;
    bHigh = cHigh;
    cLow = spentLow;
    cHigh = spentHigh;
  }
  into[0] = low0;
  into[1] = high0;
  into[2] = low1;
  into[3] = high1;
}

/** What a sum of low halves carries into the high half: the sum has wrapped where it is below a summand. */
function carry(sum: number, summand: number): number {
  return sum >>> 0 < summand >>> 0 ? 1 : 0;
}
