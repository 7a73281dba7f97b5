import type { Site } from '../../site.ts';
import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { StaticMemory } from '../wasm/static-memory.ts';

/** Left rotations of the second word, by round modulo 8. */
const ROTATIONS = [16, 42, 12, 31, 16, 32, 24, 21];
const ROUNDS = 20;
const PARITY = 0x1bd11bdaa9fc1a22n;

/**
 * Threefry2x64-20 (see threefry.ts) of two counters under one key.
 * @param key address of what {@link SiteKeys} holds
 * @returns the two random words, for each lane
 */
export function threefry(
  lanes: Lanes,
  counter: readonly [Value, Value],
  key: Value,
): readonly [first: Value, second: Value] {
  const ref = lanes.library.shared(
    'threefry',
    { params: ['v128', 'v128', 'i32'], results: ['v128', 'v128'] },
    (body, first, second, address) => rounds(body, first!, second!, address!),
  );
  const [first, second] = lanes.code.call(ref, ...counter, key);
  return [first!, second!];
}

function rounds(lanes: Lanes, first: Value, second: Value, key: Value): readonly [Value, Value] {
  const word = (index: number) => lanes.code.load('v128.load', key, 16 * index);
  let a = lanes.addWhole(first, word(0));
  let b = lanes.addWhole(second, word(1));
  for (let round = 0; round < ROUNDS; round += 1) {
    a = lanes.addWhole(a, b);
    const by = ROTATIONS[round & 7]!;
    b = lanes.xor(lanes.or(lanes.shiftLeft(b, by), lanes.shiftRightUnsigned(b, 64 - by)), a);
    if ((round & 3) !== 3) continue;
    const injection = (round + 1) >> 2;
    a = lanes.addWhole(a, word(injection % 3));
    b = lanes.addWhole(b, word(2 + injection));
  }
  return [a, b];
}

/** The keys of a run's sites in the kernel's memory: the three key words, and what each of five injections adds to the second word. */
export class SiteKeys {
  readonly #memory: StaticMemory;
  readonly #seed: bigint;
  readonly #addresses = new Map<bigint, number>();

  /** @param seed 0 to 2^53 - 1 */
  constructor(memory: StaticMemory, seed: number) {
    this.#memory = memory;
    this.#seed = BigInt(seed);
  }

  /** Address of the key of a site. */
  addressOf({ low, high }: Site): number {
    const site = (BigInt(high) << 32n) | BigInt(low);
    const known = this.#addresses.get(site);
    if (known !== undefined) return known;
    const words = [this.#seed, site, this.#seed ^ site ^ PARITY];
    const injected = [1, 2, 3, 4, 5].map((i) => words[(i + 1) % 3]! + BigInt(i));
    const address = this.#memory.reserve(16 * 8);
    const twice = [...words, ...injected].flatMap((word) => [word, word]);
    this.#memory.fill(address, () => BigUint64Array.from(twice, (word) => BigInt.asUintN(64, word)));
    this.#addresses.set(site, address);
    return address;
  }
}
