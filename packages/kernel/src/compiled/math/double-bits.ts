import { ROUNDER } from '../../elementary/double-bits.ts';
import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { bitsOf } from '../wasm/folding.ts';

/** A whole number as a double and as 64 bits. */
export interface Whole {
  readonly double: Value;
  readonly bits: Value;
}

/** The nearest whole number to a double below 2^51, ties to even. */
export function rounded(lanes: Lanes, x: Value): Whole {
  const shifted = lanes.add(x, ROUNDER);
  return {
    double: lanes.sub(shifted, ROUNDER),
    bits: lanes.subWhole(shifted, lanes.code.bits(bitsOf(ROUNDER))),
  };
}

/** 2^k for a whole k from -1022 to 1023. */
export function powerOfTwo(lanes: Lanes, k: Value): Value {
  return lanes.shiftLeft(lanes.addWhole(k, lanes.code.bits(1023n)), 52);
}

/** Sign, exponent and upper fraction of sqrt(1/2), rounded up, above 32 bits of zeros. */
const BITS_OF_ROOT_HALF = 0x3fe6a09fn << 32n;
const FRACTION = (1n << 52n) - 1n;
/** It makes exponents positive: a vector unit has no shift that keeps the sign. */
const BIAS = 1024;
const TWO_TO_52 = 0x10_0000_0000_0000;

/** A positive normal double as 2^k m with m from about sqrt(1/2) to sqrt(2), where m lies for whatever else x may be. */
export function split(lanes: Lanes, x: Value): { readonly k: Value; readonly m: Value } {
  const { code } = lanes;
  const raised = lanes.addWhole(x, code.bits((BigInt(BIAS) << 52n) - BITS_OF_ROOT_HALF));
  const biased = lanes.or(lanes.shiftRightUnsigned(raised, 52), code.bits(bitsOf(TWO_TO_52)));
  return {
    k: lanes.sub(biased, TWO_TO_52 + BIAS),
    m: lanes.addWhole(lanes.and(raised, code.bits(FRACTION)), code.bits(BITS_OF_ROOT_HALF)),
  };
}

/** x without its 27 lowest bits. */
export function upperHalf(lanes: Lanes, x: Value): Value {
  return lanes.and(x, lanes.code.bits(-1n << 27n));
}
