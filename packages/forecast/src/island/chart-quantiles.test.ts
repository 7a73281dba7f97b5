import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantilesAt } from '../quantiles-in.ts';
import { greatest, relativeTo } from '../weights.ts';
import { ChartRooms } from '../workers/chart-rooms.ts';
import { quantilesOf } from './chart-quantiles.ts';
import { logWeightsIn, QUANTILES, quantilesIn, valuesIn } from './chart-room.ts';

const rooms = new ChartRooms();

test('a fan has the quantiles of its row, in whichever seat it is found and whatever stood in the room before', () => {
  const value = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  );
  const logWeight = fc.oneof(fc.constant(0), fc.constant(Number.NEGATIVE_INFINITY), fc.double({ min: -40, max: 40 }));
  const particle = fc.record({ value, logWeight: logWeight.filter((it) => !Number.isNaN(it)) });
  const particles = fc.array(particle, { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(particles, fc.nat(1), (sample, seat) => {
      fc.pre(sample.some((it) => it.logWeight > Number.NEGATIVE_INFINITY));
      const room = rooms.take({ charts: 1, worlds: 1, steps: 1, start: 0, particles: sample.length }, 2);
      const [values, logWeights] = [valuesIn(room, 0), logWeightsIn(room, 0)];
      values.set(sample.map((it) => it.value + 0));
      logWeights.set(sample.map((it) => it.logWeight));
      quantilesOf(room, seat)(0);
      const weights = relativeTo(greatest(logWeights), logWeights);
      const wanted = quantilesAt(values.slice(), weights, [0.05, 0.25, 0.5, 0.75, 0.95]);
      expect([...quantilesIn(room).subarray(0, QUANTILES)]).toEqual(wanted);
      rooms.giveBack(room);
    }),
  );
});

test('one value that differs from all others is seen wherever it stands', () => {
  for (const particles of [1, 7, 8, 9, 15, 16, 23]) {
    const room = rooms.take({ charts: 1, worlds: 1, steps: 1, start: 0, particles });
    logWeightsIn(room, 0).fill(0);
    for (let odd = 0; odd < particles; odd += 1) {
      const values = valuesIn(room, 0)
        .fill(7)
        .fill(9, odd, odd + 1);
      quantilesOf(room)(0);
      const wanted = quantilesAt(values.slice(), new Float64Array(particles).fill(1), [0.05, 0.25, 0.5, 0.75, 0.95]);
      expect([...quantilesIn(room)]).toEqual(wanted);
    }
    rooms.giveBack(room);
  }
});
