import { describe, expect, it } from 'vitest';
import * as scalarExp from '../../elementary/exp.ts';
import * as scalarLog from '../../elementary/log.ts';
import * as scalarPower from '../../elementary/power.ts';
import { cosOfTurn, sinOfTurn } from '../../elementary/turn.ts';
import * as scalarGamma from '../../special/log-gamma.ts';
import type { Lanes } from '../lanes.ts';
import { bitsText, runLanes, runRows } from '../testing/run-lanes.ts';
import type { Value } from '../wasm/code.ts';
import { exp, expm1, expOfSum, logistic } from './exp.ts';
import { log, log1p, logOfNormal } from './log.ts';
import { logBeta, logFactorial, logGamma } from './log-gamma.ts';
import { power } from './power.ts';
import { sineOfTurn } from './turn.ts';

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  -3,
  Infinity,
  -Infinity,
  NaN,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  2.2250738585072014e-308,
  1e-310,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.EPSILON,
  1 - Number.EPSILON / 2,
  1 + Number.EPSILON,
  709.8,
  709.7,
  -745.2,
  -745.1,
  -708.5,
  40,
  -40,
  40.5,
  -41,
  1e-8,
  -1e-8,
  9.99,
  10,
  10.01,
  1e300,
];

/** Numbers of all magnitudes from a linear congruential generator, and others near the middle. */
function arbitrary(count: number): number[] {
  let state = 12345n;
  const next = () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn;
    return state;
  };
  const bits = new BigUint64Array(1);
  const double = new Float64Array(bits.buffer);
  return Array.from({ length: count }, (_, i) => {
    bits[0] = next() ^ (next() >> 32n);
    const size = [1, 30, 700, 1e-3][i & 3]!;
    return i % 3 === 0 ? double[0]! : (Number(next() >> 11n) / 2 ** 53 - 0.5) * 2 * size;
  });
}

const numbers = [...SPECIAL, ...arbitrary(20_000)];
const pairs = [
  ...SPECIAL.flatMap((x) => SPECIAL.map((y) => [x, y])),
  ...arbitrary(10_000).map((x, i, all) => [i % 2 === 0 ? Math.abs(x) : x, all[(7 * i + 1) % all.length]!]),
];

function expectSameBits(
  tuples: readonly (readonly number[])[],
  lanes: (lanes: Lanes, params: readonly Value[]) => Value,
  scalar: (...x: number[]) => number,
): void {
  const got = runLanes(tuples, lanes).map(bitsText);
  const differing = tuples.flatMap((tuple, i) => {
    const wanted = bitsText(scalar(...tuple));
    return got[i] === wanted ? [] : [{ tuple, got: got[i], wanted }];
  });
  expect(differing.slice(0, 5)).toEqual([]);
}

describe('on rows of lanes the bits are those of the plain functions, whatever stands side by side', () => {
  it.each([
    ['exp', exp, scalarExp.exp],
    ['expm1', expm1, scalarExp.expm1],
    ['log', log, scalarLog.log],
    ['log1p', log1p, scalarLog.log1p],
    ['logistic', logistic, scalarExp.logistic],
  ] as const)('%s', (_, lanes, scalar) => {
    expect(runRows([numbers], (l, [x]) => lanes(l, x!)).map(bitsText)).toEqual(numbers.map(scalar).map(bitsText));
  });

  it('x^y', () => {
    const usual = pairs.map(([x, y]) => [1 + Math.abs(x! % 3), y! % 50]);
    const mixed = pairs.flatMap((pair, i) => (i % 16 === 0 ? [pair] : [usual[i]!]));
    for (const columns of [pairs, usual, mixed]) {
      const rows = [0, 1].map((i) => columns.map((column) => column[i]!));
      const wanted = columns.map(([x, y]) => bitsText(scalarPower.power(x!, y!)));
      expect(runRows(rows, (l, [x, y]) => power(l, x!, y!)).map(bitsText)).toEqual(wanted);
    }
  });

  it.each([
    ['the numbers are all alike', 24, -1],
    ['the last number has the other sign', 24, 23],
    ['one in the midst has the other sign', 24, 7],
  ])('where %s', (_, length, other) => {
    for (const x of SPECIAL) {
      const row = Array.from({ length }, (__, i) => (i === other ? -x : x));
      const wanted = row.map((it) => bitsText(scalarPower.power(it, -3)));
      const exponents = row.map(() => -3);
      expect(runRows([row, exponents], (l, [a, b]) => power(l, a!, b!)).map(bitsText)).toEqual(wanted);
    }
  });
});

describe('on two lanes the bits are those of the plain functions', () => {
  const ofOne = numbers.map((x) => [x]);

  it.each([
    ['exp', exp, scalarExp.exp],
    ['expm1', expm1, scalarExp.expm1],
    ['logistic', logistic, scalarExp.logistic],
    ['log', log, scalarLog.log],
    ['log1p', log1p, scalarLog.log1p],
  ] as const)('%s', (_, lanes, scalar) => {
    expectSameBits(ofOne, (l, [x]) => lanes(l, x!), scalar);
  });

  it('e^(x + rest)', () => {
    const tuples = arbitrary(5_000).map((x) => [x % 700, (x % 700) * 1e-17]);
    expectSameBits(tuples, (l, [x, rest]) => expOfSum(l, x!, rest!), scalarExp.expOfSum);
  });

  it('x^y', () => {
    expectSameBits(pairs, (l, [x, y]) => power(l, x!, y!), scalarPower.power);
  });

  const uniforms = arbitrary(5_000)
    .filter(Number.isFinite)
    .map((x) => [(Math.floor(Math.abs(x % 1) * 2 ** 52) + 0.5) / 2 ** 52]);

  it('the logarithm of a uniform number', () => {
    expectSameBits(uniforms, (l, [u]) => logOfNormal(l, u!), scalarLog.log);
  });

  it('sine and cosine of a turn', () => {
    expectSameBits(uniforms, (l, [u]) => sineOfTurn(l, u!, l.code.bits(0n)), sinOfTurn);
    expectSameBits(uniforms, (l, [u]) => sineOfTurn(l, u!, l.code.bits(1n)), cosOfTurn);
  });

  it('ln Gamma, ln n! and ln Beta', () => {
    const positive = numbers.map((x) => [Math.abs(x)]);
    expectSameBits(positive, (l, [x]) => logGamma(l, x!), scalarGamma.logGamma);
    const wholes = positive.map(([x]) => [Math.floor(x! % 1e6)]);
    expectSameBits(wholes, (l, [n]) => logFactorial(l, n!), scalarGamma.logFactorial);
    const both = pairs.map(([a, b]) => [Math.abs(a!), Math.abs(b!)]);
    expectSameBits(both, (l, [a, b]) => logBeta(l, a!, b!), scalarGamma.logBeta);
  });
});
