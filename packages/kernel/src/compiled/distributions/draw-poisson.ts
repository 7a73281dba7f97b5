import {
  firstTrialOf,
  PLACE_KINDS,
  type Place,
  placeFromParams,
  placeToParams,
  uniformsOfTrial,
} from '../draws/draws.ts';
import type { Lanes } from '../lanes.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { logFactorial } from '../math/log-gamma.ts';
import type { Value } from '../wasm/code.ts';

/** A Poisson variate: by inversion below a mean of 10, by Hörmann's transformed rejection from there on. */
export function drawPoisson(lanes: Lanes, mean: Value, place: Place, component: number, wanted: Value): Value {
  const ref = lanes.library.shared(
    'poisson',
    { params: ['v128', 'v128', 'v128', ...PLACE_KINDS], results: ['v128'] },
    (body, mu, first, active, ...params) => {
      const at = placeFromParams(params);
      const low = body.lt(mu!, 10);
      const result = body.code.variable(body.of(0));
      const inverted = body.and(low, active!);
      body.code.when(body.any(inverted), () => {
        const u = uniformsOfTrial(body, at, first!)[0];
        body.code.assign(result, body.select(inverted, byInversion(body, mu!, u, inverted), result));
      });
      const rejected = body.andNot(active!, low);
      body.code.when(body.any(rejected), () => {
        body.code.assign(result, body.select(rejected, byRejection(body, mu!, at, first!, rejected), result));
      });
      return [result];
    },
  );
  return lanes.code.apply(ref, mean, firstTrialOf(lanes, component), wanted, ...placeToParams(place));
}

/** The least k whose cumulated probability reaches u. */
function byInversion(lanes: Lanes, mean: Value, u: Value, wanted: Value): Value {
  const { code } = lanes;
  const probability = code.variable(exp(lanes, lanes.neg(mean)));
  const cumulated = code.variable(probability);
  const k = code.variable(lanes.of(0));
  const pending = code.variable(lanes.and(wanted, lanes.gt(u, cumulated)));
  code.when(lanes.any(pending), () =>
    code.repeat(() => {
      const next = lanes.add(k, 1);
      const term = lanes.mul(probability, lanes.div(mean, next));
      const sum = lanes.add(cumulated, term);
      const goesOn = lanes.andNot(lanes.gt(u, sum), lanes.eq(sum, cumulated));
      code.assign(k, lanes.select(pending, next, k));
      code.assign(probability, lanes.select(pending, term, probability));
      code.assign(cumulated, lanes.select(pending, sum, cumulated));
      code.assign(pending, lanes.and(pending, goesOn));
      return lanes.any(pending);
    }),
  );
  return k;
}

/** Algorithm PTRS of Hörmann (1993) in the paper's names; lanes that have accepted wait for the other. */
function byRejection(lanes: Lanes, mu: Value, place: Place, firstTrial: Value, wanted: Value): Value {
  const { add, sub, mul, div, code } = lanes;
  const b = add(0.931, mul(2.53, lanes.sqrt(mu)));
  const a = add(-0.059, mul(0.02483, b));
  const inverseAlpha = add(1.1239, div(1.1328, sub(b, 3.4)));
  const vr = sub(0.9277, div(3.6224, sub(b, 2)));
  const result = code.variable(lanes.of(0));
  const pending = code.variable(wanted);
  const trial = code.variable(firstTrial);
  code.repeat(() => {
    const [first, v] = uniformsOfTrial(lanes, place, trial);
    const u = sub(first, 0.5);
    const us = sub(0.5, lanes.abs(u));
    const k = lanes.floor(add(add(mul(add(div(mul(2, a), us), b), u), mu), 0.43));
    const fast = lanes.and(lanes.ge(us, 0.07), lanes.le(v, vr));
    const refused = lanes.or(lanes.lt(k, 0), lanes.and(lanes.lt(us, 0.013), lanes.gt(v, us)));
    const height = log(lanes, div(mul(v, inverseAlpha), add(div(a, mul(us, us)), b)));
    const bound = sub(sub(mul(k, log(lanes, mu)), mu), logFactorial(lanes, k));
    const slow = lanes.andNot(lanes.le(height, bound), refused);
    const accepted = lanes.and(pending, lanes.or(fast, slow));
    code.assign(result, lanes.select(accepted, k, result));
    code.assign(pending, lanes.andNot(pending, accepted));
    code.assign(trial, lanes.addWhole(trial, code.bits(1n)));
    return lanes.any(pending);
  });
  return result;
}
