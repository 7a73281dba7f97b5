import type { BucketFunctions } from '@proviso/kernel/worker';
import { addUp, BUCKETS, type Buckets, bucketScale } from '../buckets.ts';
import { greatest } from '../weights.ts';
import { logWeightsIn, type SeatedRoom, valuesIn } from './chart-room.ts';

/** Elements after the end of an array that the functions may touch. */
const MARGIN = 32;
const LINE = 64;

/** Where in its seat a thread has its arrays, in bytes from the beginning, and how long the seat is. */
function planOf(particles: number) {
  let bytes = 0;
  const reserve = (length: number) => {
    const address = bytes;
    bytes += Math.ceil(length / LINE) * LINE;
    return address;
  };
  const padded = particles + MARGIN;
  const weights = reserve(8 * padded);
  const below = reserve(8 * (BUCKETS + 1));
  const buckets = reserve(2 * padded);
  const positions = reserve(4 * padded);
  return { weights, below, buckets, positions, bytes };
}

/** Bytes that a seat takes in a room for so many particles. */
export function seatBytes(particles: number): number {
  return planOf(particles).bytes;
}

/** A thread at work in a room: it throws the values of rows into buckets, by the weights of a step. */
export class Seat {
  readonly #room: SeatedRoom;
  readonly #functions: BucketFunctions;
  /** Addresses. */
  readonly #at: Omit<ReturnType<typeof planOf>, 'bytes'>;
  readonly #weights: Float64Array;
  readonly #below: Float64Array;
  readonly #positions: Int32Array;
  /** The step whose weights these are; that of the as-of step stands for all that follow. */
  #weighed = -1;

  constructor(room: SeatedRoom, seat: number) {
    const { memory, kernel, seats, shape } = room;
    const begin = seats[seat]!;
    const { weights, below, buckets, positions } = planOf(shape.particles);
    this.#at = {
      weights: begin + weights,
      below: begin + below,
      buckets: begin + buckets,
      positions: begin + positions,
    };
    this.#room = room;
    this.#functions = new WebAssembly.Instance(kernel.module, { kernel: { memory } })
      .exports as unknown as BucketFunctions;
    this.#weights = new Float64Array(memory.buffer, this.#at.weights, shape.particles + MARGIN);
    this.#below = new Float64Array(memory.buffer, this.#at.below, BUCKETS + 1);
    this.#positions = new Int32Array(memory.buffer, this.#at.positions, shape.particles + MARGIN);
  }

  /** Takes up the weights of a step. */
  weigh(step: number): void {
    const { start, particles } = this.#room.shape;
    const weighed = Math.min(step, start);
    if (weighed === this.#weighed) return;
    const logs = logWeightsIn(this.#room, step);
    this.#functions.relate(logs.byteOffset, endOf(logs), greatest(logs), this.#at.weights);
    this.#weights.fill(0, particles);
    this.#weighed = weighed;
  }

  /** A row in buckets, until another is asked for; or the value that all particles have. */
  bucketsOf(row: number): Buckets | number {
    const values = valuesIn(this.#room, row);
    const { least, scale } = bucketScale(values);
    // Few values go the long way, which comes to the same.
    const maybeAlike = scale === Number.POSITIVE_INFINITY && values.length >= 8;
    if (maybeAlike && this.#functions.differ(values.byteOffset, endOf(values)) === 0) return least;
    const { weights, below, buckets } = this.#at;
    this.#below.fill(0);
    this.#functions.throwIn(values.byteOffset, endOf(values), least, scale, weights, buckets, below + 8);
    addUp(this.#below);
    return {
      values,
      weights: this.#weights,
      below: this.#below,
      membersOf: (wanted) => this.#membersOf(wanted),
    };
  }

  #membersOf(wanted: readonly number[]): ReadonlyMap<number, Int32Array> {
    const { buckets, weights, positions } = this.#at;
    const end = buckets + 2 * this.#room.shape.particles;
    const members = new Map<number, Int32Array>();
    let next = positions;
    for (const bucket of wanted) {
      if (members.has(bucket)) continue;
      const behind = this.#functions.members(buckets, end, bucket, weights, next);
      members.set(bucket, this.#positions.subarray((next - positions) / 4, (behind - positions) / 4));
      next = behind;
    }
    return members;
  }
}

function endOf(array: Float64Array): number {
  return array.byteOffset + array.byteLength;
}
