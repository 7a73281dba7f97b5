import { describe, expect, test } from 'vitest';
import { sampleForecast } from '../testing/sample-forecast.ts';
import { statusRuns } from './status-runs.ts';

describe('runs of equal status', () => {
  const forecast = sampleForecast();

  test('cover the whole timeline without gap or overlap, and break at the as-of step', () => {
    for (const instrument of forecast.instruments) {
      const runs = statusRuns(instrument, forecast);
      expect(runs[0]?.from).toBe('2014-03-01');
      expect(runs.at(-1)?.through).toBe('2017-12-31');
      runs.slice(1).forEach((run, i) => {
        const days = Date.parse(run.from) - Date.parse(runs[i]!.through);
        expect(days / 86_400_000).toBe(1);
      });
      expect(runs.filter((run) => run.past).at(-1)?.through).toBe('2015-12-31');
    }
  });

  test('stack what is in force first', () => {
    const [sectoral] = forecast.instruments;
    const last = statusRuns(sectoral!, forecast).at(-1)!;
    expect(last.shares.map(([status]) => status)).toEqual(['in force', 'lapsed']);
    expect(last.shares.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});
