import { LN2_HIGH, LN2_LOW } from '../../elementary/double-bits.ts';
import { LOGARITHMS } from '../../elementary/logarithms.ts';
import { power as plainPower, ROUNDER_TO_ROWS } from '../../elementary/power.ts';
import type { Lanes, Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { split, upperHalf } from './double-bits.ts';
import { expOfModerateSum, expOfSum, isModerate } from './exp.ts';
import { isNormal, splitAny } from './log.ts';

// What elementary/power.ts says holds here too: the same operations in the same order, on two lanes.

/** x^y with the special cases of IEEE 754-2019 `pow`. */
export function power(lanes: Lanes, x: Operand, y: Operand): Value {
  const [base, exponent] = [lanes.known(x), lanes.known(y)];
  if (base !== undefined && exponent !== undefined) return lanes.of(plainPower(base, exponent));
  const ref = lanes.library.lanesFunctionWithShortWay(
    'power',
    2,
    (body, a, b) => powerOfNormal(body, a!, b!),
    (body, a, b) => powerOfAny(body, a!, b!),
  );
  return lanes.apply(ref, x, y);
}

/** x^y of a positive normal x, where it is normal itself. */
function powerOfNormal(lanes: Lanes, x: Value, y: Value): { readonly result: Value; readonly where: Value } {
  const { high, low } = product(lanes, preciseLog(lanes, split(lanes, x)), y);
  return { result: expOfModerateSum(lanes, high, low), where: lanes.and(isNormal(lanes, x), isModerate(lanes, high)) };
}

function powerOfAny(lanes: Lanes, x: Value, y: Value): Value {
  const whole = lanes.eq(lanes.floor(y), y);
  const odd = lanes.andNot(whole, lanes.eq(lanes.mul(2, lanes.floor(lanes.div(y, 2))), y));
  const broken = lanes.andNot(lanes.and(lanes.lt(x, 0), lanes.gt(x, -Infinity)), whole);
  const magnitude = powerOfMagnitude(lanes, lanes.abs(x), y);
  const negative = lanes.and(odd, lanes.code.op('i64x2.lt_s', x, lanes.never));
  const signed = lanes.select(negative, lanes.neg(magnitude), magnitude);
  const none = lanes.some([lanes.isNaN(x), lanes.isNaN(y), broken]);
  const one = lanes.or(lanes.eq(y, 0), lanes.eq(x, 1));
  return lanes.select(one, 1, lanes.select(none, Number.NaN, signed));
}

const BEYOND_ALL_LOGARITHMS = 1024;

function powerOfMagnitude(lanes: Lanes, x: Value, y: Value): Value {
  const { high, low } = product(lanes, preciseLog(lanes, splitAny(lanes, x)), y);
  const beyond = lanes.ge(lanes.abs(high), BEYOND_ALL_LOGARITHMS);
  const regular = expOfSum(lanes, high, lanes.select(beyond, 0, low));
  const zero = lanes.eq(x, 0);
  const extreme = lanes.or(zero, lanes.eq(x, Infinity));
  const vanishes = lanes.not(lanes.xor(zero, lanes.gt(y, 0)));
  return lanes.select(lanes.eq(x, 1), 1, lanes.select(extreme, lanes.select(vanishes, 0, Infinity), regular));
}

/** A number in two parts, the first of which has at most 52 bits. */
interface Parts {
  readonly high: Value;
  readonly low: Value;
}

/** y times a number whose first part has 26 bits. */
function product(lanes: Lanes, { high, low }: Parts, y: Value): Parts {
  const { add, sub, mul } = lanes;
  const yHigh = upperHalf(lanes, y);
  return { high: mul(yHigh, high), low: add(mul(sub(y, yHigh), high), mul(y, low)) };
}

/** ln(2^k m), the first part of 26 bits. */
function preciseLog(lanes: Lanes, { k, m }: { readonly k: Value; readonly m: Value }): Parts {
  const { add, sub, mul } = lanes;
  const shifted = add(lanes.div(1, m), ROUNDER_TO_ROWS);
  const inverse = sub(shifted, ROUNDER_TO_ROWS);
  const [ofInverse, ofInverseLow] = lanes.lookUp(lanes.library.tableAt(LOGARITHMS), lanes.shiftLeft(shifted, 4));
  const mHigh = upperHalf(lanes, m);
  const r = add(sub(mul(mHigh, inverse), 1), mul(sub(m, mHigh), inverse));
  const whole = add(mul(k, LN2_HIGH), ofInverse);
  const sum = add(whole, r);
  const rHigh = upperHalf(lanes, r);
  const halved = mul(-0.5, rHigh);
  const square = mul(rHigh, halved);
  const high = add(sum, square);
  const lost = add(add(sub(whole, sum), r), add(sub(sum, high), square));
  const curved = add(mul(sub(r, rHigh), add(mul(-0.5, r), halved)), curvature(lanes, r));
  const low = add(add(lost, add(mul(k, LN2_LOW), ofInverseLow)), curved);
  const logHigh = upperHalf(lanes, high);
  return { high: logHigh, low: add(sub(high, logHigh), low) };
}

/** ln(1 + r) - r + r^2/2. */
function curvature({ add, sub, mul }: Lanes, r: Value): Value {
  const z = mul(r, r);
  const near = sub(0.33333333333333337, mul(r, 0.24999999999625383));
  const far = add(sub(0.19999999999169665, mul(r, 0.1666680864367117)), mul(z, 0.142858891878314));
  return mul(mul(r, z), add(near, mul(z, far)));
}
