import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DONE, type Families, type Family, NOTHING, newFamilies } from './set-family.ts';

/** A monotone formula over numbered leaves. */
type Formula = number | { readonly all: readonly Formula[] } | { readonly any: readonly Formula[] };

function familyOf(families: Families, formula: Formula): Family {
  if (typeof formula === 'number') return families.leaf(formula);
  if ('all' in formula) return formula.all.map((f) => familyOf(families, f)).reduce(families.join, DONE);
  return formula.any.map((f) => familyOf(families, f)).reduce(families.union, NOTHING);
}

function holds(formula: Formula, set: number): boolean {
  if (typeof formula === 'number') return ((set >> formula) & 1) === 1;
  if ('all' in formula) return formula.all.every((f) => holds(f, set));
  return formula.any.some((f) => holds(f, set));
}

/** All minimal sets by trying every one. */
function byTrial(formula: Formula, leaves: number): readonly number[] {
  const sets = Array.from({ length: 1 << leaves }, (_, set) => set).filter((set) => holds(formula, set));
  return sets.filter((set) => !sets.some((other) => other !== set && (other & set) === other));
}

const LEAVES = 7;
const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.integer({ min: 0, max: LEAVES - 1 }),
    fc.array(tie('formula'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('formula'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  ),
}));

test('the minimal sets of a monotone condition are those that trying every set finds', () => {
  fc.assert(
    fc.property(formula, (f) => {
      const families = newFamilies();
      const family = familyOf(families, f);
      const found = families.list(family, Infinity).map((set) => set.reduce((bits, leaf) => bits | (1 << leaf), 0));
      expect([...found].sort((a, b) => a - b)).toEqual([...byTrial(f, LEAVES)].sort((a, b) => a - b));
      expect(families.count(family)).toBe(found.length);
    }),
    { numRuns: 500 },
  );
});

test('fifteen choices of two are counted without being written out', () => {
  const families = newFamilies();
  const pairs = Array.from({ length: 15 }, (_, i) => ({ any: [2 * i, 2 * i + 1] }));
  const family = familyOf(families, { all: pairs });
  expect(families.count(family)).toBe(2 ** 15);
  expect(families.list(family, 3)).toHaveLength(3);
});

test('a condition that nothing can bring about has no set, one that holds already has the empty set', () => {
  const families = newFamilies();
  expect(families.list(NOTHING, 10)).toEqual([]);
  expect(families.list(DONE, 10)).toEqual([[]]);
});
