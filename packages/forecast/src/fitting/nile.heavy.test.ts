import { buildCase, call, distribution, param, series, state } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { kalmanLogLikelihood, weightedSpread } from '../testing/kalman.ts';
import { NILE_FLOWS } from '../testing/nile.ts';
import { fit } from './fit.ts';

const rows = NILE_FLOWS.map((flow, i) => [`${1871 + i}-07-01`, flow] as const).slice(1);
const OBSERVED = NILE_FLOWS.slice(1);
/** Where the likelihood is greatest: ENGINE.md's known answer. */
const BEST = { noise_variance: 15098.52, level_variance: 1469.18 };
const NOISE = [5_000, 30_000] as const;
const LEVEL = [50, 12_000] as const;

/** Local level of the Nile; both variances unknown, flat over a wide range. */
const model = buildCase(
  { unit: 'year', from: '1871-01-01', through: '1970-12-31' },
  {
    params: [
      param('noise_variance', distribution('uniform', ...NOISE)),
      param('level_variance', distribution('uniform', ...LEVEL)),
    ],
    states: [
      state(
        'level',
        distribution('normal', 1120, call('sqrt', 'noise_variance')),
        distribution('normal', 'level', call('sqrt', 'level_variance')),
      ),
    ],
    observations: [
      {
        name: 'flow',
        unit: { bases: [] },
        distribution: distribution('normal', 'level', call('sqrt', 'noise_variance')),
        series: series('flow', rows),
      },
    ],
  },
);

function exactly(noiseVariance: number, levelVariance: number): number {
  const start = { mean: 1120, variance: noiseVariance };
  return kalmanLogLikelihood({ persistence: 1, noiseVariance, levelVariance, start }, OBSERVED);
}

/** [points] in the middle of equal cells of a range. */
function cells([low, high]: readonly [number, number], count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => low + ((i + 0.5) / count) * (high - low));
}

test('the likelihood of the Kalman filter is greatest where it is known to be', () => {
  const best = exactly(BEST.noise_variance, BEST.level_variance);
  for (const factor of [0.999, 1.001]) {
    expect(exactly(BEST.noise_variance * factor, BEST.level_variance)).toBeLessThan(best);
    expect(exactly(BEST.noise_variance, BEST.level_variance * factor)).toBeLessThan(best);
  }
});

test('the posterior of the Nile is the one on a grid, around the greatest likelihood', async () => {
  const grid = cells(NOISE, 150).flatMap((noise) =>
    cells(LEVEL, 150).map((level) => ({ noise, level, logWeight: exactly(noise, level) })),
  );
  const exact = {
    noise_variance: weightedSpread(grid.map(({ noise, logWeight }) => ({ value: noise, logWeight }))),
    level_variance: weightedSpread(grid.map(({ level, logWeight }) => ({ value: level, logWeight }))),
  };
  const outcome = await fit(model, { asOf: '1970-12-31', chains: 2, iterations: 1_000, warmup: 300, particles: 100 });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  for (const { name, posterior: found, error } of outcome.fit.summaries) {
    const { mean, sd } = exact[name as keyof typeof exact];
    expect(Math.abs(found.mean - mean), name).toBeLessThan(3 * error);
    expect(found.sd / sd, name).toBeGreaterThan(0.85);
    expect(found.sd / sd, name).toBeLessThan(1.15);
    expect(found.p5, name).toBeLessThan(BEST[name as keyof typeof BEST]);
    expect(found.p95, name).toBeGreaterThan(BEST[name as keyof typeof BEST]);
  }
});
