import { type Case, fromDayNumber, stepsOf } from '@proviso/model';
import { arithmetic, buildCase, distribution, months, series, state } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import type { Forecast } from './forecast.ts';
import { forecast } from './run.ts';
import { NILE_FLOWS } from './testing/nile.ts';

const SEEDS = 20;

async function conditioned(model: Case, asOf: string, paths: number, seed: number): Promise<Forecast['conditioning']> {
  const outcome = await forecast(model, { asOf, paths, seed });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  return outcome.forecast.conditioning;
}

/** Mean and standard error of some numbers. */
function summarise(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((a, b) => a + b) / values.length;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length * (values.length - 1))) };
}

/**
 * The filter's likelihood is unbiased, so it is the likelihood (relative to the known one) whose mean over seeds must be
 * 1 within its standard error. Its logarithm is biased by half its variance, which is added to the mean of logarithms.
 */
async function expectLogLikelihood(model: Case, asOf: string, paths: number, known: number): Promise<void> {
  const runs: Forecast['conditioning'][] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) runs.push(await conditioned(model, asOf, paths, seed));
  const likelihood = summarise(runs.map((run) => Math.exp(run.logLikelihood - known)));
  expect(Math.abs(likelihood.mean - 1)).toBeLessThan(3 * likelihood.error);
  const logarithm = summarise(runs.map((run) => run.logLikelihood));
  const variance = SEEDS * logarithm.error ** 2;
  expect(Math.abs(logarithm.mean + variance / 2 - known)).toBeLessThan(3 * logarithm.error);
  // What a run says of its own error is what the seeds show, up to a factor of two.
  const claimed = Math.sqrt(runs.reduce((total, run) => total + run.standardError ** 2, 0) / SEEDS);
  expect(claimed / Math.sqrt(variance)).toBeGreaterThan(0.5);
  expect(claimed / Math.sqrt(variance)).toBeLessThan(2);
}

test('an autoregression observed with noise has log-likelihood -56.8904962656', async () => {
  const timeline = months('2011-01', '2016-01');
  const zeros = stepsOf(timeline)
    .slice(1)
    .map(({ first }) => [fromDayNumber(first), 0] as const);
  const model = buildCase(timeline, {
    states: [state('x', 0, distribution('normal', arithmetic(0.95, '*', 'x'), 0.1))],
    observations: [
      { name: 'y', unit: { bases: [] }, distribution: distribution('normal', 'x', 1), series: series('y', zeros) },
    ],
  });
  await expectLogLikelihood(model, '2016-01-31', 500, -56.8904962656);
});

test('the local level of the Nile has log-likelihood -632.5456251157 from the second flow on', async () => {
  const flows = NILE_FLOWS.map((flow, i) => [`${1871 + i}-07-01`, flow] as const).slice(1);
  const model = buildCase(
    { unit: 'year', from: '1871-01-01', through: '1970-12-31' },
    {
      states: [
        state(
          'level',
          distribution('normal', 1120, Math.sqrt(15099)),
          distribution('normal', 'level', Math.sqrt(1469.1)),
        ),
      ],
      observations: [
        {
          name: 'flow',
          unit: { bases: [] },
          distribution: distribution('normal', 'level', Math.sqrt(15099)),
          series: series('flow', flows),
        },
      ],
    },
  );
  await expectLogLikelihood(model, '1970-12-31', 1000, -632.5456251157);
});
