import { STATUSES } from '@proviso/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumByStatus } from './status-weights.ts';

test('every weight counts for the status of its path', () => {
  const path = fc.record({ status: fc.nat(STATUSES.length - 1), weight: fc.nat(100) });
  fc.assert(
    fc.property(fc.array(path), (paths) => {
      const sums = new Float64Array(1 + STATUSES.length);
      const weights = Float64Array.from(paths, ({ weight }) => weight);
      sumByStatus((i) => paths[i]!.status, weights, sums, 1);
      const wanted = STATUSES.map((_, code) =>
        paths.reduce((sum, { status, weight }) => (status === code ? sum + weight : sum), 0),
      );
      expect([...sums]).toEqual([0, ...wanted]);
    }),
  );
});
