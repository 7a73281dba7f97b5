import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scriptedExecutor } from '../testing/scripted-executor.ts';
import { GroupReadings } from './group-readings.ts';
import { logWeightsOf } from './heaviness.ts';

test('of every so many-th particle the log weights are read, in their order and at their place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 70 }), (count, every) => {
      const { particles: roomFor } = scriptedExecutor({
        steps: 1,
        evidence: [['y']],
        logDensity: (_, path) => -path,
      });
      const particles = roomFor(count);
      particles.begin(0, 1);
      for (let group = 0; group < particles.groups; group += 1) {
        particles.run(group, 0, 0);
        particles.weigh(group, 0);
      }
      const readings = new GroupReadings(particles, every);
      const read = new Float64Array(2 + readings.count);
      readings.readLogWeights(read, 2);
      expect([...read]).toEqual([0, 0, ...logWeightsOf(particles).filter((_, place) => place % every === 0)]);
    }),
  );
});
