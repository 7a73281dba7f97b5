import { LN2_HIGH, LN2_LOW } from '../../elementary/double-bits.ts';
import { exp as plainExp } from '../../elementary/exp.ts';
import type { Lanes, Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { powerOfTwo, rounded, type Whole } from './double-bits.ts';

// What elementary/exp.ts says holds here too: the same operations in the same order, on two lanes.

/** e^x. */
export function exp(lanes: Lanes, x: Operand): Value {
  const known = lanes.known(x);
  if (known !== undefined) return lanes.of(plainExp(known));
  return lanes.apply(
    lanes.library.lanesFunction('exp', 1, (body, value) => expInline(body, value!)),
    x,
  );
}

/** e^(x + rest) for a rest that is small beside x. */
export function expOfSum(lanes: Lanes, x: Value, rest: Value): Value {
  return expInline(lanes, x, rest);
}

function expInline(lanes: Lanes, x: Value, rest?: Value): Value {
  const bounded = lanes.min(lanes.max(x, -746), 710);
  const { k, sum, r, tail } = reduced(lanes, bounded, rest);
  const value = lanes.add(sum, lanes.add(lanes.add(lanes.sub(1, sum), r), tail));
  const half = lanes.shiftRight(k.bits, 1);
  return lanes.mul(lanes.mul(value, powerOfTwo(lanes, half)), powerOfTwo(lanes, lanes.subWhole(k.bits, half)));
}

/** e^x - 1. */
export function expm1(lanes: Lanes, x: Operand): Value {
  const ref = lanes.library.lanesFunction('expm1', 1, (body, value) => {
    const large = body.gt(value!, 40);
    const result = body.code.variable(expm1UpTo40(body, value!));
    body.code.when(body.any(large), () => body.code.assign(result, body.select(large, exp(body, value!), result)));
    return result;
  });
  return lanes.apply(ref, x);
}

function expm1UpTo40(lanes: Lanes, x: Value): Value {
  const { k, r, tail } = reduced(lanes, lanes.max(x, -40));
  const scale = powerOfTwo(lanes, k.bits);
  const whole = lanes.sub(scale, 1);
  const scaled = lanes.mul(scale, r);
  const sum = lanes.add(whole, scaled);
  return lanes.add(sum, lanes.add(lanes.add(lanes.sub(whole, sum), scaled), lanes.mul(scale, tail)));
}

/** 1 / (1 + e^-x). */
export function logistic(lanes: Lanes, x: Operand): Value {
  const ref = lanes.library.lanesFunction('logistic', 1, (body, value) => {
    const e = expInline(body, body.neg(body.abs(value!)));
    return body.div(body.select(body.lt(value!, 0), e, 1), body.add(1, e));
  });
  return lanes.apply(ref, x);
}

/** x = k ln 2 + r, e^r = sum + (1 - sum + r + tail). */
function reduced(lanes: Lanes, x: Value, rest?: Value): { k: Whole; r: Value; tail: Value; sum: Value } {
  const k = rounded(lanes, lanes.mul(x, Math.LOG2E));
  const high = lanes.sub(x, lanes.mul(k.double, LN2_HIGH));
  const exact = lanes.mul(k.double, LN2_LOW);
  const low = rest ? lanes.sub(exact, rest) : exact;
  const r = lanes.sub(high, low);
  const lost = lanes.sub(lanes.sub(high, r), low);
  const curved = lanes.mul(r, lanes.add(lost, lanes.mul(r, lanes.horner(r, QUADRATIC_PART))));
  return { k, r, tail: lanes.add(lost, curved), sum: lanes.add(1, r) };
}

/** (e^r - 1 - r) / r^2. */
const QUADRATIC_PART = [
  2.4978396047140505e-8, 2.7625177035310397e-7, 2.7557640750829103e-6, 2.480150870516318e-5, 1.9841269466410702e-4,
  1.3888888926780044e-3, 8.333333333499927e-3, 4.166666666660399e-2, 1.6666666666666433e-1, 0.5,
];
