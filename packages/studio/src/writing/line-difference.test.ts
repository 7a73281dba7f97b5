import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aroundDifferences, compareLines } from './line-difference.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('two texts side by side', () => {
  it('show what was added, taken away and kept', () => {
    expect(compareLines('law\ntax\nend', 'law\ntoll\nend')).toEqual([
      { of: 'both', text: 'law' },
      { of: 'mine', text: 'tax' },
      { of: 'theirs', text: 'toll' },
      { of: 'both', text: 'end' },
    ]);
  });

  it('hold each of the two whole and in order', () => {
    fc.assert(
      fc.property(text, text, (mine, theirs) => {
        const lines = compareLines(mine, theirs);
        const without = (other: string) => lines.filter(({ of }) => of !== other).map((line) => line.text);
        expect(without('theirs').join('\n')).toBe(mine);
        expect(without('mine').join('\n')).toBe(theirs);
      }),
    );
  });

  it('differ nowhere where they are equal', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(aroundDifferences(compareLines(same, same))).toEqual([undefined]);
      }),
    );
  });

  it('leave out what is far from any difference, once for each gap', () => {
    const lines = compareLines('1\n2\n3\n4\n5\n6\n7', '1\n2\n3\nx\n5\n6\n7');
    expect(aroundDifferences(lines, 1).map((line) => line?.text)).toEqual([undefined, '3', '4', 'x', '5', undefined]);
  });
});
