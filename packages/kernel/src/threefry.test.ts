import { describe, expect, it } from 'vitest';
import { threefry2x64 } from './threefry.ts';

/** Lines `threefry2x64 20` of tests/kat_vectors in Random123: counter, key and expected words in hexadecimal. */
const KNOWN_ANSWERS = [
  {
    counter: ['0000000000000000', '0000000000000000'],
    key: ['0000000000000000', '0000000000000000'],
    words: ['c2b6e3a8c2c69865', '6f81ed42f350084d'],
  },
  {
    counter: ['ffffffffffffffff', 'ffffffffffffffff'],
    key: ['ffffffffffffffff', 'ffffffffffffffff'],
    words: ['e02cb7c4d95d277a', 'd06633d0893b8b68'],
  },
  {
    counter: ['243f6a8885a308d3', '13198a2e03707344'],
    key: ['a4093822299f31d0', '082efa98ec4e6c89'],
    words: ['263c7d30bb0f0af1', '56be8361d3311526'],
  },
];

function halves(words: readonly string[]): Uint32Array {
  return Uint32Array.from(
    words.flatMap((word) => [`0x${word.slice(8)}`, `0x${word.slice(0, 8)}`]),
    Number,
  );
}

describe('threefry2x64', () => {
  it.each(KNOWN_ANSWERS)('gives the words that Random123 publishes for counter $counter', ({ counter, key, words }) => {
    const into = new Uint32Array(4);
    threefry2x64(halves(key), halves(counter), into);
    expect(into).toEqual(halves(words));
  });

  it('may write over its counter', () => {
    const { counter, key, words } = KNOWN_ANSWERS[2]!;
    const block = halves(counter);
    threefry2x64(halves(key), block, block);
    expect(block).toEqual(halves(words));
  });
});
