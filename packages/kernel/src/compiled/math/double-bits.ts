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

/** A whole number below 2^51 as a double. */
export function doubleOf(lanes: Lanes, whole: Value): Value {
  return lanes.sub(lanes.addWhole(whole, lanes.code.bits(bitsOf(ROUNDER))), ROUNDER);
}

/** Sign, exponent and upper fraction of sqrt(1/2), rounded up, above 32 bits of zeros. */
const BITS_OF_ROOT_HALF = 0x3fe6a09fn << 32n;

/** A positive normal double as 2^k m with m from about sqrt(1/2) to sqrt(2). */
export function split(lanes: Lanes, x: Value): { readonly k: Value; readonly m: Value } {
  const k = lanes.shiftRight(lanes.subWhole(x, lanes.code.bits(BITS_OF_ROOT_HALF)), 52);
  return { k, m: lanes.subWhole(x, lanes.shiftLeft(k, 52)) };
}
