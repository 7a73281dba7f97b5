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
import { beforeAll, describe, expect, test } from 'vitest';
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

function checkpointIn(lines: readonly string[]): Checkpoint {
  const reading = parseCheckpoint(lines.join(''));
  if (reading.kind === 'damaged') throw new Error(`damaged in line ${reading.line}`);
  return reading.checkpoint;
}

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
    const lines: string[] = [];
    const onCheckpoint = (line: string) => lines.push(line);
    const whole = await fitted(autoregression(), { ...SHORT, checkpointEvery: 24, onCheckpoint });
    expect(lines.length).toBeGreaterThan(8);
    for (let count = 1; count <= lines.length; count += 1) {
      const resumed = await fitted(autoregression(), { ...SHORT, from: checkpointIn(lines.slice(0, count)) });
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
  const lines: string[] = [];
  const stopped = fit(autoregression(), {
    ...SHORT,
    iterations: 50_000,
    signal: abort.signal,
    onProgress: () => abort.abort(),
    onCheckpoint: (line) => lines.push(line),
  });
  await expect(stopped).rejects.toThrow();
  const resumed = await fitted(autoregression(), { ...SHORT, from: checkpointIn(lines) });
  expect(resumed).toEqual(await fitted(autoregression(), SHORT));
});

describe('a fit is refused', () => {
  const refusal = async (model: Case, options: FitOptions) => {
    const outcome = await fit(model, options);
    return outcome.kind === 'failure' ? outcome.failure : undefined;
  };

  test('from a checkpoint of another model or of other options', async () => {
    const lines: string[] = [];
    await fitted(autoregression(), { ...SHORT, onCheckpoint: (line) => lines.push(line) });
    const from = checkpointIn(lines);
    const other = autoregression({ params: [param('persistence', distribution('uniform', 0, 0.9))] });
    expect(await refusal(other, { ...SHORT, from })).toMatchObject({ code: 'PV0915', message: /another model/ });
    expect(await refusal(autoregression(), { ...SHORT, seed: 2, particles: 30, from })).toMatchObject({
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

describe('a checkpoint', () => {
  const lines: string[] = [];
  beforeAll(async () => {
    await fitted(autoregression(), { ...SHORT, checkpointEvery: 30, onCheckpoint: (line) => lines.push(line) });
  });

  test('whose last line was torn goes on from the line before', () => {
    const whole = lines.slice(0, 4).join('');
    const reading = parseCheckpoint(whole + lines[4]!.slice(0, -40));
    expect(reading).toEqual({ ...parseCheckpoint(whole), kind: 'checkpoint' });
    expect(reading).toMatchObject({ whole: whole.length });
  });

  test.each([
    ['is missing', (text: readonly string[]) => text.toSpliced(2, 1)],
    ['stands twice', (text: readonly string[]) => text.toSpliced(2, 0, text[2]!)],
    ['was changed', (text: readonly string[]) => text.with(2, text[2]!.replace('"draws":', '"drawn":'))],
    ['was cut', (text: readonly string[]) => text.with(2, `${text[2]!.slice(0, 50)}\n`)],
  ])('of which a line %s is damaged', (_, spoil) => {
    expect(parseCheckpoint(spoil(lines).join(''))).toMatchObject({ kind: 'damaged' });
  });

  test.each(['', '{}\n', 'null\n', '{"format":"proviso fit checkpoint 1","settings":{},"chains":[{}]}\n'])(
    'is not taken for one where it is none: %j',
    (text) => expect(parseCheckpoint(text)).toEqual({ kind: 'damaged', line: 1 }),
  );
});

test('a fit that is not told how many draws and particles goes on until its chains agree', async () => {
  const found = await fitted(autoregression(), { asOf: '2016-12-31', warmup: 200, chains: 2 });
  const { rHat, bulkSize, tailSize } = found.summaries[0]!;
  expect(rHat).toBeLessThanOrEqual(1.01);
  expect(Math.min(bulkSize, tailSize)).toBeGreaterThanOrEqual(400);
  expect(found.logLikelihoodVariance).toBeLessThan(2);
  expect(found.posterior.particles).toBeLessThan(100);
  const short = await fitted(autoregression(), { asOf: '2016-12-31', warmup: 0, atMost: 40, chains: 2 });
  expect(short.posterior.iterations).toBe(40);
});
