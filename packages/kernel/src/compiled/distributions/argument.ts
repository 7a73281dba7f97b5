import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';

/** Set where an argument is not finite. */
export function notFinite(lanes: Lanes, x: Value): Value {
  return lanes.not(lanes.lt(lanes.abs(x), Infinity));
}

/** Set where an argument is not finite, or negative. */
export function negative(lanes: Lanes, x: Value): Value {
  return lanes.not(lanes.and(lanes.ge(x, 0), lanes.lt(x, Infinity)));
}

/** Set where an argument is not finite and above 0. */
export function notPositive(lanes: Lanes, x: Value): Value {
  return lanes.not(lanes.and(lanes.gt(x, 0), lanes.lt(x, Infinity)));
}

/** Set where an argument is no probability. */
export function noProbability(lanes: Lanes, x: Value): Value {
  return lanes.not(lanes.and(lanes.ge(x, 0), lanes.le(x, 1)));
}

/** Set where a value is a whole number from 0 on. */
export function isCount(lanes: Lanes, x: Value): Value {
  return lanes.all([lanes.eq(lanes.floor(x), x), lanes.ge(x, 0), lanes.le(x, Number.MAX_SAFE_INTEGER)]);
}
