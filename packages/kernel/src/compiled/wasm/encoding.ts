const UTF8 = new TextEncoder();

/** Bytes that grow as they are written. */
export class Bytes {
  #bytes = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The bytes written so far. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(this.#length + 1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  all(values: ArrayLike<number>): void {
    if (this.#length + values.length > this.#bytes.length) this.#grow(this.#length + values.length);
    // Nearly always a few bytes, for which `set` takes longer.
    if (values.length > 32) this.#bytes.set(values, this.#length);
    else for (let i = 0; i < values.length; i += 1) this.#bytes[this.#length + i] = values[i]!;
    this.#length += values.length;
  }

  /** An unsigned number of up to 32 bits in LEB128, seven bits a byte. */
  unsigned(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** A signed number of up to 32 bits in LEB128. */
  signed(value: number): void {
    let rest = value;
    for (;;) {
      const low = rest & 0x7f;
      rest >>= 7;
      if ((rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40)) {
        this.byte(low);
        return;
      }
      this.byte(low | 0x80);
    }
  }

  /** A text in UTF-8, after its length. */
  text(value: string): void {
    const encoded = UTF8.encode(value);
    this.unsigned(encoded.length);
    this.all(encoded);
  }

  /** Other bytes, after their length. */
  sized(content: Bytes): void {
    this.unsigned(content.length);
    this.all(content.written());
  }

  #grow(least: number): void {
    const wider = new Uint8Array(Math.max(least, 2 * this.#bytes.length));
    wider.set(this.written());
    this.#bytes = wider;
  }
}
