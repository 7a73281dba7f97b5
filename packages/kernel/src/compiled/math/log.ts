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
  const ref = lanes.library.lanesFunctionWithShortWay(
    'log',
    1,
    (body, value) => ({ result: logOfNormal(body, value!), where: isNormal(body, value!) }),
    (body, value) => logOfAny(body, value!),
  );
  return lanes.apply(ref, x);
}

/** Where x is positive, finite and not subnormal. */
export function isNormal(lanes: Lanes, x: Value): Value {
  return lanes.and(lanes.ge(x, LEAST_NORMAL), lanes.lt(x, Infinity));
}

function logOfAny(lanes: Lanes, x: Value): Value {
  const { k, m } = splitAny(lanes, x);
  return specialOr(lanes, x, assemble(lanes, k, lanes.sub(m, 1)));
}

/** The logarithm of a positive normal number, such as a uniform one. */
export function logOfNormal(lanes: Lanes, x: Value): Value {
  const { k, m } = split(lanes, x);
  return assemble(lanes, k, lanes.sub(m, 1));
}

/** ln(1 + x). */
export function log1p(lanes: Lanes, x: Operand): Value {
  const ref = lanes.library.lanesFunctionWithShortWay(
    'log1p',
    1,
    (body, value) => {
      const sum = body.add(1, value!);
      return { result: log1pOfSum(body, value!, sum), where: isNormal(body, sum) };
    },
    (body, value) => {
      const sum = body.add(1, value!);
      return specialOr(body, sum, log1pOfSum(body, value!, sum));
    },
  );
  return lanes.apply(ref, x);
}

/** ln(1 + x) where that sum, as rounded, is positive and finite. */
function log1pOfSum(lanes: Lanes, x: Value, sum: Value): Value {
  const { k, m } = split(lanes, sum);
  const near = lanes.eq(k, 0);
  const lost = lanes.select(lanes.lt(x, 1), lanes.sub(x, lanes.sub(sum, 1)), lanes.sub(1, lanes.sub(sum, x)));
  const rest = lanes.select(near, 0, lanes.div(lost, sum));
  return assemble(lanes, k, lanes.select(near, x, lanes.sub(m, 1)), rest);
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
