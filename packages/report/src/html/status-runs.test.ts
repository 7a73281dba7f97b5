import { describe, expect, test } from 'vitest';
import { sampleForecast } from '../testing/sample-forecast.ts';
import { sampleRegister } from '../testing/sample-register.ts';
import { statusRuns } from './status-runs.ts';

describe('runs of equal status', () => {
  const forecast = sampleForecast();
  const register = sampleRegister();
  const runsOf = (name: string, of = forecast) =>
    statusRuns(of.instruments.find((instrument) => instrument.name === name)!, of, register);

  test('cover the whole timeline without gap or overlap, and break at the as-of day', () => {
    for (const instrument of forecast.instruments) {
      const runs = statusRuns(instrument, forecast, register);
      expect(runs[0]?.from).toBe('2014-03-01');
      expect(runs.at(-1)?.through).toBe('2017-12-31');
      runs.slice(1).forEach((run, i) => {
        const days = Date.parse(run.from) - Date.parse(runs[i]!.through);
        expect(days / 86_400_000).toBe(1);
      });
      expect(runs.filter((run) => run.past).at(-1)?.through).toBe('2016-01-29');
    }
  });

  test('are as the register has them up to the as-of day, whatever the paths did', () => {
    const astray = forecast.instruments.map((bar) => ({ ...bar, shares: bar.shares.map(() => ({ lifted: 1 })) }));
    const past = runsOf('EU_listings', { ...forecast, instruments: astray }).filter((run) => run.past);
    expect(past.map(({ from, through, shares, verdict }) => [from, through, shares[0]?.[0], verdict])).toEqual([
      ['2014-03-01', '2014-09-17', 'in force', undefined],
      ['2014-09-18', '2015-03-12', 'lapsed', 'unverified'],
      ['2015-03-13', '2015-09-13', undefined, 'contradictory'],
      ['2015-09-14', '2016-01-29', 'in force', undefined],
    ]);
  });

  test('are shares of paths from the day on which silence no longer counts', () => {
    const runs = runsOf('EU_sectoral', { ...forecast, silenceThrough: '2015-12-15' });
    expect(runs.find((run) => !run.past)?.from).toBe('2015-12-16');
  });

  test('stack what is in force first', () => {
    const last = runsOf('EU_sectoral').at(-1)!;
    expect(last.shares.map(([status]) => status)).toEqual(['in force', 'lapsed']);
    expect(last.shares.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});
