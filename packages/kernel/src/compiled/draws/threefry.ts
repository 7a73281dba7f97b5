import type { Site } from '../../site.ts';
import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { StaticMemory } from '../wasm/static-memory.ts';

/** Left rotations of the second word, by round modulo 8. */
const ROTATIONS = [16, 42, 12, 31, 16, 32, 24, 21];
const ROUNDS = 13;
/** The key is added again after every fourth round. */
const INJECTIONS = Array.from({ length: ROUNDS >> 2 }, (_, i) => i + 1);
const PARITY = 0x1bd11bdaa9fc1a22n;

/**
 * Threefry2x64-13 (see threefry.ts) of two counters under one key.
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
    (body, first, second, address) => encrypted(body, [{ counter: [first!, second!], key: address! }])[0]!,
  );
  const [first, second] = lanes.code.call(ref, ...counter, key);
  return [first!, second!];
}

/** A pair of counters, and the address of the key under which they are encrypted. */
export interface Block {
  readonly counter: readonly [Value, Value];
  readonly key: Value;
}

/** The words of several blocks, round by round, so that none waits for its own last round. */
export function encrypted(lanes: Lanes, blocks: readonly Block[]): readonly (readonly [Value, Value])[] {
  const keyWords = (index: number) => {
    const loaded = new Map(blocks.map(({ key }) => [key, lanes.code.load('v128.load', key, 16 * index)] as const));
    return blocks.map(({ key }) => loaded.get(key)!);
  };
  const [key0, key1] = [keyWords(0), keyWords(1)];
  let words = blocks.map(
    ({ counter: [a, b] }, i) => [lanes.addWhole(a, key0[i]!), lanes.addWhole(b, key1[i]!)] as const,
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    const by = ROTATIONS[round & 7]!;
    words = words.map(([a, b]) => {
      const sum = lanes.addWhole(a, b);
      const turned = lanes.or(lanes.shiftLeft(b, by), lanes.shiftRightUnsigned(b, 64 - by));
      return [sum, lanes.xor(turned, sum)];
    });
    if ((round & 3) !== 3) continue;
    const injection = (round + 1) >> 2;
    const [intoA, intoB] = [keyWords(injection % 3), keyWords(2 + injection)];
    words = words.map(([a, b], i) => [lanes.addWhole(a, intoA[i]!), lanes.addWhole(b, intoB[i]!)]);
  }
  return words;
}

/** The keys of a run's sites in the kernel's memory: the three key words, and what each injection adds to the second word. */
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
    const injected = INJECTIONS.map((i) => words[(i + 1) % 3]! + BigInt(i));
    const address = this.#memory.reserve(16 * (words.length + injected.length));
    const twice = [...words, ...injected].flatMap((word) => [word, word]);
    this.#memory.fill(address, () => BigUint64Array.from(twice, (word) => BigInt.asUintN(64, word)));
    this.#addresses.set(site, address);
    return address;
  }
}
