import { type Case, STATUSES } from '@proviso/model';
import type { PathLayout } from './layout.ts';

/** Slots of the statuses of all regimes and agreements, in the order of the text. */
export function statusSlots({ regimes, agreements }: Case, { instruments }: PathLayout): readonly number[] {
  return [...regimes, ...agreements].map(({ name }) => instruments.get(name)!.status.now);
}

/**
 * Adds up weights by status. The sums run over even and odd positions apart, as two lanes do.
 * @param statusOf position in STATUSES of the path at a position
 * @param into written: [statuses] from `at` on
 */
export function sumByStatus(
  statusOf: (i: number) => number,
  weights: Float64Array,
  into: Float64Array,
  at: number,
): void {
  const lanes = new Float64Array(2 * STATUSES.length);
  weights.forEach((weight, i) => {
    lanes[2 * statusOf(i) + (i & 1)]! += weight;
  });
  for (let status = 0; status < STATUSES.length; status += 1) {
    into[at + status] = lanes[2 * status]! + lanes[2 * status + 1]!;
  }
}
