import { expect, test } from 'vitest';
import { leafOrder } from './leaf-order.ts';
import type { Need } from './need.ts';

const move = (index: number): Need => ({
  kind: 'move',
  move: { id: String(index), kind: 'meet', subject: `f${index}`, ways: [], needs: [], today: 'no' },
});

/** Choices of two: each move with its partner, the partners far apart in the text. */
const partners: Need = {
  kind: 'all',
  of: [0, 1, 2, 3].map((i): Need => ({ kind: 'any', of: [move(i), move(i + 4)] })),
};

test('moves that are asked for together come to stand side by side', () => {
  const places = leafOrder(partners, 8, Number);
  for (const i of [0, 1, 2, 3]) expect(Math.abs(places[i]! - places[i + 4]!)).toBe(1);
});

test('every move has one place', () => {
  expect([...leafOrder(partners, 8, Number)].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a need without choices keeps the order of the text', () => {
  const list: Need = { kind: 'all', of: [move(0), move(1), move(2)] };
  expect(leafOrder(list, 3, Number)).toEqual([0, 1, 2]);
});
