import { STATUSES } from '@proviso/model';
import { GROUP, type Particles, type Readings, SUMS } from '../executor.ts';
import type { Interventions } from './interventions.ts';
import type { Path } from './path.ts';
import { PlainWeights } from './plain-weights.ts';
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
  const weights = new PlainWeights(count);
  let [first, stride] = [0, 1];
  let touched: (readonly boolean[])[] = [];
  const sizeOf = (group: number) => Math.min(GROUP, count - group * GROUP);
  const rangeOf = (group: number) => slots.subarray(group * GROUP * width, (group * GROUP + sizeOf(group)) * width);
  return {
    count,
    groups: Math.ceil(count / GROUP),
    weights,
    begin: (...numbers) => {
      [first, stride] = numbers;
      weights.fill(0);
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
    weigh: (group, step, scales) => weights.addScores(group, scores, items[step]!, scales),
    statusWeights: (group, into) => {
      const own = rangeOf(group);
      const [relative, sums] = [new Float64Array(sizeOf(group)), new Float64Array(SUMS)];
      weights.read(group, relative, 0);
      weights.readSums(group, sums, 0);
      into[0] = sums[0]!;
      statuses.forEach((slot, i) => {
        sumByStatus((at) => own[at * width + slot]!, relative, into, 1 + i * STATUSES.length);
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
      parents.forEach((parent, child) => {
        slots.copyWithin(child * width, parent * width, (parent + 1) * width);
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
