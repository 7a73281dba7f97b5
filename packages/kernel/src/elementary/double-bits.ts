/**
 * The representation of a double, as the 64-bit integer operations of a vector unit see it. The functions of this
 * folder use nothing but these, + - * /, comparisons and choices, all of which WebAssembly's `f64x2` and `i64x2` repeat
 * bit for bit.
 */
const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
const bits = new BigUint64Array(double.buffer);
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Sign, exponent and upper fraction of sqrt(1/2), rounded up. */
const HIGH_WORD_OF_ROOT_HALF = 0x3fe6a09f;

/** k such that 2^-k x lies from about sqrt(1/2) to sqrt(2), for a positive normal x. */
export function exponentOf(x: number): number {
  double[0] = x;
  return (words[HIGH]! - HIGH_WORD_OF_ROOT_HALF) >> 20;
}

const LEAST_EXPONENT = -1074;

/** By doubling, which is exact, from the least to the greatest power that a double holds. */
const POWERS_OF_TWO = new Float64Array(2098);
for (let i = 0, power = Number.MIN_VALUE; i < POWERS_OF_TWO.length; i += 1, power *= 2) POWERS_OF_TWO[i] = power;

/** 2^k for a whole k from -1074 to 1023: a kernel puts k + 1023 into the exponent bits. */
export function powerOfTwo(k: number): number {
  return POWERS_OF_TWO[k - LEAST_EXPONENT]!;
}

/** x without its 27 lowest bits: the product of two such numbers is exact, and so is what is cut off. */
export function upperHalf(x: number): number {
  double[0] = x;
  // Not half of it by itself: what is read in another width than it was written has to wait for memory.
  bits[0] = BigInt.asUintN(64, bits[0]! & BITS_OF_UPPER_HALF);
  return double[0];
}

const BITS_OF_UPPER_HALF = 0xffff_ffff_f800_0000n;

/** 2^-1022. What is smaller is multiplied by 2^54 before its exponent is read. */
export const LEAST_NORMAL = 2.2250738585072014e-308;
export const TWO_TO_54 = 0x40_0000_0000_0000;

/** Adding and subtracting it rounds a number below 2^51 to the nearest whole one, ties to even: 1.5 * 2^52. */
export const ROUNDER = 6755399441055744;

/** The same for the nearest multiple of 1/128. */
export const ROUNDER_TO_128THS = ROUNDER / 128;

/** ln 2 in two parts: 32 bits, so that its products with exponents are exact, and the rest. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
