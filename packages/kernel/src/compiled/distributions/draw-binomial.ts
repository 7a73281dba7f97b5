import { PLACE_KINDS, type Place, placeFromParams, placeToParams, uniform, uniformsOfTrial } from '../draws/draws.ts';
import type { Lanes } from '../lanes.ts';
import { exp } from '../math/exp.ts';
import { log, log1p } from '../math/log.ts';
import { logFactorial } from '../math/log-gamma.ts';
import type { Value } from '../wasm/code.ts';

/** A binomial variate for p up to 1/2: by inversion where n p is below 10, else by Hörmann's transformed rejection. */
export function drawBinomial(lanes: Lanes, n: Value, p: Value, place: Place, wanted: Value): Value {
  const ref = lanes.library.shared(
    'binomial',
    { params: ['v128', 'v128', 'v128', ...PLACE_KINDS], results: ['v128'] },
    (body, trials, chance, active, ...params) => {
      const at = placeFromParams(params);
      const low = body.lt(body.mul(trials!, chance!), 10);
      const result = body.code.variable(body.of(0));
      const inverted = body.and(low, active!);
      body.code.when(body.any(inverted), () => {
        const drawn = byInversion(body, trials!, chance!, uniform(body, at), inverted);
        body.code.assign(result, body.select(inverted, drawn, result));
      });
      const rejected = body.andNot(active!, low);
      body.code.when(body.any(rejected), () => {
        body.code.assign(result, body.select(rejected, byRejection(body, trials!, chance!, at, rejected), result));
      });
      return [result];
    },
  );
  return lanes.code.apply(ref, n, p, wanted, ...placeToParams(place));
}

/** The least k whose cumulated probability reaches u. */
function byInversion(lanes: Lanes, n: Value, p: Value, u: Value, wanted: Value): Value {
  const { add, sub, mul, div, code } = lanes;
  const odds = div(p, sub(1, p));
  const term = code.variable(exp(lanes, mul(n, log1p(lanes, lanes.neg(p)))));
  const cumulated = code.variable(term);
  const k = code.variable(lanes.of(0));
  const pending = code.variable(lanes.all([wanted, lanes.gt(u, cumulated), lanes.lt(k, n)]));
  code.when(lanes.any(pending), () =>
    code.repeat(() => {
      const next = add(k, 1);
      const further = mul(term, div(mul(odds, add(sub(n, next), 1)), next));
      const sum = add(cumulated, further);
      const goesOn = lanes.andNot(lanes.and(lanes.gt(u, sum), lanes.lt(next, n)), lanes.eq(sum, cumulated));
      code.assign(k, lanes.select(pending, next, k));
      code.assign(term, lanes.select(pending, further, term));
      code.assign(cumulated, lanes.select(pending, sum, cumulated));
      code.assign(pending, lanes.and(pending, goesOn));
      return lanes.any(pending);
    }),
  );
  return k;
}

/** Algorithm BTRS of Hörmann (1993) in the paper's names; lanes that have accepted wait for the other. */
function byRejection(lanes: Lanes, n: Value, p: Value, place: Place, wanted: Value): Value {
  const { add, sub, mul, div, code } = lanes;
  const mean = mul(n, p);
  const spq = lanes.sqrt(mul(mean, sub(1, p)));
  const b = add(1.15, mul(2.53, spq));
  const a = add(add(-0.0873, mul(0.0248, b)), mul(0.01, p));
  const c = add(mean, 0.5);
  const vr = sub(0.92, div(4.2, b));
  const alpha = mul(add(2.83, div(5.1, b)), spq);
  const mode = lanes.floor(mul(add(n, 1), p));
  const h = add(logFactorial(lanes, mode), logFactorial(lanes, sub(n, mode)));
  const logOdds = log(lanes, div(p, sub(1, p)));
  const result = code.variable(lanes.of(0));
  const pending = code.variable(wanted);
  const trial = code.variable(lanes.never);
  code.repeat(() => {
    const [first, v] = uniformsOfTrial(lanes, place, trial);
    const u = sub(first, 0.5);
    const us = sub(0.5, lanes.abs(u));
    const k = lanes.floor(add(mul(add(div(mul(2, a), us), b), u), c));
    const fast = lanes.and(lanes.ge(us, 0.07), lanes.le(v, vr));
    const refused = lanes.or(lanes.lt(k, 0), lanes.gt(k, n));
    const choices = sub(sub(h, logFactorial(lanes, k)), logFactorial(lanes, sub(n, k)));
    const bound = add(choices, mul(sub(k, mode), logOdds));
    const height = log(lanes, div(mul(v, alpha), add(div(a, mul(us, us)), b)));
    const accepted = lanes.and(pending, lanes.or(fast, lanes.andNot(lanes.le(height, bound), refused)));
    code.assign(result, lanes.select(accepted, k, result));
    code.assign(pending, lanes.andNot(pending, accepted));
    code.assign(trial, lanes.addWhole(trial, code.bits(1n)));
    return lanes.any(pending);
  });
  return result;
}
