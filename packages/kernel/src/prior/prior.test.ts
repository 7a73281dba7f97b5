import { DISTRIBUTION_ARGUMENTS, type Distribution, type Family } from '@proviso/model';
import { arithmetic, buildCase, distribution, months, param, state } from '@proviso/model/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RunFailure } from '../executor.ts';
import { ensemble } from '../testing/ensemble.ts';
import { priorOf } from './prior.ts';

const SETTINGS = { asOf: '2016-01-31', seed: 1 };
const TIMELINE = months('2016-01', '2016-03');

const priorFor = (...params: readonly ReturnType<typeof param>[]) =>
  priorOf(buildCase(TIMELINE, { params, states: [state('x', 1, 'x')] }), SETTINGS);

const CONTINUOUS: Partial<Record<Family, Distribution>> = {
  normal: distribution('normal', 2, 3),
  lognormal: distribution('lognormal', 50, 0.4),
  uniform: distribution('uniform', -1, 3),
  triangular: distribution('triangular', 1, 3, 6),
  beta: distribution('beta', 2.5, 1.7),
  gamma: distribution('gamma', 2.5, 0.5),
  exponential: distribution('exponential', 0.35),
  student_t: distribution('student_t', 4.5, 1, 2),
  'lognormal interval': distribution('lognormal interval', 0.1, 1.5),
  'normal interval': distribution('normal interval', -2, 5),
  'logit-normal interval': distribution('logit-normal interval', 0.75, 0.95),
};

describe.each(Object.entries(CONTINUOUS))('a %s', (_, of) => {
  const prior = priorFor(param('p', of));

  test('has a density on the line that adds up to 1', () => {
    const width = 1 / 64;
    let mass = 0;
    for (let z = -200; z < 200; z += width) mass += Math.exp(prior.at([z]).logDensity) * width;
    expect(mass).toBeCloseTo(1, 3);
  });

  test('has each of its draws at one place of the line', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (path) => {
        const [value] = prior.draw(path);
        expect(prior.at(prior.placeOf([value!])).values[0]! / value!).toBeCloseTo(1, 9);
      }),
    );
  });
});

test('a prior draws what the paths of a run draw', () => {
  const params = [param('a', distribution('uniform', 0, 1)), param('b', distribution('normal', 'a', 0.1))];
  const run = ensemble(buildCase(TIMELINE, { params }), { ...SETTINGS, paths: 5 });
  const prior = priorFor(...params);
  expect([0, 1, 2, 3, 4].map((path) => prior.draw(path)[0])).toEqual([...run.quantity('a')[0]!]);
  expect([0, 1, 2, 3, 4].map((path) => prior.draw(path)[1])).toEqual([...run.quantity('b')[0]!]);
});

test('a param whose distribution reads others comes after them, through fixed ones too', () => {
  const prior = priorFor(
    param('a', distribution('uniform', 0, 'middle')),
    param('middle', arithmetic('z', '*', 2)),
    param('z', distribution('uniform', 1, 2)),
  );
  expect(prior.params.map(({ name }) => name)).toEqual(['z', 'a']);
  // z = 1.5 and a = half of 3; the densities are 1 and 1/3, the slopes of the logistic 1/4 and 3/4.
  const { values, logDensity } = prior.at([0, 0]);
  expect(values).toEqual([1.5, 1.5]);
  expect(logDensity).toBeCloseTo(Math.log((1 / 3) * (1 / 4) * (3 / 4)), 12);
});

test('discrete params, and those that read them or the course of things, are left out', () => {
  const prior = priorFor(
    param('coin', distribution('bernoulli', 0.5)),
    param('after_coin', distribution('normal', 'coin', 1)),
    param('after_state', distribution('normal', 'x', 1)),
    param('free', distribution('normal', 0, 1)),
  );
  expect(prior.params.map(({ name }) => name)).toEqual(['free']);
});

test.each([distribution('normal', 1, 0), distribution('uniform', 1, 1), distribution('uniform', 2, 1)])(
  'a distribution without density is refused when it is asked',
  (of) => {
    expect(() => priorFor(param('p', of)).draw(0)).toThrowError(RunFailure);
  },
);

test('every continuous family of the language is in this test', () => {
  const discrete = ['bernoulli', 'binomial', 'poisson', 'negative_binomial', 'categorical'];
  expect([...Object.keys(CONTINUOUS), ...discrete].sort()).toEqual(Object.keys(DISTRIBUTION_ARGUMENTS).sort());
});
