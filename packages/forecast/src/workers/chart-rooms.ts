import { compileBuckets } from '@proviso/kernel';
import type { BucketKernel } from '@proviso/kernel/worker';
import { BUCKETS } from '../buckets.ts';
import { type ChartShape, doublesFor, type SeatedRoom } from '../island/chart-room.ts';
import { seatBytes } from '../island/seat.ts';

/** A room of more bytes is not kept. */
const KEPT_BYTES = 2 ** 26;
const PAGE = 65_536;
const LINE = 64;

/** Rooms for what runs chart, one after another in the same memory: the machine is slow to give it for the first time. */
export class ChartRooms {
  #kernel: BucketKernel | undefined;
  #kept: WebAssembly.Memory | undefined;

  /** A room for one run and so many threads, in shared memory where there is any. What it holds is left over from another. */
  take(shape: ChartShape, threads = 1): SeatedRoom {
    this.#kernel ??= compileBuckets(BUCKETS, isShared() ? 'shared' : 'own');
    const kernel = this.#kernel;
    const begin = aligned(kernel.memory.length);
    const firstSeat = aligned(begin + 8 * doublesFor(shape));
    const perSeat = seatBytes(shape.particles);
    const bytes = firstSeat + threads * perSeat;
    const kept = this.#kept;
    this.#kept = undefined;
    const memory = kept && kept.buffer.byteLength >= bytes ? kept : newMemory(bytes, kernel);
    return {
      ...{ shape, memory, kernel },
      doubles: new Float64Array(memory.buffer, begin, doublesFor(shape)),
      seats: Array.from({ length: threads }, (_, seat) => firstSeat + seat * perSeat),
    };
  }

  /** Takes a room back that nobody uses any more. */
  giveBack({ memory }: SeatedRoom): void {
    if (memory.buffer.byteLength <= KEPT_BYTES) this.#kept = memory;
  }
}

function newMemory(bytes: number, { memory: contents }: BucketKernel): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: isShared() });
  new Uint8Array(memory.buffer).set(contents);
  return memory;
}

function isShared(): boolean {
  return typeof SharedArrayBuffer !== 'undefined';
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / LINE) * LINE;
}
