import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearest } from './nearest-name.ts';

describe('the distance between two words', () => {
  test.each([
    ['renewal', 'renewal', 0],
    ['regime', 'regmie', 1],
    ['lapse', 'lapses', 1],
    ['kitten', 'sitting', 3],
    ['', 'act', 3],
  ])('%s and %s: %i', (a, b, distance) => expect(editDistance(a, b)).toBe(distance));

  test('is the same both ways, and nothing for equal words only', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('the nearest name', () => {
  const names = ['EU_sectoral', 'EU_listings', 'brent', 'bite', 'RU', 'UA'];

  test.each([
    ['EU_sectorial', 'EU_sectoral'],
    ['bernt', 'brent'],
    ['Brent', 'brent'],
    ['ru', 'RU'],
  ])('to %s is %s', (word, name) => expect(nearest(word, names)).toBe(name));

  test.each(['US', 'plutonium', 'x'])('to %s is none', (word) => expect(nearest(word, names)).toBeUndefined());

  test('does not depend on the order of the names', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(names, { minLength: names.length }),
        fc.string({ maxLength: 6 }),
        (order, word) => {
          expect(nearest(word, order)).toBe(nearest(word, names));
        },
      ),
    );
  });
});
