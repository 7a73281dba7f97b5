import { type Fit, fit, type Posterior } from '@proviso/forecast';
import { arithmetic, buildCase, distribution, months, param, series, state } from '@proviso/model/testing';
import { parquetMetadata } from 'hyparquet';
import { beforeAll, describe, expect, test } from 'vitest';
import { posteriorFromParquet, posteriorToParquet } from './parquet.ts';
import { renderFit } from './text.ts';

let done: Fit;
beforeAll(async () => {
  const model = buildCase(months('2016-01', '2016-12'), {
    title: 'A price and its pull',
    readers: [{ name: 'analyst' }],
    params: [
      { ...param('pull_of_the_anchor', distribution('uniform', 0, 1)), title: 'Pull' },
      param('anchor', distribution('normal', 0, 1)),
      param('coin', distribution('bernoulli', 0.5)),
    ],
    states: [
      state('x', 1, distribution('normal', arithmetic('x', '-', arithmetic('pull_of_the_anchor', '*', 'x')), 0.5), [
        ['2016-02-29', 0.7],
        ['2016-03-31', 0.4],
      ]),
    ],
    observations: [
      {
        name: 'y',
        unit: { bases: [] },
        distribution: distribution('normal', 'anchor', 1),
        series: series('y', [['2016-03-01', -2]]),
      },
    ],
  });
  const outcome = await fit(model, { asOf: '2016-06-30', chains: 3, iterations: 200, warmup: 50, particles: 4 });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  done = outcome.fit;
});

describe('a posterior as Parquet', () => {
  test('comes back to the last bit', async () => {
    expect(await posteriorFromParquet(posteriorToParquet(done.posterior))).toEqual(done.posterior);
  });

  test('of half a million draws comes back too', async () => {
    const many = Float64Array.from({ length: 500_000 }, (_, i) => Math.sin(i));
    const posterior: Posterior = {
      ...done.posterior,
      chains: 4,
      iterations: 125_000,
      params: [{ name: 'p', draws: many }],
      logLikelihoods: many,
    };
    expect(await posteriorFromParquet(posteriorToParquet(posterior))).toEqual(posterior);
  });

  test('has a column for each param and says of which model it is', () => {
    const metadata = parquetMetadata(posteriorToParquet(done.posterior).slice().buffer);
    const columns = metadata.schema.slice(1).map(({ name, type }) => `${name} ${type}`);
    expect(columns).toEqual([
      '.chain INT32',
      '.iteration INT32',
      '.log_likelihood DOUBLE',
      'anchor DOUBLE',
      'pull_of_the_anchor DOUBLE',
    ]);
    expect(Number(metadata.num_rows)).toBe(600);
    const about = JSON.parse(metadata.key_value_metadata!.find(({ key }) => key === 'proviso')!.value!);
    expect(about).toMatchObject({ modelHash: done.posterior.modelHash, asOf: '2016-06-30', reader: 'analyst' });
  });

  test('is not taken from what is none, or not whole', async () => {
    const whole = posteriorToParquet(done.posterior);
    for (const bytes of [
      new Uint8Array(),
      new TextEncoder().encode('PAR1 no PAR1'),
      whole.slice(0, -9),
      whole.slice(99),
    ]) {
      expect(await posteriorFromParquet(bytes)).toBeUndefined();
    }
  });
});

describe.each([60, 80, 100])('a fit as text, %i characters wide', (columns) => {
  test('has the prior under the posterior of each param, and stays within the width', () => {
    const lines = renderFit(done, { columns, colour: false }).split('\n');
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(columns);
    const anchor = lines.findIndex((line) => line.startsWith('anchor'));
    const shown = done.summaries[0]!;
    expect(lines[anchor]).toContain(shown.posterior.p95.toPrecision(3).replace('-', '−'));
    expect(lines[anchor + 1]).toContain(shown.prior.p95.toPrecision(3));
  });

  test('says what it rests on, what was not fitted, and what to doubt', () => {
    const text = renderFit(done, { columns, colour: false }).replaceAll(/\s+/g, ' ');
    expect(text).toContain('3 chains of 200 draws after 50 of warm-up, 4 particles, seed 1');
    expect(text).toContain('as read by analyst');
    expect(text).toContain('Drawn anew on every path: coin.');
    expect(text).toContain('worth fewer than 400 independent ones');
  });
});
