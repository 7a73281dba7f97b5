import { GROUP, type PathWeights, SUMS } from '../executor.ts';
import type { KernelMemory } from './kernel-memory.ts';
import { WEIGHTS } from './lower/group.ts';

/** The weights of paths in the memory of a kernel, from an address on. */
export class KernelWeights implements PathWeights {
  readonly #memory: KernelMemory;
  readonly #address: number;
  readonly #count: number;

  constructor(memory: KernelMemory, address: number, count: number) {
    [this.#memory, this.#address, this.#count] = [memory, address, count];
  }

  /** Bytes that the weights of so many paths take. */
  static bytesFor(count: number): number {
    return Math.ceil(count / GROUP) * WEIGHTS.bytes;
  }

  addressOf(group: number): number {
    return this.#address + group * WEIGHTS.bytes;
  }

  fill(logWeight: number): void {
    const { doubles } = this.#memory;
    for (let group = 0; group * GROUP < this.#count; group += 1) {
      const size = this.#sizeOf(group);
      const logs = this.#indexOf(group, WEIGHTS.logs);
      doubles.fill(logWeight, logs, logs + size);
      doubles.fill(Number.NEGATIVE_INFINITY, logs + size, logs + GROUP);
      const relative = this.#indexOf(group, WEIGHTS.relative);
      doubles.fill(1, relative, relative + size);
      doubles.fill(0, relative + size, relative + GROUP);
      doubles.set([logWeight, size, size], this.#indexOf(group, WEIGHTS.sums));
    }
  }

  shift(by: number): void {
    const { doubles } = this.#memory;
    for (let group = 0; group * GROUP < this.#count; group += 1) {
      const logs = this.#indexOf(group, WEIGHTS.logs);
      for (let i = 0; i < GROUP; i += 1) doubles[logs + i]! += by;
      doubles[this.#indexOf(group, WEIGHTS.sums)]! += by;
    }
  }

  readLogs(group: number, into: Float64Array, at: number): void {
    this.#copy(this.#indexOf(group, WEIGHTS.logs), into, at, this.#sizeOf(group));
  }

  read(group: number, into: Float64Array, at: number): void {
    this.#copy(this.#indexOf(group, WEIGHTS.relative), into, at, this.#sizeOf(group));
  }

  readSums(group: number, into: Float64Array, at: number): void {
    this.#copy(this.#indexOf(group, WEIGHTS.sums), into, at, SUMS);
  }

  #copy(from: number, into: Float64Array, at: number, count: number): void {
    const { doubles } = this.#memory;
    for (let i = 0; i < count; i += 1) into[at + i] = doubles[from + i]!;
  }

  #sizeOf(group: number): number {
    return Math.min(GROUP, this.#count - group * GROUP);
  }

  /** The place of a part of a group's weights among the doubles. */
  #indexOf(group: number, part: number): number {
    return (this.addressOf(group) + part) / 8;
  }
}
