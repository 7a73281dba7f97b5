import { LOG_ROOT_TWO_PI } from '../../special/log-gamma.ts';
import type { Lanes, Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { log } from './log.ts';

// What special/log-gamma.ts says holds here too: the same operations in the same order, on two lanes.

/** ln Gamma(x) for x > 0. */
export function logGamma(lanes: Lanes, x: Operand): Value {
  const ref = lanes.library.lanesFunction('logGamma', 1, (body, value) => {
    const far = body.ge(value!, 10);
    const series = stirling(body, body.select(far, value!, body.add(value!, 10)));
    let product = value!;
    for (let i = 1; i < 10; i += 1) product = body.mul(product, body.add(value!, i));
    return body.select(far, series, body.sub(series, log(body, product)));
  });
  return lanes.apply(ref, x);
}

/** ln n! for a whole n >= 0. */
export function logFactorial(lanes: Lanes, n: Operand): Value {
  return logGamma(lanes, lanes.add(n, 1));
}

/** ln B(a, b). */
export function logBeta(lanes: Lanes, a: Operand, b: Operand): Value {
  return lanes.sub(lanes.add(logGamma(lanes, a), logGamma(lanes, b)), logGamma(lanes, lanes.add(a, b)));
}

function stirling(lanes: Lanes, x: Value): Value {
  const inverse = lanes.div(1, x);
  const series = lanes.horner(lanes.mul(inverse, inverse), SERIES);
  const main = lanes.sub(lanes.mul(lanes.sub(x, 0.5), log(lanes, x)), x);
  return lanes.add(lanes.add(main, LOG_ROOT_TWO_PI), lanes.mul(series, inverse));
}

/** From the twelfth power of 1/x down to its first. */
const SERIES = [1 / 156, -(691 / 360360), 1 / 1188, -(1 / 1680), 1 / 1260, -(1 / 360), 1 / 12];
