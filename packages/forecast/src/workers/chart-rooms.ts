import { type ChartRoom, type ChartShape, doublesFor } from '../island/chart-room.ts';

/** A room of more bytes is not kept. */
const KEPT_BYTES = 2 ** 26;

/** Rooms for what runs chart, one after another in the same memory: the machine is slow to give it for the first time. */
export class ChartRooms {
  #kept: Float64Array | undefined;

  /** A room for one run, in shared memory where there is any. What it holds is left over from another. */
  take(shape: ChartShape): ChartRoom {
    const length = doublesFor(shape);
    const kept = this.#kept;
    this.#kept = undefined;
    return { shape, doubles: kept && kept.length >= length ? kept : newDoubles(length) };
  }

  /** Takes a room back that nobody uses any more. */
  giveBack({ doubles }: ChartRoom): void {
    if (doubles.byteLength <= KEPT_BYTES) this.#kept = doubles;
  }
}

function newDoubles(length: number): Float64Array {
  if (typeof SharedArrayBuffer === 'undefined') return new Float64Array(length);
  return new Float64Array(new SharedArrayBuffer(8 * length));
}
