import type { Family } from '@proviso/model';
import { describe, expect, it } from 'vitest';
import { DISTRIBUTIONS } from '../../distributions/distributions.ts';
import { DrawSource } from '../../draw-source.ts';
import { siteOf } from '../../site.ts';
import { SiteKeys } from '../draws/threefry.ts';
import { bitsText, runLanes } from '../testing/run-lanes.ts';
import { LANE_FAMILIES } from './lane-families.ts';

/** Arguments in range, among them the edges at which a sampler changes its way. */
const ARGUMENTS: Readonly<Record<Family, readonly (readonly number[])[]>> = {
  normal: [
    [0, 1],
    [-3, 0.2],
    [5, 0],
  ],
  lognormal: [
    [1, 0.3],
    [50, 1.5],
    [2, 0],
  ],
  uniform: [
    [0, 1],
    [-2, 7],
    [3, 3],
  ],
  triangular: [
    [0, 0.3, 1],
    [-1, -1, 4],
    [2, 5, 5],
  ],
  beta: [
    [2, 3],
    [0.4, 0.7],
    [1, 1],
    [0.001, 0.002],
  ],
  gamma: [
    [2.5, 1],
    [0.3, 4],
    [1, 1],
    [30, 0.1],
  ],
  exponential: [[1], [0.01], [300]],
  student_t: [
    [3, 0, 1],
    [1, 2, 0.5],
    [0.7, -1, 2],
    [30, 0, 1],
  ],
  bernoulli: [[0], [0.3], [1]],
  binomial: [
    [10, 0.3],
    [100, 0.5],
    [1000, 0.99],
    [50, 0.9],
    [0, 0.5],
    [20, 0],
    [20, 1],
  ],
  poisson: [[0], [0.5], [9.99], [10], [75], [4000]],
  negative_binomial: [
    [3, 2],
    [40, 0.5],
    [200, 30],
    [0, 1],
  ],
  categorical: [
    [1, 2, 3],
    [0, 0, 1],
    [0.2, 0, 5],
  ],
  'lognormal interval': [
    [1, 2],
    [0.01, 100],
  ],
  'logit-normal interval': [
    [0.1, 0.3],
    [0.5, 0.99],
  ],
  'normal interval': [
    [-1, 1],
    [3, 3],
    [10, 30],
  ],
};

const OUT_OF_RANGE = [-1, 2, NaN, Infinity, -Infinity, 0.5, -0];
const VALUES = [0, -0, 1, 2, 3, -1, 0.5, 0.3, 1e-300, 7, 7.5, 5, 100, Infinity, NaN];
const families = Object.keys(ARGUMENTS) as Family[];

/** The bits of 64-bit whole numbers as doubles: path, uniform counter, normal counter, quarter turn. */
function place(path: number, step: number): number[] {
  const normals = (BigInt(step >>> 1) << 32n) | 0x8000_0000n;
  const whole = [BigInt(path), BigInt(step) << 32n, normals, BigInt(1 - (step & 1))];
  return [...new Float64Array(BigUint64Array.from(whole).buffer)];
}

describe.each(families)('%s on two lanes', (name) => {
  const family = LANE_FAMILIES[name];
  const plain = DISTRIBUTIONS[name];
  const lists = ARGUMENTS[name];

  it('draws the same bits, also beside a lane with other arguments', () => {
    const site = siteOf(name);
    const source = new DrawSource(7);
    const cases = Array.from({ length: 400 }, (_, i) => ({ args: lists[i % lists.length]!, path: i, step: i % 13 }));
    const tuples = cases.map(({ args, path, step }) => [...place(path, step), ...args]);
    const got = runLanes(tuples, (lanes, params, { memory }) => {
      const [path, uniforms, normals, advance, ...args] = params;
      const key = lanes.code.literal(new SiteKeys(memory, 7).addressOf(site));
      const at = { path: path!, uniforms: uniforms!, normals: normals!, advance: advance!, key };
      return family.sample(lanes, args, at, lanes.always);
    });
    const wanted = cases.map(({ args, path, step }) => plain.sample(args, source, { site, path, step, draw: 0 }));
    expect(got.map(bitsText)).toEqual(wanted.map(bitsText));
  });

  it('gives the same log densities', () => {
    const tuples = lists.flatMap((args) => VALUES.map((value) => [value, ...args]));
    const got = runLanes(tuples, (lanes, [value, ...args]) => family.logDensity(lanes, args, value!));
    const wanted = tuples.map(([value, ...args]) => plain.logDensity(args, value!));
    expect(tuples.map((tuple, i) => [tuple, bitsText(got[i]!)])).toEqual(
      tuples.map((tuple, i) => [tuple, bitsText(wanted[i]!)]),
    );
  });

  it('refuses the same arguments', () => {
    const spoilt = lists.flatMap((args) =>
      args.flatMap((_, position) => OUT_OF_RANGE.map((value) => args.with(position, value))),
    );
    const tuples = [...lists, ...spoilt];
    const got = runLanes(tuples, (lanes, args) => lanes.truth(family.problem(lanes, args)));
    expect(tuples.map((args, i) => [args, got[i]])).toEqual(
      tuples.map((args) => [args, plain.problem(args) === undefined ? 0 : 1]),
    );
  });
});
