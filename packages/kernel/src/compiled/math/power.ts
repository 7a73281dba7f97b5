import { LN2_HIGH, LN2_LOW } from '../../elementary/double-bits.ts';
import { power as plainPower } from '../../elementary/power.ts';
import type { Lanes, Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { doubleOf } from './double-bits.ts';
import { expOfSum } from './exp.ts';
import { splitAny } from './log.ts';

// What elementary/power.ts says holds here too: the same operations in the same order, on two lanes.

/** x^y with the special cases of IEEE 754-2019 `pow`. */
export function power(lanes: Lanes, x: Operand, y: Operand): Value {
  const [base, exponent] = [lanes.known(x), lanes.known(y)];
  if (base !== undefined && exponent !== undefined) return lanes.of(plainPower(base, exponent));
  return lanes.apply(
    lanes.library.lanesFunction('power', 2, (body, a, b) => powerInline(body, a!, b!)),
    x,
    y,
  );
}

function powerInline(lanes: Lanes, x: Value, y: Value): Value {
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
  const error = productErrors(lanes);
  const [logHigh, logLow] = preciseLog(lanes, error, x);
  const high = lanes.mul(y, logHigh);
  const rest = lanes.add(error(y, logHigh, high), lanes.mul(y, logLow));
  const beyond = lanes.ge(lanes.abs(high), BEYOND_ALL_LOGARITHMS);
  const regular = expOfSum(lanes, high, lanes.select(beyond, 0, rest));
  const zero = lanes.eq(x, 0);
  const extreme = lanes.or(zero, lanes.eq(x, Infinity));
  const vanishes = lanes.not(lanes.xor(zero, lanes.gt(y, 0)));
  return lanes.select(lanes.eq(x, 1), 1, lanes.select(extreme, lanes.select(vanishes, 0, Infinity), regular));
}

const THIRD = 0.3333333333333333;
const THIRD_LOW = 1.850371707708594e-17;

/** ln x as a double-double, for a positive finite x. */
function preciseLog(lanes: Lanes, error: ProductError, x: Value): readonly [high: Value, low: Value] {
  const { add, sub, mul, div } = lanes;
  const { k: exponent, m } = splitAny(lanes, x);
  const k = doubleOf(lanes, exponent);
  const f = sub(m, 1);

  const divisor = add(2, f);
  const divisorLow = sub(f, sub(divisor, 2));
  const s = div(f, divisor);
  const product = mul(s, divisor);
  const sLow = div(sub(sub(sub(f, product), error(s, divisor, product)), mul(s, divisorLow)), divisor);

  const z = mul(s, s);
  const zLow = add(error(s, s, z), mul(mul(2, s), sLow));
  const curve = mul(z, lanes.horner(z, CURVATURE));
  const g = add(THIRD, curve);
  const gLow = add(add(sub(THIRD, g), curve), THIRD_LOW);
  const w = mul(z, g);
  const wLow = add(error(z, g, w), add(mul(z, gLow), mul(zLow, g)));
  const v = mul(s, w);
  const vLow = add(error(s, w, v), add(mul(s, wLow), mul(sLow, w)));
  const half = add(s, v);
  const halfLow = add(add(sub(s, half), v), add(sLow, vLow));

  const exponentPart = mul(k, LN2_HIGH);
  const sum = add(exponentPart, mul(2, half));
  const low = add(add(sub(exponentPart, sum), mul(2, half)), add(mul(2, halfLow), mul(k, LN2_LOW)));
  return [sum, low];
}

/** h(z). */
const CURVATURE = [
  6.598111859982903e-2, 6.628414165625326e-2, 7.69337845578486e-2, 9.090892187688869e-2, 0.11111111259919862,
  0.14285714285049983, 0.20000000000001128,
];

const SPLITTER = 134217729;

/** a * b - product, exactly, where `product` is a * b as rounded. */
type ProductError = (a: Value, b: Value, product: Value) => Value;

/** What has been cut into halves once stays so. */
function productErrors({ sub, mul }: Lanes): ProductError {
  const known = new Map<Value, readonly [Value, Value]>();
  const cut = (x: Value): readonly [Value, Value] => {
    const wide = mul(x, SPLITTER);
    const high = sub(wide, sub(wide, x));
    return [high, sub(x, high)];
  };
  const halves = (x: Value) => {
    const own = known.get(x) ?? cut(x);
    known.set(x, own);
    return own;
  };
  return (a, b, product) => {
    const [aHigh, aLow] = halves(a);
    const [bHigh, bLow] = halves(b);
    const lost = sub(sub(sub(product, mul(aHigh, bHigh)), mul(aLow, bHigh)), mul(aHigh, bLow));
    return sub(mul(aLow, bLow), lost);
  };
}
