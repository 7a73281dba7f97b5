import { DrawSource, siteOf } from '@proviso/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrapInterval } from './bootstrap.ts';
import { reliabilityOf, type Verified } from './reliability.ts';
import { brierScore, logarithmicScore, rankedProbabilityScore } from './scores.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const inside = fc.double({ min: 0.005, max: 0.995, noNaN: true });
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('scores by hand', () => {
  test('seven in ten for what came about costs 0.09 by Brier and ln(10/7) by Good', () => {
    expect(brierScore(0.7, true)).toBeCloseTo(0.09, 12);
    expect(brierScore(0.7, false)).toBeCloseTo(0.49, 12);
    expect(logarithmicScore(0.7, true)).toBeCloseTo(0.3566749439, 9);
    expect(logarithmicScore(0.7, false)).toBeCloseTo(1.2039728043, 9);
  });

  test('a certainty that fails costs 1 by Brier and, kept from 0, 5.298 by Good', () => {
    expect(brierScore(1, false)).toBe(1);
    expect(logarithmicScore(1, false)).toBeCloseTo(5.2983173665, 9);
    expect(logarithmicScore(1, true)).toBeCloseTo(0.0050125418, 9);
  });

  test('a fan is charged twice its weighted quantile scores', () => {
    const fan = { p5: 0, p25: 1, p50: 2, p75: 3, p95: 4 };
    // 2 x (0.15 x 0.05 x 2 + 0.225 x 0.25 x 1 + 0 + 0.225 x 0.25 x 1 + 0.15 x 0.05 x 2)
    expect(rankedProbabilityScore(fan, 2)).toBeCloseTo(0.285, 12);
    // 2 x (0.15 x 0.05 x 6 + 0.225 x 0.25 x 5 + 0.25 x 0.5 x 4 + 0.225 x 0.75 x 3 + 0.15 x 0.95 x 2)
    expect(rankedProbabilityScore(fan, 6)).toBeCloseTo(3.235, 12);
  });
});

describe('laws of the scores', () => {
  test('both are proper: no probability scores better on average than the true one', () => {
    fc.assert(
      fc.property(inside, inside, (truth, said) => {
        for (const score of [brierScore, logarithmicScore]) {
          const expected = (p: number) => truth * score(p, true) + (1 - truth) * score(p, false);
          expect(expected(said)).toBeGreaterThanOrEqual(expected(truth) - 1e-12);
        }
      }),
    );
  });

  test('a distribution that is a point is charged its distance', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (x, y) => {
          const score = rankedProbabilityScore({ p5: x, p25: x, p50: x, p75: x, p95: x }, y);
          expect(score).toBeCloseTo(Math.abs(x - y), 6);
        },
      ),
    );
  });
});

describe('the partition of the Brier score', () => {
  test('by hand: two bins, one that keeps its word and one that does not', () => {
    const said: readonly Verified[] = [
      { probability: 0.25, happened: false },
      { probability: 0.25, happened: false },
      { probability: 0.75, happened: true },
      { probability: 0.75, happened: false },
    ];
    const { bins, reliability, resolution, uncertainty } = reliabilityOf(said)!;
    expect(bins.map(({ forecasts, meanForecast, frequency }) => [forecasts, meanForecast, frequency])).toEqual([
      [2, 0.25, 0],
      [2, 0.75, 0.5],
    ]);
    expect([reliability, resolution, uncertainty]).toEqual([0.0625, 0.0625, 0.1875]);
  });

  test('adds up to the score of forecasts rounded to the mean of their bin', () => {
    const verified = fc.record({ probability, happened: fc.boolean() });
    fc.assert(
      fc.property(fc.array(verified, { minLength: 1, maxLength: 60 }), (said) => {
        const { bins, reliability, resolution, uncertainty } = reliabilityOf(said)!;
        const rounded = said.map(({ probability: p, happened }) => {
          const bin = bins.find(({ low, high }) => p >= low && (p < high || high === 1))!;
          return brierScore(bin.meanForecast, happened);
        });
        expect(reliability - resolution + uncertainty).toBeCloseTo(mean(rounded), 10);
      }),
    );
  });
});

describe('the interval for paired differences', () => {
  const blocks = [[0.1, 0.3], [-0.2], [0.4, 0.1, 0.2], [0.0], [0.25]];

  test('repeats for a seed, holds the mean, and does not depend on empty days', () => {
    const interval = bootstrapInterval(blocks, 1)!;
    expect(bootstrapInterval([...blocks, []], 1)).toEqual(interval);
    expect(interval.low).toBeLessThan(mean(blocks.flat()));
    expect(interval.high).toBeGreaterThan(mean(blocks.flat()));
  });

  test('is a point where all differences are equal, and there is none from a single day', () => {
    expect(bootstrapInterval([[0.5, 0.5], [0.5]], 1)).toEqual({ low: 0.5, high: 0.5 });
    expect(bootstrapInterval([[0.1, 0.9]], 1)).toBeUndefined();
  });

  test('holds the true mean about nine times in ten', () => {
    const source = new DrawSource(7);
    const days = Array.from({ length: 20 }, (_, step) => step);
    const samples = Array.from({ length: 60 }, (_, path) =>
      days.map((step) => [source.normal({ site: siteOf('sample'), path, step, draw: 0 })]),
    );
    const held = samples.filter((sample) => {
      const { low, high } = bootstrapInterval(sample, 1)!;
      return low <= 0 && 0 <= high;
    });
    // Nine in ten of 60 are 54; three standard deviations are 7.
    expect(held.length).toBeGreaterThanOrEqual(47);
    expect(held.length).toBeLessThan(60);
  });
});
