import { uniform as drawUniform } from '../draws/draws.ts';
import type { Lanes } from '../lanes.ts';
import { log, log1p, scaledLog } from '../math/log.ts';
import { logFactorial, logGamma } from '../math/log-gamma.ts';
import type { Value } from '../wasm/code.ts';
import { isCount, negative, noProbability, notPositive } from './argument.ts';
import { drawBinomial } from './draw-binomial.ts';
import { drawPoisson } from './draw-poisson.ts';
import { standardGamma } from './gamma.ts';
import type { LaneFamily } from './lane-family.ts';

export const bernoulli: LaneFamily = {
  problem: (lanes, [p]) => noProbability(lanes, p!),
  sample: (lanes, [p], place) => lanes.truth(lanes.lt(drawUniform(lanes, place), p!)),
  logDensity: (lanes, [p], value) => {
    const zero = lanes.select(lanes.eq(value, 0), log1p(lanes, lanes.neg(p!)), -Infinity);
    return lanes.select(lanes.eq(value, 1), log(lanes, p!), zero);
  },
};

export const binomial: LaneFamily = {
  problem: (lanes, [n, p]) => lanes.or(lanes.not(isCount(lanes, n!)), noProbability(lanes, p!)),
  sample: (lanes, [n, p], place, wanted) => {
    const rare = lanes.le(p!, 0.5);
    const drawn = drawBinomial(lanes, n!, lanes.select(rare, p!, lanes.sub(1, p!)), place, wanted);
    return lanes.select(rare, drawn, lanes.sub(n!, drawn));
  },
  logDensity: (lanes, [n, p], value) => {
    const { add, sub, mul } = lanes;
    const failures = sub(n!, value);
    const choices = sub(sub(logFactorial(lanes, n!), logFactorial(lanes, value)), logFactorial(lanes, failures));
    const failed = lanes.select(lanes.eq(failures, 0), 0, mul(failures, log1p(lanes, lanes.neg(p!))));
    const density = add(add(choices, scaledLog(lanes, value, p!)), failed);
    return lanes.select(lanes.andNot(isCount(lanes, value), lanes.gt(value, n!)), density, -Infinity);
  },
};

export const poisson: LaneFamily = {
  problem: (lanes, [mean]) => negative(lanes, mean!),
  sample: (lanes, [mean], place, wanted) => drawPoisson(lanes, mean!, place, 0, wanted),
  logDensity: (lanes, [mean], value) => {
    const density = lanes.sub(lanes.sub(scaledLog(lanes, value, mean!), mean!), logFactorial(lanes, value));
    return lanes.select(isCount(lanes, value), density, -Infinity);
  },
};

export const negativeBinomial: LaneFamily = {
  problem: (lanes, [mean, size]) => lanes.or(negative(lanes, mean!), notPositive(lanes, size!)),
  sample: (lanes, [mean, size], place, wanted) => {
    const rate = lanes.div(lanes.mul(standardGamma(lanes, size!, place, 0, wanted), mean!), size!);
    return drawPoisson(lanes, rate, place, 1, wanted);
  },
  logDensity: (lanes, [mean, size], value) => {
    const { add, sub, mul, div } = lanes;
    const choices = sub(sub(logGamma(lanes, add(value, size!)), logGamma(lanes, size!)), logFactorial(lanes, value));
    const sum = add(size!, mean!);
    const density = add(
      add(choices, mul(size!, log(lanes, div(size!, sum)))),
      scaledLog(lanes, value, div(mean!, sum)),
    );
    return lanes.select(isCount(lanes, value), density, -Infinity);
  },
};

export const categorical: LaneFamily = {
  problem: (lanes, weights) =>
    lanes.some([...weights.map((weight) => negative(lanes, weight)), lanes.not(lanes.gt(sum(lanes, weights), 0))]),
  sample: (lanes, weights, place) => {
    const aim = lanes.mul(drawUniform(lanes, place), sum(lanes, weights));
    let cumulated = lanes.of(0);
    let last = lanes.of(0);
    let found = lanes.never;
    weights.forEach((weight, index) => {
      const taken = lanes.andNot(lanes.ne(weight, 0), found);
      cumulated = lanes.add(cumulated, weight);
      last = lanes.select(taken, index, last);
      found = lanes.or(found, lanes.and(taken, lanes.lt(aim, cumulated)));
    });
    return last;
  },
  logDensity: (lanes, weights, value) => {
    const own = weights.reduce(
      (chosen, weight, index) => lanes.select(lanes.eq(value, index), weight, chosen),
      lanes.of(0),
    );
    return log(lanes, lanes.div(own, sum(lanes, weights)));
  },
};

function sum(lanes: Lanes, weights: readonly Value[]): Value {
  return weights.reduce((total, weight) => lanes.add(total, weight), lanes.of(0));
}
