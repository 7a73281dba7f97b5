import fc from 'fast-check';
import { expect, test } from 'vitest';
import { total } from './sums.ts';

test('a sum of whole numbers is exact, however many chunks it takes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (count) => {
      expect(total(Float64Array.from({ length: count }, (_, i) => i))).toBe((count * (count - 1)) / 2);
    }),
  );
});

test('chunks are added up as a binary tree, not from the left', () => {
  const values = [1, 2 ** 53, -(2 ** 53), 1];
  const chunked = (i: number) => (i % 1024 === 0 ? values[i / 1024]! : 0);
  expect(total(Float64Array.from({ length: 4096 }, (_, i) => chunked(i)))).toBe(1 + 2 ** 53 + (-(2 ** 53) + 1));
});
