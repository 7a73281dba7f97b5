import { GROUP, type Particles, type Readings } from '../executor.ts';
import type { Fault, KernelImage } from './kernel-image.ts';
import { KernelMemory } from './kernel-memory.ts';
import { SLOT_BYTES } from './lower/group.ts';

/** Raises a mistake that a path has met. */
export type Raise = (fault: Fault) => never;

/**
 * Brings a kernel to life: what it gives makes room for paths in its memory, group after group, and in a group slot after
 * slot, as the functions of the kernel work on them.
 */
export function bringToLife(image: KernelImage, raise: Raise): (count: number) => Particles {
  const memory = new KernelMemory(image.memory);
  const instance = new WebAssembly.Instance(image.module, { kernel: { memory: memory.memory } });
  const functions = instance.exports as Record<string, (...args: number[]) => void>;
  const steps = image.rows.map((_, step) => functions[`step ${step}`]!);
  const living: Living = { image, memory, steps, functions, raise, entered: undefined };
  return (count) => new KernelParticles(living, count);
}

interface Living {
  readonly image: KernelImage;
  readonly memory: KernelMemory;
  readonly steps: readonly ((group: number, end: number, row: number) => void)[];
  readonly functions: Readonly<Record<string, (...args: number[]) => void>>;
  readonly raise: Raise;
  /** Whose group the kernel has taken up. */
  entered: { readonly by: KernelParticles; readonly group: number } | undefined;
}

/** Paths in the memory of a kernel. */
class KernelParticles implements Particles {
  readonly count: number;
  readonly groups: number;
  readonly #living: Living;
  readonly #room: ReturnType<KernelMemory['take']>;
  readonly #groupBytes: number;
  /** Addresses of the copy that is kept, the parents' offsets, and the values of one slot. */
  readonly #kept: number;
  readonly #offsets: number;
  readonly #row: number;
  #numbers: readonly [first: number, stride: number] = [0, 1];
  /** [worlds][interventions] as far as it has been taken over from the kernel. */
  #touched: boolean[][] = [];

  constructor(living: Living, count: number) {
    this.count = count;
    this.groups = Math.ceil(count / GROUP);
    this.#living = living;
    this.#groupBytes = living.image.slots * SLOT_BYTES;
    const [offsetBytes, rowBytes] = [this.groups * GROUP * 4, this.groups * GROUP * 8];
    this.#room = living.memory.take((this.groups + 1) * this.#groupBytes + offsetBytes + rowBytes);
    this.#kept = this.#addressOf(this.groups);
    this.#offsets = this.#kept + this.#groupBytes;
    this.#row = this.#offsets + offsetBytes;
  }

  begin(first: number, stride: number): void {
    this.#leave();
    this.#numbers = [first, stride];
    this.#touched = this.#living.image.flags.map((flags) => flags.map(() => false));
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

  weigh(group: number, step: number, logWeights: Float64Array, scales?: Float64Array): void {
    const { image, memory } = this.#living;
    const size = this.#sizeOf(group);
    const own = logWeights.subarray(group * GROUP, group * GROUP + size);
    const items = image.items[step]!;
    if (!scales) {
      this.#addScores(items, own);
      return;
    }
    const from = image.addresses.logWeights / 8;
    this.#weighIn(group, own, items);
    own.set(memory.doubles.subarray(from, from + size));
    const told = image.addresses.scales / 8;
    scales.set(memory.doubles.subarray(told, told + 2 * (1 + items)));
  }

  statusWeights(group: number, logWeights: Float64Array | undefined, into: Float64Array): void {
    const { image, memory, functions } = this.#living;
    if (logWeights) this.#weighIn(group, logWeights.subarray(group * GROUP, (group + 1) * GROUP), 0);
    functions.statuses!(this.#addressOf(group), this.#endOf(group));
    into[0] = memory.doubles[image.addresses.scales / 8]!;
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
    const { memory, functions } = this.#living;
    const offsets = memory.words.subarray(this.#offsets / 4, this.#row / 4);
    offsets.fill(0);
    parents.forEach((parent, child) => {
      offsets[child] = Math.floor(parent / GROUP) * this.#groupBytes + (parent % GROUP) * 8;
    });
    functions.resample!(this.#room.address, this.#offsets, this.#row, this.groups * GROUP * 8);
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
    const { entered, functions } = this.#living;
    if (entered?.by === this && entered.group === group) return;
    if (entered?.by !== this) this.#leave();
    const [first, stride] = this.#numbers;
    functions.enter!(this.#endOf(group), first + group * GROUP * stride, stride, this.#sizeOf(group));
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

  /** Has a group weighed from its log weights on, by so many items. */
  #weighIn(group: number, logWeights: Float64Array, items: number): void {
    const { image, memory, functions } = this.#living;
    const from = image.addresses.logWeights / 8;
    const end = this.#endOf(group);
    memory.doubles.set(logWeights, from);
    memory.doubles.fill(Number.NEGATIVE_INFINITY, from + logWeights.length, from + end / 8);
    functions.weigh!(items, end);
  }

  #addScores(items: number, logWeights: Float64Array): void {
    const { image, memory } = this.#living;
    for (let item = 0; item < items; item += 1) {
      const from = (image.addresses.scores + item * SLOT_BYTES) / 8;
      for (let i = 0; i < logWeights.length; i += 1) logWeights[i]! += memory.doubles[from + i]!;
    }
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
