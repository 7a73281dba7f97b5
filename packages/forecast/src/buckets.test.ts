import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketsOf, type Criterion, crossings } from './buckets.ts';

/** The least value of which a criterion holds, by sorting all. */
function leastOf(pairs: readonly (readonly [value: number, weight: number])[], holds: Criterion): number | undefined {
  const weighing = pairs.filter(([, weight]) => weight > 0).sort(([a], [b]) => a - b);
  const weightWhere = (counts: (value: number) => boolean) =>
    weighing.reduce((total, [value, weight]) => (counts(value) ? total + weight : total), 0);
  return weighing.find(([value]) =>
    holds(
      weightWhere((x) => x < value),
      weightWhere((x) => x <= value),
    ),
  )?.[0];
}

const CRITERIA: readonly Criterion[] = [
  (_, through) => through >= 1,
  (_, through) => through >= 20,
  (below) => below >= 20,
  (below, through) => (below + through) / 2 >= 7,
  (below, through) => (below + through) / 2 >= 40,
];

test('a criterion begins to hold where it does in the sorted sample, or from the next bucket on', () => {
  // Weights are whole numbers, whose sums are exact in any order; values gather, so that some buckets hold many.
  const value = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1, max: 1, noNaN: true }), fc.double());
  const sample = fc.array(fc.tuple(value, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(sample, (drawn) => {
      const pairs = drawn.map(([x, weight]): [number, number] => [x + 0, Number.isNaN(x) ? 0 : weight]);
      fc.pre(pairs.some(([, weight]) => weight > 0));
      const values = Float64Array.from(pairs, ([x]) => x);
      const within = bucketsOf(
        values,
        Float64Array.from(pairs, ([, weight]) => weight),
      );
      crossings(within, CRITERIA).forEach(({ bucket, value }, c) => {
        const least = leastOf(pairs, CRITERIA[c]!);
        if (value === undefined && least !== undefined) {
          expect(within.buckets[values.indexOf(least)]).toBeGreaterThan(bucket);
          const between = pairs.filter(([x, weight], i) => weight > 0 && within.buckets[i]! > bucket && x < least);
          expect(between).toEqual([]);
        } else expect(value).toBe(least);
      });
    }),
  );
});
