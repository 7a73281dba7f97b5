import {
  normal as drawNormal,
  firstTrialOf,
  lastTrialOf,
  PLACE_KINDS,
  type Place,
  placeFromParams,
  placeToParams,
  uniformsOfTrial,
} from '../draws/draws.ts';
import type { Lanes } from '../lanes.ts';
import { logistic } from '../math/exp.ts';
import { log, log1p, scaledLog } from '../math/log.ts';
import { logBeta, logGamma } from '../math/log-gamma.ts';
import { power } from '../math/power.ts';
import type { Value } from '../wasm/code.ts';
import { notFinite, notPositive } from './argument.ts';
import type { LaneFamily } from './lane-family.ts';

export const gamma: LaneFamily = {
  problem: (lanes, [shape, scale]) => lanes.or(notPositive(lanes, shape!), notPositive(lanes, scale!)),
  sample: (lanes, [shape, scale], place, wanted) => lanes.mul(standardGamma(lanes, shape!, place, 0, wanted), scale!),
  logDensity: (lanes, [shape, scale], value) => {
    const relative = lanes.div(value, scale!);
    const shaped = lanes.sub(scaledLog(lanes, lanes.sub(shape!, 1), relative), relative);
    const density = lanes.sub(lanes.sub(shaped, logGamma(lanes, shape!)), log(lanes, scale!));
    return lanes.select(lanes.ge(value, 0), density, -Infinity);
  },
};

export const beta: LaneFamily = {
  problem: (lanes, [a, b]) => lanes.or(notPositive(lanes, a!), notPositive(lanes, b!)),
  sample: (lanes, [a, b], place, wanted) =>
    logistic(
      lanes,
      lanes.sub(logStandardGamma(lanes, a!, place, 0, wanted), logStandardGamma(lanes, b!, place, 1, wanted)),
    ),
  logDensity: (lanes, [a, b], value) => {
    const falling = lanes.mul(lanes.sub(b!, 1), log1p(lanes, lanes.neg(value)));
    const upper = lanes.select(lanes.eq(b!, 1), 0, falling);
    const shaped = lanes.add(scaledLog(lanes, lanes.sub(a!, 1), value), upper);
    const within = lanes.and(lanes.ge(value, 0), lanes.le(value, 1));
    return lanes.select(within, lanes.sub(shaped, logBeta(lanes, a!, b!)), -Infinity);
  },
};

export const studentT: LaneFamily = {
  problem: (lanes, [df, location, scale]) =>
    lanes.some([notPositive(lanes, df!), notFinite(lanes, location!), notPositive(lanes, scale!)]),
  sample: (lanes, [df, location, scale], place, wanted) => {
    const halfDf = lanes.div(df!, 2);
    const spread = lanes.sqrt(lanes.div(standardGamma(lanes, halfDf, place, 1, wanted), halfDf));
    return lanes.add(location!, lanes.div(lanes.mul(scale!, drawNormal(lanes, place)), spread));
  },
  logDensity: (lanes, [df, location, scale], value) => {
    const { add, sub, mul, div } = lanes;
    const z = div(sub(value, location!), scale!);
    const tail = mul(mul(-0.5, add(df!, 1)), log1p(lanes, div(mul(z, z), df!)));
    const width = sub(tail, mul(0.5, log(lanes, df!)));
    return sub(sub(width, logBeta(lanes, 0.5, div(df!, 2))), log(lanes, scale!));
  },
};

/** A gamma variate of scale 1. */
export function standardGamma(lanes: Lanes, shape: Value, place: Place, component: number, wanted: Value): Value {
  const { drawn, small } = ofShapeFromOne(lanes, shape, place, component, wanted);
  const boosted = lanes.mul(drawn, power(lanes, boost(lanes, place, component), lanes.div(1, shape)));
  return lanes.select(small, boosted, drawn);
}

/** The logarithm of {@link standardGamma}. */
function logStandardGamma(lanes: Lanes, shape: Value, place: Place, component: number, wanted: Value): Value {
  const { drawn, small } = ofShapeFromOne(lanes, shape, place, component, wanted);
  const logDrawn = log(lanes, drawn);
  const boosted = lanes.add(logDrawn, lanes.div(log(lanes, boost(lanes, place, component)), shape));
  return lanes.select(small, boosted, logDrawn);
}

/** A variate of the shape, or of the shape plus 1 where that is small. */
function ofShapeFromOne(lanes: Lanes, shape: Value, place: Place, component: number, wanted: Value) {
  const small = lanes.not(lanes.ge(shape, 1));
  const ref = lanes.library.shared(
    'gamma of shape from 1',
    { params: ['v128', 'v128', 'v128', ...PLACE_KINDS], results: ['v128'] },
    (body, from1, first, active, ...params) => [marsagliaTsang(body, from1!, first!, active!, placeFromParams(params))],
  );
  const from1 = lanes.select(small, lanes.add(shape, 1), shape);
  const drawn = lanes.code.apply(ref, from1, firstTrialOf(lanes, component), wanted, ...placeToParams(place));
  return { drawn, small };
}

/** Marsaglia and Tsang (2000) without the squeeze; lanes that have accepted wait for the other. */
function marsagliaTsang(lanes: Lanes, shape: Value, firstTrial: Value, wanted: Value, place: Place): Value {
  const { add, sub, mul, code } = lanes;
  const d = sub(shape, 1 / 3);
  const c = lanes.div(1, lanes.sqrt(mul(9, d)));
  const result = code.variable(lanes.of(0));
  const pending = code.variable(wanted);
  const trial = code.variable(firstTrial);
  code.repeat(() => {
    const x = drawNormal(lanes, place, trial);
    const root = add(1, mul(c, x));
    const v = mul(mul(root, root), root);
    const bound = add(mul(mul(0.5, x), x), mul(d, add(sub(1, v), log(lanes, v))));
    const [u] = uniformsOfTrial(lanes, place, trial);
    const accepted = lanes.all([pending, lanes.gt(root, 0), lanes.lt(log(lanes, u), bound)]);
    code.assign(result, lanes.select(accepted, mul(d, v), result));
    code.assign(pending, lanes.andNot(pending, accepted));
    code.assign(trial, lanes.addWhole(trial, code.bits(1n)));
    return lanes.any(pending);
  });
  return result;
}

/** The uniform that takes a gamma of shape a + 1 to one of shape a < 1. */
function boost(lanes: Lanes, place: Place, component: number): Value {
  return uniformsOfTrial(lanes, place, lastTrialOf(lanes, component))[0];
}
