import { describe, expect, it } from 'vitest';
import { threefry2x64 } from './threefry.ts';

/** Lines `threefry2x64 13` of tests/kat_vectors in Random123: counter, key and expected words in hexadecimal. */
const KNOWN_ANSWERS = [
  {
    counter: ['0000000000000000', '0000000000000000'],
    key: ['0000000000000000', '0000000000000000'],
    words: ['f167b032c3b480bd', 'e91f9fee4b7a6fb5'],
  },
  {
    counter: ['ffffffffffffffff', 'ffffffffffffffff'],
    key: ['ffffffffffffffff', 'ffffffffffffffff'],
    words: ['ccdec5c917a874b1', '4df53abca26ceb01'],
  },
  {
    counter: ['243f6a8885a308d3', '13198a2e03707344'],
    key: ['a4093822299f31d0', '082efa98ec4e6c89'],
    words: ['c3aac71561042993', '3fe7ae8801aff316'],
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
