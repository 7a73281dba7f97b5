import { type Case, fromDayNumber, stepsOf } from '@proviso/model';
import { arithmetic, buildCase, distribution, months, param, series, state, whichValue } from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import type { Forecast } from '../forecast.ts';
import type { ForecastOptions } from '../options.ts';
import { forecast } from '../run.ts';
import { kalmanFilter } from '../testing/kalman.ts';
import { evidenceHash, type Posterior } from './posterior.ts';

const TIMELINE = months('2015-01', '2016-12');
const OBSERVED = [1.9, 2.3, 1.6, 2.2, 2.8, 1.9, 2.0, 2.4, 1.7, 2.5];
const AS_OF = '2015-11-30';

function autoregression(more: Partial<Case> = {}): Case {
  const rows = OBSERVED.map((y, i) => [fromDayNumber(stepsOf(TIMELINE)[i + 1]!.first), y] as const);
  return buildCase(TIMELINE, {
    params: [param('persistence', distribution('uniform', 0, 1))],
    states: [state('x', 2, distribution('normal', arithmetic('persistence', '*', 'x'), 0.5))],
    observations: [
      { name: 'y', unit: { bases: [] }, distribution: distribution('normal', 'x', 0.4), series: series('y', rows) },
    ],
    questions: [whichValue('later', 'x', '2016-01-31')],
    ...more,
  });
}

function posteriorOf(draws: readonly number[], more: Partial<Posterior> = {}): Posterior {
  return {
    title: 'made up',
    asOf: AS_OF,
    seed: 1,
    particles: 1,
    warmup: 0,
    modelHash: evidenceHash(autoregression()),
    chains: 1,
    iterations: draws.length,
    params: [{ name: 'persistence', draws: Float64Array.from(draws) }],
    logLikelihoods: new Float64Array(draws.length),
    ...more,
  };
}

async function forecasted(model: Case, options: Partial<ForecastOptions>): Promise<Forecast> {
  const outcome = await forecast(model, { asOf: AS_OF, paths: 4_000, ...options });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  return outcome.forecast;
}

const exactly = (persistence: number) =>
  kalmanFilter({ persistence, levelVariance: 0.25, noiseVariance: 0.16, start: { mean: 2, variance: 0 } }, OBSERVED);

test('each draw of a posterior counts once, however well it explains what is known', async () => {
  const draws = [0.5, 0.95];
  const [poor, good] = draws.map(exactly);
  expect(good!.logLikelihood - poor!.logLikelihood).toBeGreaterThan(3);
  const { questions, conditioning, posteriorDraws } = await forecasted(autoregression(), {
    posterior: posteriorOf(draws),
  });
  expect(posteriorDraws).toBe(2);
  // Two months on, the state has come back twice.
  const known = (0.5 ** 2 * poor!.mean + 0.95 ** 2 * good!.mean) / 2;
  expect(questions[0]!.result).toMatchObject({ kind: 'distribution' });
  const answer = questions[0]!.result as { value: number };
  // Standard error of the mean of 4 000 paths with standard deviation 0.7 each.
  expect(Math.abs(answer.value - known)).toBeLessThan(4 * (0.7 / Math.sqrt(4_000)));
  expect(conditioning.logLikelihood).toBeCloseTo((poor!.logLikelihood + good!.logLikelihood) / 2, 0);
});

test('what the state was is told as each draw has it, in equal shares', async () => {
  const alone = await Promise.all(
    [0.5, 0.95].map((one) => forecasted(autoregression(), { posterior: posteriorOf([one]) })),
  );
  const both = await forecasted(autoregression(), { posterior: posteriorOf([0.5, 0.95]) });
  const median = ({ charts }: Forecast, step: number) => charts[0]!.quantiles[step]!.p50;
  for (const step of [6, 9]) {
    const [low, high] = alone.map((run) => median(run, step)).sort() as [number, number];
    expect(high - low).toBeGreaterThan(0.2);
    expect(median(both, step)).toBeGreaterThan(low + (high - low) / 4);
    expect(median(both, step)).toBeLessThan(high - (high - low) / 4);
  }
});

test('an answer has the error of its draws, not of its paths alone', async () => {
  const spread = Array.from({ length: 40 }, (_, i) => 0.3 + (0.69 * i) / 39);
  const [narrow, wide] = await Promise.all(
    [[0.6], spread].map((draws) => forecasted(autoregression(), { paths: 2_000, posterior: posteriorOf(draws) })),
  );
  const error = ({ questions }: Forecast) => (questions[0]!.result as { error: number }).error;
  expect(error(wide!)).toBeGreaterThan(2 * (0.7 / Math.sqrt(2_000)));
  expect(error(narrow!)).toBeLessThan(error(wide!));
});

describe('a posterior is refused', () => {
  test.each([
    ['of another model', autoregression({ verifiedThrough: '2015-12-31' }), {}, /another model/],
    ['of another day', autoregression(), { asOf: '2015-10-31' }, /another day \(2015-10-31\)/],
    ['of another reader', autoregression(), { reader: 'market' }, /another reader \(market\)/],
  ])('%s', async (_, model, more, message) => {
    const outcome = await forecast(model, { asOf: AS_OF, posterior: posteriorOf([0.5], more) });
    expect(outcome).toMatchObject({
      kind: 'failure',
      failure: { code: 'PV0915', message: expect.stringMatching(message) },
    });
  });

  test('by no case that differs in its questions alone', async () => {
    const other = autoregression({ questions: [], title: 'The same by another name' });
    await expect(forecasted(other, { posterior: posteriorOf([0.5]) })).resolves.toBeDefined();
  });
});
