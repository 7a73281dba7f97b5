const PAGE = 65_536;
const LINE = 64;

/** A part of the memory, in bytes. */
interface Room {
  readonly address: number;
  readonly bytes: number;
}

/** The memory of a kernel that runs: what it was compiled with, and after that room that is taken and given back. */
export class KernelMemory {
  readonly memory: WebAssembly.Memory;
  bytes: Uint8Array;
  words: Int32Array;
  doubles: Float64Array;
  #end: number;
  readonly #free: Room[] = [];

  constructor(contents: Uint8Array) {
    this.memory = new WebAssembly.Memory({ initial: Math.ceil(contents.length / PAGE) });
    [this.bytes, this.words, this.doubles] = this.#views();
    this.bytes.set(contents);
    this.#end = Math.ceil(contents.length / LINE) * LINE;
  }

  /** Takes so many bytes or more. The views are others after it where the memory had to grow. */
  take(bytes: number): Room {
    const fits = this.#free.findIndex((room) => room.bytes >= bytes);
    if (fits >= 0) return this.#free.splice(fits, 1)[0]!;
    const room = { address: this.#end, bytes: Math.ceil(bytes / LINE) * LINE };
    this.#end += room.bytes;
    const missing = Math.ceil((this.#end - this.bytes.length) / PAGE);
    if (missing > 0) {
      this.memory.grow(missing);
      [this.bytes, this.words, this.doubles] = this.#views();
    }
    return room;
  }

  giveBack(room: Room): void {
    this.#free.push(room);
  }

  #views(): [Uint8Array, Int32Array, Float64Array] {
    const { buffer } = this.memory;
    return [new Uint8Array(buffer), new Int32Array(buffer), new Float64Array(buffer)];
  }
}
