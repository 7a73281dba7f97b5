import { LEAST_NORMAL, LN2_HIGH, LN2_LOW, TWO_TO_54 } from '../../elementary/double-bits.ts';
import { log as plainLog } from '../../elementary/log.ts';
import type { Lanes, Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { split } from './double-bits.ts';

// What elementary/log.ts says holds here too: the same operations in the same order, on two lanes.

/** Natural logarithm. */
export function log(lanes: Lanes, x: Operand): Value {
  const known = lanes.known(x);
  if (known !== undefined) return lanes.of(plainLog(known));
  return lanes.apply(
    lanes.library.lanesFunction('log', 1, (body, value) => logInline(body, value!)),
    x,
  );
}

function logInline(lanes: Lanes, x: Value): Value {
  const { k, m } = splitAny(lanes, x);
  return specialOr(lanes, x, assemble(lanes, k, lanes.sub(m, 1)));
}

/** The logarithm of a uniform number, which is neither special nor subnormal. */
export function logOfUniform(lanes: Lanes, u: Value): Value {
  const { k, m } = split(lanes, u);
  return assemble(lanes, k, lanes.sub(m, 1));
}

/** ln(1 + x). */
export function log1p(lanes: Lanes, x: Operand): Value {
  const ref = lanes.library.lanesFunction('log1p', 1, (body, value) => {
    const sum = body.add(1, value!);
    const { k, m } = split(body, sum);
    const near = body.eq(k, 0);
    const lost = body.select(
      body.lt(value!, 1),
      body.sub(value!, body.sub(sum, 1)),
      body.sub(1, body.sub(sum, value!)),
    );
    const rest = body.select(near, 0, body.div(lost, sum));
    return specialOr(body, sum, assemble(body, k, body.select(near, value!, body.sub(m, 1)), rest));
  });
  return lanes.apply(ref, x);
}

/** factor * ln x, and 0 where the factor is 0. */
export function scaledLog(lanes: Lanes, factor: Value, x: Value): Value {
  return lanes.select(lanes.eq(factor, 0), 0, lanes.mul(factor, log(lanes, x)));
}

/** Exponent and significand, of subnormal numbers too. */
export function splitAny(lanes: Lanes, x: Value): { readonly k: Value; readonly m: Value } {
  const subnormal = lanes.lt(x, LEAST_NORMAL);
  const { k, m } = split(lanes, lanes.select(subnormal, lanes.mul(x, TWO_TO_54), x));
  return { k: lanes.sub(k, lanes.and(subnormal, lanes.of(54))), m };
}

/** Minus infinity at 0, infinity at infinity, no number where x is negative or none; else the value. */
function specialOr(lanes: Lanes, x: Value, value: Value): Value {
  const regular = lanes.and(lanes.gt(x, 0), lanes.lt(x, Infinity));
  const special = lanes.select(lanes.eq(x, 0), -Infinity, lanes.select(lanes.gt(x, 0), x, Number.NaN));
  return lanes.select(regular, value, special);
}

/** k ln 2 + ln(1 + f) + rest. */
function assemble(lanes: Lanes, k: Value, f: Value, rest: Operand = 0): Value {
  const s = lanes.div(f, lanes.add(2, f));
  const z = lanes.mul(s, s);
  const half = lanes.mul(lanes.mul(0.5, f), f);
  const remainder = lanes.mul(lanes.horner(z, REMAINDER), z);
  const curved = lanes.add(lanes.mul(s, lanes.add(half, remainder)), lanes.add(lanes.mul(k, LN2_LOW), rest));
  return lanes.sub(lanes.mul(k, LN2_HIGH), lanes.sub(lanes.sub(half, curved), f));
}

/** R(z) / z. */
const REMAINDER = [
  0.14795952807829352, 0.1531405021647603, 0.18183564340485855, 0.2222219857287634, 0.2857142874239106,
  0.3999999999941466, 0.6666666666666734,
];
