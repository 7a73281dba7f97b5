import type { Particles } from '@proviso/kernel/worker';
import type { IslandTask } from './island-plan.ts';

/**
 * Particles that resample among themselves. Islands never exchange particles, so that they can run anywhere, and the
 * spread between them shows how sure the whole is.
 */
export interface Island {
  readonly number: number;
  readonly particles: Particles;
  /**
   * [count]: log of the density of the evidence so far along each path. Resampling sets all of them to the log of their
   * mean, so their mean stays the island's estimate of the likelihood and the islands pool by mere addition.
   */
  readonly logWeights: Float64Array;
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
  return {
    number,
    particles,
    logWeights: new Float64Array(count),
    ancestors: Int32Array.from({ length: count }, (_, i) => first + i * stride),
    notes: new Map(),
    weights: [],
  };
}
