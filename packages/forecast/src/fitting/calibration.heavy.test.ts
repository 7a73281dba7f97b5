import { type Case, fromDayNumber, stepsOf } from '@proviso/model';
import { arithmetic, buildCase, distribution, months, param, series, state } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { calibrate } from './calibration/calibrate.ts';

const TIMELINE = months('2015-01', '2015-12');
/** Even ranks lie more unevenly once in a thousand times. */
const LEAST_P_VALUE = 0.001;

function observed(count: number) {
  const days = stepsOf(TIMELINE).map(({ first }) => fromDayNumber(first));
  return series(
    'y',
    days.slice(1, 1 + count).map((day) => [day, 0] as const),
  );
}

/** The likelihood is exact. */
const MEAN_OF_A_NORMAL: Case = buildCase(TIMELINE, {
  params: [param('mean', distribution('normal', 0, 1))],
  observations: [
    { name: 'y', unit: { bases: [] }, distribution: distribution('normal', 'mean', 1), series: observed(4) },
  ],
});

/** The likelihood is estimated by particles. */
const PERSISTENCE_SEEN_THROUGH_NOISE: Case = buildCase(TIMELINE, {
  params: [param('persistence', distribution('uniform', 0, 1))],
  states: [state('x', 1, distribution('normal', arithmetic('persistence', '*', 'x'), 0.5))],
  observations: [
    { name: 'y', unit: { bases: [] }, distribution: distribution('normal', 'x', 0.4), series: observed(10) },
  ],
});

test.each([
  ['the mean of a normal, whose likelihood is exact', MEAN_OF_A_NORMAL],
  ['the persistence of a state seen through noise', PERSISTENCE_SEEN_THROUGH_NOISE],
])('simulation-based calibration ranks the true values of %s evenly among the draws', async (_, model) => {
  const outcome = await calibrate(model, { asOf: '2015-12-31', fits: 200, warmup: 200, particles: 20, seed: 2018 });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  const [{ pValue, bins }] = outcome.calibration.params as [(typeof outcome.calibration.params)[number]];
  expect(pValue, bins.join(' ')).toBeGreaterThan(LEAST_P_VALUE);
});
