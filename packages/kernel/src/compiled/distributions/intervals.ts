import { normal as drawNormal } from '../draws/draws.ts';
import type { Lanes } from '../lanes.ts';
import { exp, logistic } from '../math/exp.ts';
import { log, log1p } from '../math/log.ts';
import type { Value } from '../wasm/code.ts';
import { notFinite, notPositive } from './argument.ts';
import { lognormal, normal, normalLogDensity } from './continuous.ts';
import type { LaneFamily } from './lane-family.ts';

/** The 95th percentile of a standard normal. */
const PERCENTILE_95 = 1.6448536269514722;

function normalBetween(lanes: Lanes, low: Value, high: Value): readonly [mean: Value, sd: Value] {
  const width = lanes.sub(high, low);
  return [lanes.add(low, lanes.div(width, 2)), lanes.div(width, 2 * PERCENTILE_95)];
}

function lognormalBetween(lanes: Lanes, low: Value, high: Value): readonly [median: Value, spread: Value] {
  const [mean, sd] = normalBetween(lanes, log(lanes, low), log(lanes, high));
  return [exp(lanes, mean), sd];
}

function logitNormalBetween(lanes: Lanes, low: Value, high: Value): readonly [mean: Value, sd: Value] {
  return normalBetween(lanes, logit(lanes, low), logit(lanes, high));
}

function logit(lanes: Lanes, p: Value): Value {
  return lanes.sub(log(lanes, p), log1p(lanes, lanes.neg(p)));
}

export const normalInterval: LaneFamily = {
  problem: (lanes, [low, high]) => lanes.some([notFinite(lanes, low!), notFinite(lanes, high!), lanes.gt(low!, high!)]),
  sample: (lanes, [low, high], place, wanted) => normal.sample(lanes, normalBetween(lanes, low!, high!), place, wanted),
  logDensity: (lanes, [low, high], value) => normal.logDensity(lanes, normalBetween(lanes, low!, high!), value),
};

export const lognormalInterval: LaneFamily = {
  problem: (lanes, [low, high]) =>
    lanes.some([notPositive(lanes, low!), notFinite(lanes, high!), lanes.gt(low!, high!)]),
  sample: (lanes, [low, high], place, wanted) =>
    lognormal.sample(lanes, lognormalBetween(lanes, low!, high!), place, wanted),
  logDensity: (lanes, [low, high], value) => lognormal.logDensity(lanes, lognormalBetween(lanes, low!, high!), value),
};

export const logitNormalInterval: LaneFamily = {
  problem: (lanes, [low, high]) => lanes.some([outside(lanes, low!), outside(lanes, high!), lanes.gt(low!, high!)]),
  sample: (lanes, [low, high], place) => {
    const [mean, sd] = logitNormalBetween(lanes, low!, high!);
    return logistic(lanes, lanes.add(mean, lanes.mul(sd, drawNormal(lanes, place))));
  },
  logDensity: (lanes, [low, high], value) => {
    const [mean, sd] = logitNormalBetween(lanes, low!, high!);
    const density = normalLogDensity(lanes, mean, sd, logit(lanes, value));
    const scaled = lanes.sub(lanes.sub(density, log(lanes, value)), log1p(lanes, lanes.neg(value)));
    return lanes.select(outside(lanes, value), -Infinity, scaled);
  },
};

function outside(lanes: Lanes, p: Value): Value {
  return lanes.not(lanes.and(lanes.gt(p, 0), lanes.lt(p, 1)));
}
