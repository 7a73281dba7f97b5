import { prepareInterpreter } from '@proviso/kernel';
import { type Case, fromDayNumber, stepsOf } from '@proviso/model';
import {
  arithmetic,
  buildCase,
  compare,
  distribution,
  months,
  on,
  param,
  series,
  state,
  whether,
} from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import { kalmanLogLikelihood, weightedSpread } from '../testing/kalman.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { fit } from './fit.ts';
import type { Fit, FitOptions } from './fit-options.ts';

const TIMELINE = months('2015-01', '2016-12');
const OBSERVED = [
  0.4, 0.9, 1.3, 0.6, 1.1, 1.8, 1.2, 1.5, 0.8, 0.9, 0.3, -0.2, 0.5, 0.1, -0.6, -0.3, 0.2, 0.6, 0.4, 1.0,
];

/** An autoregression seen through noise, with a persistence that is not known. */
function autoregression(more: Partial<Case> = {}, observed: readonly number[] = OBSERVED): Case {
  const rows = observed.map((y, i) => [fromDayNumber(stepsOf(TIMELINE)[i + 1]!.first), y] as const);
  return buildCase(TIMELINE, {
    params: [param('persistence', distribution('uniform', 0, 1))],
    states: [state('x', 0, distribution('normal', arithmetic('persistence', '*', 'x'), 0.5))],
    observations: [
      { name: 'y', unit: { bases: [] }, distribution: distribution('normal', 'x', 0.4), series: series('y', rows) },
    ],
    ...more,
  });
}

const SHORT: FitOptions = { asOf: '2016-12-31', chains: 2, iterations: 60, warmup: 40, particles: 20 };

async function fitted(model: Case, options: FitOptions): Promise<Fit> {
  const outcome = await fit(model, options);
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  return outcome.fit;
}

test('the posterior of an autoregression is the one that the Kalman filter gives on a grid', async () => {
  const exact = weightedSpread(
    Array.from({ length: 400 }, (_, i) => (i + 0.5) / 400).map((persistence) => ({
      value: persistence,
      logWeight: kalmanLogLikelihood(
        { persistence, levelVariance: 0.25, noiseVariance: 0.16, start: { mean: 0, variance: 0 } },
        OBSERVED,
      ),
    })),
  );
  const found = await fitted(autoregression(), { ...SHORT, iterations: 1_000, warmup: 200, particles: 60 });
  const [persistence] = found.summaries;
  expect(Math.abs(persistence!.posterior.mean - exact.mean)).toBeLessThan(4 * persistence!.error);
  expect(persistence!.posterior.sd / exact.sd).toBeGreaterThan(0.85);
  expect(persistence!.posterior.sd / exact.sd).toBeLessThan(1.15);
  expect(persistence!.rHat).toBeLessThan(1.05);
  expect(persistence!.prior.mean).toBeCloseTo(0.5, 1);
  expect(found.logLikelihoodVariance).toBeLessThan(2);
  expect(found.evidence).toBe(OBSERVED.length);
});

describe('the draws of a fit', () => {
  const draws = ({ posterior }: Fit) => posterior.params.map((it) => [...it.draws]);

  test('are the same to the last bit when it is done again, and others with another seed', async () => {
    const [first, again, other] = await Promise.all(
      [SHORT, SHORT, { ...SHORT, seed: 2 }].map((options) => fitted(autoregression(), options)),
    );
    expect(again).toEqual(first);
    expect(draws(other!)).not.toEqual(draws(first!));
  });

  test('are the same to the last bit where it stopped at any checkpoint and went on', async () => {
    const checkpoints: string[] = [];
    const whole = await fitted(autoregression(), {
      ...SHORT,
      checkpointEvery: 12,
      onCheckpoint: (checkpoint) => checkpoints.push(JSON.stringify(checkpoint)),
    });
    expect(checkpoints.length).toBeGreaterThan(6);
    for (const text of checkpoints) {
      const resumed = await fitted(autoregression(), { ...SHORT, from: parseCheckpoint(text)! });
      expect(resumed).toEqual(whole);
    }
  });

  test('of a chain do not depend on how many chains there are, nor on how many draws follow', async () => {
    const few = await fitted(autoregression(), SHORT);
    const more = await fitted(autoregression(), { ...SHORT, chains: 3, iterations: 80 });
    expect(draws(more)[0]!.slice(80, 140)).toEqual(draws(few)[0]!.slice(60, 120));
  });

  test('do not depend on questions, claims and scenarios', async () => {
    const asked = autoregression({ questions: [whether('q', compare('x', '>', 0, on('2016-12-31')))] });
    expect(await fitted(asked, SHORT)).toEqual(await fitted(autoregression(), SHORT));
  });

  test('are the same from the compiled kernel and from the interpreter', async () => {
    const interpreted = await fitted(autoregression(), { ...SHORT, prepare: prepareInterpreter });
    expect(interpreted).toEqual(await fitted(autoregression(), SHORT));
  });

  test('of two chains share no numbers', async () => {
    const [all] = draws(await fitted(autoregression(), SHORT));
    const ofTheFirst = new Set(all!.slice(0, 60));
    expect(all!.slice(60).filter((value) => ofTheFirst.has(value))).toEqual([]);
  });
});

test('a fit that is stopped hands over a checkpoint from which it goes on', async () => {
  const abort = new AbortController();
  let last: Checkpoint | undefined;
  const stopped = fit(autoregression(), {
    ...SHORT,
    iterations: 5_000,
    signal: abort.signal,
    onProgress: () => abort.abort(),
    onCheckpoint: (checkpoint) => {
      last = structuredClone(checkpoint) as Checkpoint;
    },
  });
  await expect(stopped).rejects.toThrow();
  expect(await fitted(autoregression(), { ...SHORT, from: last! })).toEqual(await fitted(autoregression(), SHORT));
});

describe('a fit is refused', () => {
  const refusal = async (model: Case, options: FitOptions) => {
    const outcome = await fit(model, options);
    return outcome.kind === 'failure' ? outcome.failure : undefined;
  };

  test('from a checkpoint of another model or of other options', async () => {
    let from: Checkpoint | undefined;
    await fitted(autoregression(), { ...SHORT, onCheckpoint: (it) => (from = it) });
    const other = autoregression({ params: [param('persistence', distribution('uniform', 0, 0.9))] });
    expect(await refusal(other, { ...SHORT, from: from! })).toMatchObject({ code: 'PV0915', message: /another model/ });
    expect(await refusal(autoregression(), { ...SHORT, seed: 2, particles: 30, from: from! })).toMatchObject({
      code: 'PV0915',
      message: 'the checkpoint is of another fit: of another seed, another number of particles',
    });
  });

  test('where there is nothing to fit', async () => {
    const discrete = autoregression({
      params: [param('persistence', 0.5), param('coin', distribution('bernoulli', 0.5))],
    });
    expect(await refusal(discrete, SHORT)).toMatchObject({ code: 'PV0914' });
  });

  test('where no draw of the prior explains what is known, naming it', async () => {
    const impossible = autoregression({
      observations: [
        {
          name: 'y',
          unit: { bases: [] },
          distribution: distribution('uniform', 'x', arithmetic('x', '+', 1)),
          series: series('y', [['2015-03-01', 1e6]]),
        },
      ],
    });
    expect(await refusal(impossible, SHORT)).toMatchObject({ code: 'PV0907', subject: 'y', date: '2015-03-01' });
  });
});

describe('a fit warns', () => {
  test('that nothing bears on the params, whose posterior then is the prior', async () => {
    const found = await fitted(autoregression(), { ...SHORT, asOf: '2014-12-31', iterations: 2_000 });
    expect(found.warnings[0]).toMatch(/the posterior is the prior/);
    const { prior, posterior } = found.summaries[0]!;
    expect(Math.abs(posterior.mean - prior.mean)).toBeLessThan(0.1);
    expect(Math.abs(posterior.p5 - prior.p5)).toBeLessThan(0.1);
  });

  test('of too few iterations and too few particles', async () => {
    const far = OBSERVED.map((y) => 3 * y);
    const found = await fitted(autoregression({}, far), { ...SHORT, iterations: 20, warmup: 10, particles: 2 });
    expect(found.warnings.join('\n')).toMatch(/worth fewer than 400 independent ones[\s\S]*2 particles are too few/);
  });
});

test('discrete params ride along, and the fit says so', async () => {
  const found = await fitted(
    autoregression({
      params: [param('persistence', distribution('uniform', 0, 1)), param('coin', distribution('bernoulli', 0.5))],
    }),
    SHORT,
  );
  expect(found.unfitted).toEqual(['coin']);
  expect(found.posterior.params.map(({ name }) => name)).toEqual(['persistence']);
});

test.each(['', '{}', 'null', '{"format":"proviso fit checkpoint 1","settings":{},"chains":[{}]'])(
  'what is no checkpoint is not taken for one: %s',
  (text) => expect(parseCheckpoint(text)).toBeUndefined(),
);
