import type { Family } from '@proviso/model';
import { describe, expect, it } from 'vitest';
import { DrawSource } from '../draw-source.ts';
import { siteOf } from '../site.ts';
import { DISTRIBUTIONS } from './distributions.ts';
import { chiSquareBound, integral } from './goodness-of-fit.ts';

/** A distribution to try, with the ends of its support; a kink of its density divides it. */
interface Trial {
  readonly family: Family;
  readonly args: readonly number[];
  readonly support: readonly number[];
}

const trial = (family: Family, args: readonly number[], ...support: readonly number[]): Trial => ({
  family,
  args,
  support,
});

const CONTINUOUS: readonly Trial[] = [
  trial('normal', [1, 2], -Infinity, Infinity),
  trial('lognormal', [50, 0.4], 0, Infinity),
  trial('uniform', [-1, 3], -1, 3),
  trial('triangular', [1, 3, 6], 1, 3, 6),
  trial('triangular', [1, 1, 6], 1, 6),
  trial('beta', [2.5, 0.7], 0, 1),
  trial('beta', [0.3, 0.4], 0, 1),
  trial('beta', [30, 12], 0, 1),
  trial('gamma', [0.3, 2], 0, Infinity),
  trial('gamma', [1, 2], 0, Infinity),
  trial('gamma', [7.5, 0.5], 0, Infinity),
  trial('exponential', [0.35], 0, Infinity),
  trial('student_t', [9.5, 1, 2], -Infinity, Infinity),
  trial('lognormal interval', [0.1, 1.5], 0, Infinity),
  trial('logit-normal interval', [0.75, 0.95], 0, 1),
  trial('normal interval', [-2, 5], -Infinity, Infinity),
];

const DISCRETE: readonly Trial[] = [
  trial('bernoulli', [0.35], 0, 1),
  trial('binomial', [28, 0.3], 0, 28),
  trial('binomial', [60, 0.4], 0, 60),
  trial('binomial', [60, 0.7], 0, 60),
  trial('binomial', [200, 0.97], 0, 200),
  trial('poisson', [0.2], 0, 60),
  trial('poisson', [9.9], 0, 120),
  trial('poisson', [10], 0, 120),
  trial('poisson', [40], 0, 250),
  trial('poisson', [1000], 0, 2000),
  trial('negative_binomial', [6, 1.7], 0, 400),
  trial('negative_binomial', [30, 4], 0, 800),
  trial('categorical', [0.2, 0, 3, 1.3], 0, 3),
];

const ALL = [...CONTINUOUS, ...DISCRETE].map((each) => [`${each.family}(${each.args.join(', ')})`, each] as const);
const PATHS = 30_000;

describe('the draws of', () => {
  it.each(ALL)('%s have its mean and variance, within 4 standard errors', (_, { family, args }) => {
    const distribution = DISTRIBUTIONS[family];
    const values = draws(family, args, PATHS);
    const mean = distribution.mean(args);
    const central = (power: number) => average(values.map((value) => (value - mean) ** power));
    const variance = distribution.variance(args);
    expect(Math.abs(central(1))).toBeLessThan(4 * Math.sqrt(variance / PATHS));
    expect(Math.abs(central(2) - variance)).toBeLessThan(4 * Math.sqrt((central(4) - variance ** 2) / PATHS));
  });

  it.each(ALL)('%s fall as its density says (chi-square, level 1e-4)', (_, { family, args, support }) => {
    const cells =
      DISTRIBUTIONS[family].kind === 'discrete'
        ? valuesAsCells(family, args, support)
        : intervalsAsCells(family, args, support);
    const values = draws(family, args, PATHS).sort((a, b) => a - b);
    let statistic = 0;
    let from = 0;
    for (const { through, probability } of cells) {
      let to = from;
      while (to < values.length && values[to]! <= through) to += 1;
      statistic += (to - from - PATHS * probability) ** 2 / (PATHS * probability);
      from = to;
    }
    expect(from).toBe(PATHS);
    expect(statistic).toBeLessThan(chiSquareBound(cells.length - 1));
  });
});

describe('the density of', () => {
  it.each(ALL)('%s adds up to 1', (_, { family, args, support }) => {
    const density = densityOf(family, args);
    if (DISTRIBUTIONS[family].kind === 'discrete') {
      let sum = 0;
      for (let value = support[0]!; value <= support[1]!; value += 1) sum += density(value);
      expect(sum).toBeCloseTo(1, 10);
      expect(density(0.5)).toBe(0);
      expect(density(-1)).toBe(0);
    } else {
      const parts = support.slice(1).map((end, i) => integral(density, support[i]!, end));
      expect(parts.reduce((sum, part) => sum + part)).toBeCloseTo(1, 6);
    }
  });

  // Made by numbers/densities.py with scipy 1.17.1.
  it.each<[Family, number[], number, number]>([
    ['normal', [1, 2], -1.5, -2.393335713764618],
    ['lognormal', [50, 0.4], 60, -4.200870957526903],
    ['lognormal', [50, 0.4], 10, -10.399890375512795],
    ['uniform', [-1, 3], 2, -1.3862943611198906],
    ['triangular', [1, 3, 6], 2, -1.6094379124341003],
    ['triangular', [1, 3, 6], 5.5, -2.7080502011022105],
    ['beta', [2.5, 0.7], 0.9, 0.8725894645617973],
    ['beta', [0.3, 0.4], 0.01, 1.5980407657155715],
    ['gamma', [0.3, 2], 0.05, 0.7682704425017343],
    ['gamma', [7.5, 0.5], 4, -1.3248470352798556],
    ['exponential', [0.35], 4, -2.4498221244986773],
    ['student_t', [4.5, 1, 2], 7, -4.688391663687543],
    ['bernoulli', [0.35], 1, -1.0498221244986778],
    ['bernoulli', [0.35], 0, -0.4307829160924542],
    ['binomial', [28, 0.3], 12, -2.9238042194919736],
    ['poisson', [2.5], 0, -2.5],
    ['poisson', [40], 52, -4.539104689154101],
    ['negative_binomial', [6, 1.7], 9, -3.115963455315831],
    ['lognormal interval', [0.1, 1.5], 0.7, -0.6261851398792597],
    ['normal interval', [-2, 5], 4, -2.3642397586753177],
    ['logit-normal interval', [0.75, 0.95], 0.8, 0.8506494793258047],
  ])('%s(%j) at %d agrees with scipy', (family, args, value, expected) => {
    expect(DISTRIBUTIONS[family].logDensity(args, value)).toBeCloseTo(expected, 12);
  });

  it.each<[Family, number[], number]>([
    ['lognormal', [50, 0.4], 0],
    ['uniform', [-1, 3], 3.01],
    ['triangular', [1, 3, 6], 0.99],
    ['beta', [2.5, 0.7], 1.01],
    ['beta', [2.5, 0.7], 0],
    ['gamma', [7.5, 0.5], -1],
    ['exponential', [0.35], -0.01],
    ['bernoulli', [0], 1],
    ['binomial', [28, 0.3], 29],
    ['poisson', [0], 1],
    ['categorical', [1, 0], 1],
    ['logit-normal interval', [0.75, 0.95], 1],
  ])('%s(%j) has no room for %d', (family, args, value) => {
    expect(DISTRIBUTIONS[family].logDensity(args, value)).toBe(-Infinity);
  });
});

describe('an interval A to B', () => {
  it.each<[Family, number, number]>([
    ['normal interval', -2, 5],
    ['lognormal interval', 0.1, 1.5],
    ['logit-normal interval', 0.75, 0.95],
  ])('leaves a twentieth of the draws on either side: %s %d to %d', (family, low, high) => {
    const values = draws(family, [low, high], PATHS);
    const bound = 4 * Math.sqrt((0.05 * 0.95) / PATHS);
    expect(Math.abs(values.filter((value) => value < low).length / PATHS - 0.05)).toBeLessThan(bound);
    expect(Math.abs(values.filter((value) => value > high).length / PATHS - 0.05)).toBeLessThan(bound);
  });
});

describe('a distribution of no width', () => {
  it.each<[Family, number[], number]>([
    ['normal', [3, 0], 3],
    ['lognormal', [3, 0], 3],
    ['uniform', [3, 3], 3],
    ['triangular', [3, 3, 3], 3],
    ['normal interval', [3, 3], 3],
    ['bernoulli', [1], 1],
    ['bernoulli', [0], 0],
    ['binomial', [7, 1], 7],
    ['poisson', [0], 0],
    ['negative_binomial', [0, 2], 0],
  ])('can be drawn from: %s(%j)', (family, args, only) => {
    expect(DISTRIBUTIONS[family].problem(args)).toBeUndefined();
    expect(new Set(draws(family, args, 50))).toEqual(new Set([only]));
    expect(DISTRIBUTIONS[family].variance(args)).toBe(0);
  });

  it('has no density, which its infinity shows', () => {
    expect(DISTRIBUTIONS.normal.logDensity([3, 0], 3)).toBe(Infinity);
    expect(DISTRIBUTIONS.normal.logDensity([3, 0], 4)).toBe(-Infinity);
  });
});

describe('tiny shapes', () => {
  it('give a beta of 0 or 1 in the right proportion, never NaN', () => {
    const values = draws('beta', [1e-4, 3e-4], 4000);
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(Math.abs(average(values) - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 4000));
  });
});

/** One draw on each of the first paths, at fixed seed and place. */
function draws(family: Family, args: readonly number[], paths: number, step = 0): number[] {
  const source = new DrawSource(2016);
  const site = siteOf(family);
  return Array.from({ length: paths }, (_, path) =>
    DISTRIBUTIONS[family].sample(args, source, { site, path, step, draw: 0 }),
  );
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function densityOf(family: Family, args: readonly number[]): (value: number) => number {
  return (value) => Math.exp(DISTRIBUTIONS[family].logDensity(args, value));
}

interface Cell {
  /** Greatest value that falls into it. */
  readonly through: number;
  readonly probability: number;
}

/** Some 40 intervals cut where another, smaller set of draws puts quantiles. */
function intervalsAsCells(family: Family, args: readonly number[], support: readonly number[]): readonly Cell[] {
  const others = draws(family, args, 2000, 1).sort((a, b) => a - b);
  const cuts = others.filter((value, i) => i % 50 === 25 && value > support[0]! && value < support.at(-1)!);
  const edges = [...new Set([...support, ...cuts])].sort((a, b) => a - b);
  return edges
    .slice(1)
    .map((through, i) => ({ through, probability: integral(densityOf(family, args), edges[i]!, through) }));
}

/** Every value a cell of its own, neighbours put together until 10 draws are expected. */
function valuesAsCells(family: Family, args: readonly number[], support: readonly number[]): readonly Cell[] {
  const cells: Cell[] = [];
  let probability = 0;
  for (let value = support[0]!; value <= support[1]!; value += 1) {
    probability += densityOf(family, args)(value);
    if (probability * PATHS < 10) continue;
    cells.push({ through: value, probability });
    probability = 0;
  }
  const last = cells.pop()!;
  return [...cells, { through: Infinity, probability: last.probability + probability }];
}
