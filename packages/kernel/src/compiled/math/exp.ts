import { LN2_HIGH, LN2_LOW, ROUNDER_TO_128THS } from '../../elementary/double-bits.ts';
import { CUBIC, exp as plainExp, QUARTIC, QUINTIC } from '../../elementary/exp.ts';
import { ROOTS_OF_TWO } from '../../elementary/roots-of-two.ts';
import type { Lanes, Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { bitsOf } from '../wasm/folding.ts';
import { powerOfTwo, rounded } from './double-bits.ts';

// What elementary/exp.ts says holds here too: the same operations in the same order, on two lanes.

/** e^x. */
export function exp(lanes: Lanes, x: Operand): Value {
  const known = lanes.known(x);
  if (known !== undefined) return lanes.of(plainExp(known));
  const ref = lanes.library.lanesFunctionWithShortWay(
    'exp',
    1,
    (body, value) => ({ result: expOfModerateSum(body, value!), where: isModerate(body, value!) }),
    (body, value) => expOfSum(body, value!),
  );
  return lanes.apply(ref, x);
}

/** Where e^x is neither too small nor too large to be normal, for which x must be a number. */
export function isModerate(lanes: Lanes, x: Value): Value {
  return lanes.le(lanes.abs(x), 708);
}

/** e^(x + rest) for a moderate x and a rest below 2^-14. */
export function expOfModerateSum(lanes: Lanes, x: Value, rest?: Value): Value {
  const { k, value } = scaled(lanes, x, rest);
  // The whole part of k goes into the exponent; all that stands above it is shifted out.
  return lanes.addWhole(value, lanes.shiftLeft(lanes.and(k, lanes.code.bits(-128n)), 45));
}

/** e^(x + rest) for a rest below 2^-14. */
export function expOfSum(lanes: Lanes, x: Value, rest?: Value): Value {
  const { k, value } = scaled(lanes, lanes.min(lanes.max(x, -746), 710), rest);
  const whole = lanes.shiftRight(lanes.subWhole(k, lanes.code.bits(bitsOf(ROUNDER_TO_128THS))), 7);
  const half = lanes.shiftRight(whole, 1);
  return lanes.mul(lanes.mul(value, powerOfTwo(lanes, half)), powerOfTwo(lanes, lanes.subWhole(whole, half)));
}

/** e^(x + rest) = 2^floor(k) value, where the lower bits of what is given for k are those of 128 k. */
function scaled(lanes: Lanes, x: Value, rest?: Value): { readonly k: Value; readonly value: Value } {
  const { add, sub, mul, code } = lanes;
  const shifted = add(mul(x, Math.LOG2E), ROUNDER_TO_128THS);
  const k = sub(shifted, ROUNDER_TO_128THS);
  const exact = sub(sub(x, mul(k, LN2_HIGH)), mul(k, LN2_LOW));
  const r = rest ? add(exact, rest) : exact;
  const row = lanes.shiftLeft(lanes.and(shifted, code.bits(127n)), 4);
  const [root, missed] = lanes.lookUp(lanes.library.tableAt(ROOTS_OF_TWO), row);
  const z = mul(r, r);
  const curved = mul(z, add(add(0.5, mul(r, CUBIC)), mul(z, add(QUARTIC, mul(r, QUINTIC)))));
  return { k: shifted, value: add(root, mul(root, add(r, add(missed, curved)))) };
}

/** e^x - 1. */
export function expm1(lanes: Lanes, x: Operand): Value {
  const ref = lanes.library.lanesFunctionWithShortWay(
    'expm1',
    1,
    (body, value) => ({ result: expm1UpTo40(body, value!), where: body.le(body.abs(value!), 40) }),
    (body, value) => body.select(body.gt(value!, 40), expOfSum(body, value!), expm1UpTo40(body, body.max(value!, -40))),
  );
  return lanes.apply(ref, x);
}

/** e^x - 1 for x from -40 to 40. */
function expm1UpTo40(lanes: Lanes, x: Value): Value {
  const k = rounded(lanes, lanes.mul(x, Math.LOG2E));
  const high = lanes.sub(x, lanes.mul(k.double, LN2_HIGH));
  const low = lanes.mul(k.double, LN2_LOW);
  const r = lanes.sub(high, low);
  const lost = lanes.sub(lanes.sub(high, r), low);
  const curved = lanes.mul(r, lanes.add(lost, lanes.mul(r, lanes.horner(r, QUADRATIC_PART))));
  const tail = lanes.add(lost, curved);
  const scale = powerOfTwo(lanes, k.bits);
  const whole = lanes.sub(scale, 1);
  const scaled = lanes.mul(scale, r);
  const sum = lanes.add(whole, scaled);
  return lanes.add(sum, lanes.add(lanes.add(lanes.sub(whole, sum), scaled), lanes.mul(scale, tail)));
}

/** 1 / (1 + e^-x). */
export function logistic(lanes: Lanes, x: Operand): Value {
  const ref = lanes.library.lanesFunctionWithShortWay(
    'logistic',
    1,
    (body, value) => {
      const below = body.neg(body.abs(value!));
      return { result: logisticFrom(body, value!, expOfModerateSum(body, below)), where: isModerate(body, value!) };
    },
    (body, value) => logisticFrom(body, value!, expOfSum(body, body.neg(body.abs(value!)))),
  );
  return lanes.apply(ref, x);
}

/** 1 / (1 + e^-x) from e^-|x|. */
function logisticFrom(lanes: Lanes, x: Value, e: Value): Value {
  return lanes.div(lanes.select(lanes.lt(x, 0), e, 1), lanes.add(1, e));
}

/** (e^r - 1 - r) / r^2. */
const QUADRATIC_PART = [
  2.4978396047140505e-8, 2.7625177035310397e-7, 2.7557640750829103e-6, 2.480150870516318e-5, 1.9841269466410702e-4,
  1.3888888926780044e-3, 8.333333333499927e-3, 4.166666666660399e-2, 1.6666666666666433e-1, 0.5,
];
