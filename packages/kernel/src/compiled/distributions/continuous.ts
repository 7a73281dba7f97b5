import { LOG_ROOT_TWO_PI } from '../../special/log-gamma.ts';
import { normal as drawNormal, uniform as drawUniform } from '../draws/draws.ts';
import type { Lanes } from '../lanes.ts';
import { exp } from '../math/exp.ts';
import { log, log1p } from '../math/log.ts';
import type { Value } from '../wasm/code.ts';
import { negative, notFinite, notPositive } from './argument.ts';
import type { LaneFamily } from './lane-family.ts';

/** Log density of a normal. */
export function normalLogDensity(lanes: Lanes, mean: Value, sd: Value, value: Value): Value {
  const z = lanes.div(lanes.sub(value, mean), sd);
  const density = lanes.sub(lanes.sub(lanes.mul(lanes.mul(-0.5, z), z), log(lanes, sd)), LOG_ROOT_TWO_PI);
  const point = lanes.select(lanes.eq(value, mean), Infinity, -Infinity);
  return lanes.select(lanes.eq(sd, 0), point, density);
}

export const normal: LaneFamily = {
  problem: (lanes, [mean, sd]) => lanes.or(notFinite(lanes, mean!), negative(lanes, sd!)),
  sample: (lanes, [mean, sd], place) => lanes.add(mean!, lanes.mul(sd!, drawNormal(lanes, place))),
  logDensity: (lanes, [mean, sd], value) => normalLogDensity(lanes, mean!, sd!, value),
};

export const lognormal: LaneFamily = {
  problem: (lanes, [median, spread]) => lanes.or(notPositive(lanes, median!), negative(lanes, spread!)),
  sample: (lanes, [median, spread], place) =>
    lanes.mul(median!, exp(lanes, lanes.mul(spread!, drawNormal(lanes, place)))),
  logDensity: (lanes, [median, spread], value) => {
    const logValue = log(lanes, value);
    const density = lanes.sub(normalLogDensity(lanes, log(lanes, median!), spread!, logValue), logValue);
    return lanes.select(lanes.gt(value, 0), density, -Infinity);
  },
};

export const uniform: LaneFamily = {
  problem: (lanes, [low, high]) => lanes.some([notFinite(lanes, low!), notFinite(lanes, high!), lanes.gt(low!, high!)]),
  sample: (lanes, [low, high], place) => lanes.add(low!, lanes.mul(lanes.sub(high!, low!), drawUniform(lanes, place))),
  logDensity: (lanes, [low, high], value) => {
    const within = lanes.and(lanes.ge(value, low!), lanes.le(value, high!));
    return lanes.select(within, lanes.neg(log(lanes, lanes.sub(high!, low!))), -Infinity);
  },
};

export const triangular: LaneFamily = {
  problem: (lanes, [low, mode, high]) =>
    lanes.some([
      ...[low!, mode!, high!].map((it) => notFinite(lanes, it)),
      lanes.gt(low!, mode!),
      lanes.gt(mode!, high!),
    ]),
  sample: (lanes, [low, mode, high], place) => {
    const { add, sub, mul } = lanes;
    const u = drawUniform(lanes, place);
    const width = sub(high!, low!);
    const rise = sub(mode!, low!);
    const share = mul(u, width);
    const rising = add(low!, lanes.sqrt(mul(share, rise)));
    const falling = sub(high!, lanes.sqrt(mul(mul(sub(1, u), width), sub(high!, mode!))));
    return lanes.select(lanes.lt(share, rise), rising, falling);
  },
  logDensity: (lanes, [low, mode, high], value) => {
    const { sub, div } = lanes;
    const peak = sub(log(lanes, 2), log(lanes, sub(high!, low!)));
    const rising = div(sub(value, low!), sub(mode!, low!));
    const falling = div(sub(high!, value), sub(high!, mode!));
    const slope = lanes.add(peak, log(lanes, lanes.select(lanes.lt(value, mode!), rising, falling)));
    const within = lanes.and(lanes.ge(value, low!), lanes.le(value, high!));
    return lanes.select(within, lanes.select(lanes.eq(value, mode!), peak, slope), -Infinity);
  },
};

export const exponential: LaneFamily = {
  problem: (lanes, [rate]) => notPositive(lanes, rate!),
  sample: (lanes, [rate], place) => lanes.div(lanes.neg(log1p(lanes, lanes.neg(drawUniform(lanes, place)))), rate!),
  logDensity: (lanes, [rate], value) =>
    lanes.select(lanes.ge(value, 0), lanes.sub(log(lanes, rate!), lanes.mul(rate!, value)), -Infinity),
};
