import { DrawSource, siteOf } from '@proviso/kernel';
import { type Case, fromDayNumber, stepsOf } from '@proviso/model';
import { arithmetic, buildCase, distribution, months, param, series, state } from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import { fit } from './fit.ts';

const TIMELINE = months('2015-01', '2015-12');
const REPLICATIONS = 120;
/** Draws among which the true value is ranked; ranks 0 to 19 fall into five bins of four. */
const RANKED = 19;
const BINS = 5;
/** Exceeded by a chi-square of four degrees of freedom once in a thousand times. */
const LIMIT = 18.47;

/** What chance does in one replication: uniforms and normals, counted through. */
function chanceOf(replication: number) {
  const source = new DrawSource(20_18);
  const site = siteOf('calibration');
  let step = 0;
  const place = () => {
    step += 2;
    return { site, path: replication, step, draw: 0 };
  };
  return { uniform: () => source.uniform(place()), normal: () => source.normal(place()) };
}

/** A model, a true value of its param from the prior, and what that value let be observed. */
interface Replication {
  readonly truth: number;
  readonly model: Case;
}

function observed(values: readonly number[]) {
  return series(
    'y',
    values.map((y, i) => [fromDayNumber(stepsOf(TIMELINE)[i + 1]!.first), y] as const),
  );
}

function mean(replication: number): Replication {
  const { normal } = chanceOf(replication);
  const truth = normal();
  const ys = Array.from({ length: 4 }, () => truth + normal());
  const model = buildCase(TIMELINE, {
    params: [param('mean', distribution('normal', 0, 1))],
    observations: [
      { name: 'y', unit: { bases: [] }, distribution: distribution('normal', 'mean', 1), series: observed(ys) },
    ],
  });
  return { truth, model };
}

function persistence(replication: number): Replication {
  const { uniform, normal } = chanceOf(replication);
  const truth = uniform();
  let x = 1;
  const ys = Array.from({ length: 10 }, () => {
    x = truth * x + 0.5 * normal();
    return x + 0.4 * normal();
  });
  const model = buildCase(TIMELINE, {
    params: [param('persistence', distribution('uniform', 0, 1))],
    states: [state('x', 1, distribution('normal', arithmetic('persistence', '*', 'x'), 0.5))],
    observations: [
      { name: 'y', unit: { bases: [] }, distribution: distribution('normal', 'x', 0.4), series: observed(ys) },
    ],
  });
  return { truth, model };
}

/**
 * Values drawn from the prior lie anywhere among the draws of the posterior, no place likelier than another, if and only
 * if prior, data and posterior belong together.
 * S. Talts, M. Betancourt, D. Simpson, A. Vehtari, A. Gelman (2018), Validating Bayesian inference algorithms with
 * simulation-based calibration, arXiv:1804.06788.
 */
describe.each([
  ['the mean of a normal, whose likelihood is exact', mean],
  ['the persistence of a state seen through noise', persistence],
])('simulation-based calibration of %s', (_, replicate) => {
  test('ranks the true values evenly among the draws', async () => {
    const bins = new Array<number>(BINS).fill(0);
    for (let replication = 0; replication < REPLICATIONS; replication += 1) {
      const { truth, model } = replicate(replication);
      const options = { asOf: '2015-12-31', chains: 1, warmup: 150, particles: 20, seed: replication };
      const outcome = await fit(model, { ...options, iterations: 20 * RANKED });
      if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
      const draws = outcome.fit.posterior.params[0]!.draws.filter((__, i) => i % 20 === 19);
      const rank = draws.filter((draw) => draw < truth).length;
      bins[Math.floor((rank * BINS) / (RANKED + 1))]! += 1;
    }
    const expected = REPLICATIONS / BINS;
    const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare, bins.join(' ')).toBeLessThan(LIMIT);
  });
});
