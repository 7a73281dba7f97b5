import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logMeanExp } from '../testing/log-mean-exp.ts';
import { scriptedExecutor } from '../testing/scripted-executor.ts';
import { kishSize } from '../weights.ts';
import { effectiveSize, heavinessOf, logMean, logWeightsOf, relativeWeights } from './heaviness.ts';

/** Paths of three groups, the last of them not full, with some log densities. */
function weighed(count: number, logDensity: (path: number) => number) {
  const { particles: roomFor } = scriptedExecutor({
    steps: 1,
    evidence: [['y']],
    logDensity: (_, path) => logDensity(path),
  });
  const particles = roomFor(count);
  particles.begin(0, 1);
  for (let group = 0; group < particles.groups; group += 1) {
    particles.run(group, 0, 0);
    particles.weigh(group, 0);
  }
  return particles;
}

test('paths are as heavy as their log weights say, however far apart the groups are', () => {
  const levels = fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: -2000, max: 2000 })));
  fc.assert(
    fc.property(levels, fc.integer({ min: 129, max: 192 }), (level, count) => {
      const particles = weighed(count, (path) => level[Math.floor(path / 64)]! - (path % 7));
      const logs = logWeightsOf(particles);
      const heaviness = heavinessOf(particles);
      expect(heaviness.greatest).toBe(Math.max(...logs));
      expect(logMean(heaviness, count)).toBeCloseTo(logMeanExp(logs), 9);
      const relative = relativeWeights(particles, heaviness.greatest);
      expect(effectiveSize(heaviness)).toBeCloseTo(kishSize(relative), 9);
      logs.forEach((log, i) => {
        expect(relative[i]).toBeCloseTo(Math.exp(log - heaviness.greatest), 12);
      });
    }),
    { numRuns: 30 },
  );
});

test('paths none of which is alive weigh nothing', () => {
  const heaviness = heavinessOf(weighed(100, () => Number.NEGATIVE_INFINITY));
  expect(logMean(heaviness, 100)).toBe(Number.NEGATIVE_INFINITY);
  expect(effectiveSize(heaviness)).toBe(0);
});
