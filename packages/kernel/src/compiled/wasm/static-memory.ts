import type { Pool } from './code.ts';

/** Addresses below it are never handed out, so that an address of 0 stays free for "none". */
const FIRST = 64;
const LINE = 64;

/** The part of the kernel's memory whose addresses are fixed while the kernel is compiled, and what it holds at first. */
export class StaticMemory implements Pool {
  #end = FIRST;
  readonly #constants = new Map<bigint, number>();
  readonly #contents: { readonly address: number; readonly of: () => Uint8Array }[] = [];

  /** First address after all that has been reserved. */
  get end(): number {
    return this.#end;
  }

  /** Reserves bytes at the beginning of a cache line. */
  reserve(bytes: number): number {
    const address = Math.ceil(this.#end / LINE) * LINE;
    this.#end = address + bytes;
    return address;
  }

  addressOf(bits: bigint): number {
    const known = this.#constants.get(bits);
    if (known !== undefined) return known;
    const address = Math.ceil(this.#end / 16) * 16;
    this.#end = address + 16;
    this.#constants.set(bits, address);
    return address;
  }

  /** Says what the bytes at an address hold; asked when everything has been compiled. */
  fill(address: number, of: () => ArrayBufferView): void {
    this.#contents.push({
      address,
      of: () => {
        const view = of();
        return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
      },
    });
  }

  /** All that is known by now of what it holds. */
  contents(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#end);
    const words = new DataView(bytes.buffer);
    for (const [bits, address] of this.#constants) {
      words.setBigUint64(address, bits, true);
      words.setBigUint64(address + 8, bits, true);
    }
    for (const { address, of } of this.#contents) bytes.set(of(), address);
    return bytes;
  }
}
