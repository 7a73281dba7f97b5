import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all, any, not, type Truth, truthOf } from './logic.ts';

const VALUES: readonly Truth[] = ['yes', 'unknown', 'no'];
const truths = fc.array(fc.constantFrom(...VALUES), { maxLength: 6 });

describe('Kleene’s strong connectives', () => {
  test('and', () => {
    expect(VALUES.map((a) => VALUES.map((b) => all([a, b])))).toEqual([
      ['yes', 'unknown', 'no'],
      ['unknown', 'unknown', 'no'],
      ['no', 'no', 'no'],
    ]);
  });

  test('or', () => {
    expect(VALUES.map((a) => VALUES.map((b) => any([a, b])))).toEqual([
      ['yes', 'yes', 'yes'],
      ['yes', 'unknown', 'unknown'],
      ['yes', 'unknown', 'no'],
    ]);
  });

  test('not', () => expect(VALUES.map(not)).toEqual(['no', 'unknown', 'yes']));

  test('of nothing: all of it holds, none of it does', () => {
    expect(all([])).toBe('yes');
    expect(any([])).toBe('no');
  });

  test('follow De Morgan', () => {
    fc.assert(
      fc.property(truths, (parts) => {
        expect(not(all(parts))).toBe(any(parts.map(not)));
      }),
    );
  });

  test('do not change a known answer when the unknown becomes known', () => {
    fc.assert(
      fc.property(truths, fc.constantFrom<Truth>('yes', 'no'), (parts, known) => {
        const answer = all(parts);
        if (answer !== 'unknown') expect(all(parts.map((part) => (part === 'unknown' ? known : part)))).toBe(answer);
      }),
    );
  });
});

test('a fact is yes or no', () => expect([truthOf(true), truthOf(false)]).toEqual(['yes', 'no']));
