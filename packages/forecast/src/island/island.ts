import type { Particles } from '@proviso/kernel/worker';
import type { IslandTask } from './island-plan.ts';

/**
 * Particles that resample among themselves. Islands never exchange particles, so that they can run anywhere, and the
 * spread between them shows how sure the whole is. Resampling gives all of them the mean of their weights, so the mean
 * stays the island's estimate of the likelihood and the islands pool by mere addition.
 */
export interface Island {
  readonly number: number;
  readonly particles: Particles;
  /** [count]: path number that each particle had in the first step. */
  readonly ancestors: Int32Array;
  /** What was noted down on the way of each particle, by sighting: [particles]. The notes travel with the particles. */
  readonly notes: Map<number, Float32Array>;
  readonly weights: StepWeight[];
}

/** How heavy an island was in a step: before its evidence and after each item. */
export interface StepWeight {
  readonly step: number;
  /** [1 + items][2]: greatest log weight, and sum of the weights relative to it. */
  readonly scales: Float64Array;
}

/** An island before the first step. */
export function settle(
  particles: Particles,
  { number, count, first, stride, held }: Pick<IslandTask, 'number' | 'count' | 'first' | 'stride' | 'held'>,
): Island {
  particles.begin(first, stride);
  for (const [slot, value] of held) particles.fill(slot, value);
  const ancestors = new Int32Array(count);
  for (let i = 0; i < count; i += 1) ancestors[i] = first + i * stride;
  return { number, particles, ancestors, notes: new Map(), weights: [] };
}
