import { GROUP, type Particles, type Readings, SUMS } from '../executor.ts';
import type { Fault, KernelImage } from './kernel-image.ts';
import { KernelMemory } from './kernel-memory.ts';
import { KernelWeights } from './kernel-weights.ts';
import { COPY_BYTES, SLOT_BYTES } from './lower/group.ts';

/** Raises a mistake that a path has met. */
export type Raise = (fault: Fault) => never;

/**
 * Brings a kernel to life: what it gives makes room for paths in its memory, group after group, and in a group slot after
 * slot, as the functions of the kernel work on them.
 */
export function bringToLife(image: KernelImage, raise: Raise): (count: number) => Particles {
  const memory = new KernelMemory(image.memory);
  const instance = new WebAssembly.Instance(image.module, { kernel: { memory: memory.memory } });
  const named = instance.exports as Record<string, KernelFunction>;
  const steps = image.rows.map((_, step) => named[`step ${step}`]!);
  const functions = {
    enter: named.enter!,
    weigh: named.weigh!,
    weighByItem: named['weigh item by item']!,
    statuses: named.statuses!,
    resample: named.resample!,
  };
  const living: Living = { image, memory, steps, ...functions, raise, entered: undefined };
  return (count) => new KernelParticles(living, count);
}

type KernelFunction = (...args: number[]) => void;

interface Living {
  readonly image: KernelImage;
  readonly memory: KernelMemory;
  readonly steps: readonly KernelFunction[];
  readonly enter: KernelFunction;
  readonly weigh: KernelFunction;
  readonly weighByItem: KernelFunction;
  readonly statuses: KernelFunction;
  readonly resample: KernelFunction;
  readonly raise: Raise;
  /** Whose group the kernel has taken up. */
  entered: { readonly by: KernelParticles; readonly group: number } | undefined;
}

/** Paths in the memory of a kernel. */
class KernelParticles implements Particles {
  readonly count: number;
  readonly groups: number;
  readonly weights: KernelWeights;
  readonly #living: Living;
  readonly #room: ReturnType<KernelMemory['take']>;
  readonly #groupBytes: number;
  /** Addresses of the copy that is kept, and of the list of copies that are made. */
  readonly #kept: number;
  readonly #copies: number;
  readonly #sums = new Float64Array(SUMS);
  #numbers: readonly [first: number, stride: number] = [0, 1];
  /** [worlds][interventions] as far as it has been taken over from the kernel. */
  #touched: boolean[][] = [];

  constructor(living: Living, count: number) {
    this.count = count;
    this.groups = Math.ceil(count / GROUP);
    this.#living = living;
    this.#groupBytes = living.image.slots * SLOT_BYTES;
    const slotBytes = (this.groups + 1) * this.#groupBytes;
    const weightBytes = KernelWeights.bytesFor(count);
    this.#room = living.memory.take(slotBytes + weightBytes + count * COPY_BYTES);
    this.#kept = this.#addressOf(this.groups);
    this.weights = new KernelWeights(living.memory, this.#room.address + slotBytes, count);
    this.#copies = this.#room.address + slotBytes + weightBytes;
  }

  begin(first: number, stride: number): void {
    this.#leave();
    this.#numbers = [first, stride];
    this.#touched = this.#living.image.flags.map((flags) => flags.map(() => false));
    this.weights.fill(0);
  }

  run(group: number, step: number, world: number): void {
    const { image, memory, steps, raise } = this.#living;
    const { addresses, rows } = image;
    this.#enter(group);
    memory.words[addresses.world / 4] = world;
    steps[step]!(this.#addressOf(group), this.#endOf(group), rows[step]!);
    if (memory.words[addresses.anyFailed / 4] === 1) raise(faultIn(image, memory, this.#sizeOf(group)));
    if (memory.words[addresses.overflow / 4] === 1) {
      throw new Error('a path changes more often in a step than was foreseen');
    }
  }

  weigh(group: number, step: number, scales?: Float64Array): void {
    const { image, memory, weigh, weighByItem } = this.#living;
    const [weights, end, items] = [this.weights.addressOf(group), this.#endOf(group), image.items[step]!];
    if (!scales) {
      weigh(weights, end, 0, items * SLOT_BYTES);
      return;
    }
    weighByItem(weights, end, items * SLOT_BYTES);
    copy(memory.doubles, image.addresses.scales / 8, scales, 0, 2 * (1 + items));
  }

  statusWeights(group: number, into: Float64Array): void {
    const { image, memory, statuses } = this.#living;
    statuses(this.#addressOf(group), this.weights.addressOf(group), this.#endOf(group));
    this.weights.readSums(group, this.#sums, 0);
    into[0] = this.#sums[0]!;
    copy(memory.doubles, image.addresses.statusSums / 8, into, 1, into.length - 1);
  }

  scores(group: number, item: number, into: Float64Array, at: number): void {
    const { image, memory } = this.#living;
    const from = (image.addresses.scores + item * SLOT_BYTES) / 8;
    into.set(memory.doubles.subarray(from, from + this.#sizeOf(group)), at);
  }

  read(group: number, slot: number, into: Readings, at: number): void {
    if (into instanceof Float64Array) {
      // A view for every slot of every step costs more than to copy so few numbers.
      const from = (this.#addressOf(group) + slot * SLOT_BYTES) / 8;
      copy(this.#living.memory.doubles, from, into, at, this.#sizeOf(group));
    } else into.set(this.#valuesOf(group, slot), at);
  }

  fill(slot: number, value: number): void {
    for (let group = 0; group < this.groups; group += 1) this.#valuesOf(group, slot).fill(value);
  }

  resample(parents: Int32Array): void {
    const { memory, resample } = this.#living;
    const offsetOf = (place: number) => Math.floor(place / GROUP) * this.#groupBytes + (place % GROUP) * 8;
    let end = this.#copies;
    for (let child = 0; child < parents.length; child += 1) {
      if (parents[child] === child) continue;
      memory.words[end / 4] = offsetOf(parents[child]!);
      memory.words[end / 4 + 1] = offsetOf(child);
      end += COPY_BYTES;
    }
    if (end > this.#copies) resample(this.#room.address, this.#copies, end);
  }

  keep(group: number): void {
    const from = this.#addressOf(group);
    this.#living.memory.bytes.copyWithin(this.#kept, from, from + this.#groupBytes);
  }

  restore(group: number): void {
    this.#living.memory.bytes.copyWithin(this.#addressOf(group), this.#kept, this.#kept + this.#groupBytes);
  }

  touched(world: number): readonly boolean[] {
    this.#leave();
    return this.#touched[world]!;
  }

  free(): void {
    this.#living.memory.giveBack(this.#room);
  }

  #sizeOf(group: number): number {
    return Math.min(GROUP, this.count - group * GROUP);
  }

  /** Bytes that the pairs of a group take in a slot. */
  #endOf(group: number): number {
    return 16 * Math.ceil(this.#sizeOf(group) / 2);
  }

  #addressOf(group: number): number {
    return this.#room.address + group * this.#groupBytes;
  }

  /** The values of a slot, side by side. */
  #valuesOf(group: number, slot: number): Float64Array {
    const from = (this.#addressOf(group) + slot * SLOT_BYTES) / 8;
    return this.#living.memory.doubles.subarray(from, from + this.#sizeOf(group));
  }

  #enter(group: number): void {
    const { entered, enter } = this.#living;
    if (entered?.by === this && entered.group === group) return;
    if (entered?.by !== this) this.#leave();
    const [first, stride] = this.#numbers;
    enter(this.#endOf(group), first + group * GROUP * stride, stride, this.#sizeOf(group));
    this.#living.entered = { by: this, group };
  }

  /** Ends what the kernel was about, and takes over which interventions have met the paths whose group it was. */
  #leave(): void {
    const { image, memory, entered } = this.#living;
    if (entered) entered.by.#takeOver(image.flags, memory.words);
    this.#living.entered = undefined;
  }

  #takeOver(flags: KernelImage['flags'], words: Int32Array): void {
    flags.forEach((inWorld, world) => {
      inWorld.forEach((flag, i) => {
        this.#touched[world]![i] ||= words[flag / 4] === 1;
        words[flag / 4] = 0;
      });
    });
  }
}

function copy(from: Float64Array, begin: number, to: Float64Array, at: number, count: number): void {
  for (let i = 0; i < count; i += 1) to[at + i] = from[begin + i]!;
}

/** The mistake of the first path that met one. */
function faultIn({ addresses, numbersTold }: KernelImage, { words, doubles }: KernelMemory, size: number): Fault {
  words[addresses.anyFailed / 4] = 0;
  const failed = doubles.subarray(addresses.failed / 8, addresses.failed / 8 + size);
  const path = failed.findIndex((number) => number !== 0);
  const numbers = Array.from(
    { length: numbersTold },
    (_, i) => doubles[(addresses.failedNumbers + i * SLOT_BYTES) / 8 + path]!,
  );
  const fault = { mistake: failed[path]!, day: doubles[addresses.failedDay / 8 + path]!, numbers };
  // Paths that run after have met none.
  failed.fill(0);
  return fault;
}
