import { STATUSES } from '@proviso/model';
import { GROUP, type Particles, type Readings } from '../executor.ts';
import { addScores, relate } from './group-weights.ts';
import type { Interventions } from './interventions.ts';
import type { Path } from './path.ts';
import { sumByStatus } from './status-weights.ts';

/** What runs one path, and all that paths consist of. */
export interface Machine {
  /** Serves all paths in turn. */
  readonly path: Path;
  /** Number of items of evidence by step. */
  readonly items: readonly number[];
  /** Slots of the statuses of regimes and agreements. */
  readonly statuses: readonly number[];
  readonly interventions: Interventions;
  /** Runs one step of the path whose slots are the machine's. */
  run(step: number): void;
}

/** Paths in plain arrays, one after another. */
export function particlesOf({ path, items, statuses, interventions, run }: Machine, count: number): Particles {
  const width = path.slots.length;
  const slots = new Float64Array(count * width);
  const kept = new Float64Array(GROUP * width);
  /** [items][GROUP] of the group that ran last. */
  const scores = new Float64Array(Math.max(0, ...items) * GROUP);
  /** Weights of a group relative to a scale, and that scale: those that were asked for last. */
  let [related, scale] = [new Float64Array(), 0];
  let [first, stride] = [0, 1];
  let touched: (readonly boolean[])[] = [];
  const sizeOf = (group: number) => Math.min(GROUP, count - group * GROUP);
  const rangeOf = (group: number) => slots.subarray(group * GROUP * width, (group * GROUP + sizeOf(group)) * width);
  return {
    count,
    groups: Math.ceil(count / GROUP),
    begin: (...numbers) => {
      [first, stride] = numbers;
      touched = Array.from({ length: interventions.worlds }, (_, world) =>
        interventions.inWorld(world).map(() => false),
      );
    },
    run: (group, step, world) => {
      interventions.forget();
      path.world = world;
      const own = rangeOf(group);
      for (let i = 0; i < sizeOf(group); i += 1) {
        path.number = first + (group * GROUP + i) * stride;
        path.slots.set(own.subarray(i * width, (i + 1) * width));
        run(step);
        own.set(path.slots, i * width);
        path.scores.forEach((score, item) => {
          scores[item * GROUP + i] = score;
        });
      }
      touched[world] = interventions.inWorld(world).map(({ met }, i) => met || touched[world]![i]!);
    },
    weigh: (group, step, logWeights, scales) => {
      const own = logWeights.subarray(group * GROUP, group * GROUP + sizeOf(group));
      addScores(scores, items[step]!, own, scales);
    },
    statusWeights: (group, logWeights, into) => {
      const own = rangeOf(group);
      if (logWeights) {
        related = new Float64Array(sizeOf(group));
        scale = relate(related, logWeights.subarray(group * GROUP, group * GROUP + sizeOf(group)));
      }
      into[0] = scale;
      statuses.forEach((slot, i) => {
        sumByStatus((at) => own[at * width + slot]!, related, into, 1 + i * STATUSES.length);
      });
    },
    scores: (group, item, into, at) => {
      into.set(scores.subarray(item * GROUP, item * GROUP + sizeOf(group)), at);
    },
    read: (group: number, slot: number, into: Readings, at: number) => {
      const own = rangeOf(group);
      for (let i = 0; i < sizeOf(group); i += 1) into[at + i] = own[i * width + slot]!;
    },
    fill: (slot, value) => {
      for (let i = 0; i < count; i += 1) slots[i * width + slot] = value;
    },
    resample: (parents) => {
      const before = slots.slice();
      parents.forEach((parent, child) => {
        slots.set(before.subarray(parent * width, (parent + 1) * width), child * width);
      });
    },
    keep: (group) => kept.set(rangeOf(group)),
    restore: (group) => {
      const own = rangeOf(group);
      own.set(kept.subarray(0, own.length));
    },
    free: () => {},
    touched: (world) => touched[world]!,
  };
}
