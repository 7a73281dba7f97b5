import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isTellable,
  shownPoints,
  shownProbability,
  shownQuantity,
  shownRange,
  shownSampledShare,
  shownShare,
  shownTick,
  shownValue,
  withError,
} from './shown-number.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const probability = (value: number, error: number, size = 1000) =>
  plain(withError(shownProbability({ value, error }, size)));

describe('a probability', () => {
  test('has one decimal where its error is below a point, and none where it is not', () => {
    expect(probability(0.93184, 0.0041)).toBe('93.2 % ± 0.4');
    expect(probability(0.93184, 0.0112)).toBe('93 % ± 1');
    expect(probability(0.431, 0.124)).toBe('43 % ± 12');
  });

  test('of none of the paths is bounded by three over their number', () => {
    expect(probability(0, 0, 3000)).toBe('under 0.1 %');
    expect(probability(0, 0, 3001)).toBe('under 0.1 %');
    expect(probability(0, 0, 2000)).toBe('under 0.2 %');
    expect(probability(0, 0, 200)).toBe('under 2 %');
  });

  test('of all of the paths is bounded from below in the same way', () => {
    expect(probability(1, 0, 2000)).toBe('over 99.8 %');
    expect(probability(1, 0, 200)).toBe('over 98 %');
  });

  test('that rounds to nothing is bounded by two standard errors', () => {
    expect(probability(0.0002, 0.0002)).toBe('under 0.1 %');
    expect(probability(0.004, 0.01)).toBe('under 3 %');
    expect(probability(0.9998, 0.0002)).toBe('over 99.9 %');
  });

  test('of a handful of paths is unknown rather than a bound that says nothing', () => {
    expect(probability(0, 0, 4)).toBe('unknown');
    expect(probability(0, 0, 0)).toBe('unknown');
  });

  test('is yes or no once the days it asks about have passed', () => {
    expect(shownProbability({ value: 1, error: 0 }, 500, true).text).toBe('yes');
    expect(shownProbability({ value: 0, error: 0 }, 500, true).text).toBe('no');
    expect(plain(shownProbability({ value: 0.25, error: 0.01 }, 500, true).text)).toBe('25 %');
  });

  test('never reads as 0 or 100 per cent, and its error never as nothing', () => {
    const anything = fc.record({
      value: fc.double({ min: 0, max: 1, noNaN: true }),
      error: fc.double({ min: 0, max: 0.5, noNaN: true }),
      size: fc.integer({ min: 0, max: 1e6 }),
    });
    fc.assert(
      fc.property(anything, ({ value, error, size }) => {
        const shown = shownProbability({ value, error }, size);
        expect(plain(shown.text)).not.toMatch(/^(0|0\.0|100|100\.0) %$/);
        if (shown.error !== undefined) expect(Number(shown.error)).toBeGreaterThan(0);
      }),
    );
  });

  test('shown as an estimate lies within half a digit of it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (value) => {
        const shown = shownProbability({ value, error: 0.001 }, 1000);
        expect(Math.abs(Number.parseFloat(shown.text) - 100 * value)).toBeLessThanOrEqual(0.0500001);
      }),
    );
  });
});

test('a share of paths is whole per cent, and exact only where it is', () => {
  expect([0, 0.002, 0.5, 0.998, 1].map((share) => plain(shownShare(share)))).toEqual([
    '0 %',
    'under 1 %',
    '50 %',
    'over 99 %',
    '100 %',
  ]);
  expect(plain(shownSampledShare(1, 1500))).toBe('over 99.8 %');
});

test('a difference carries its sign in percentage points, and is 0 where no path came out differently', () => {
  expect(plain(withError(shownPoints({ value: 0.0261, error: 0.0038 })))).toBe('+2.6 ± 0.4');
  expect(plain(withError(shownPoints({ value: -0.42, error: 0.012 })))).toBe('−42 ± 1');
  expect(plain(withError(shownPoints({ value: -0.0001, error: 0.002 })))).toBe('0.0 ± 0.2');
  expect(withError(shownPoints({ value: 0, error: 0 }))).toBe('0');
});

test('a difference within three standard errors cannot be told from nothing', () => {
  expect(isTellable({ value: -0.031, error: 0.01 })).toBe(true);
  expect(isTellable({ value: 0.029, error: 0.01 })).toBe(false);
  expect(isTellable({ value: 0, error: 0 })).toBe(false);
});

test('a value is rounded to the digit in which its error begins', () => {
  expect(plain(withError(shownValue({ value: 41.8312, error: 0.31 }), 'USD/bbl'))).toBe('41.8 ± 0.3 USD/bbl');
  expect(plain(withError(shownValue({ value: 12345.6, error: 20 })))).toBe('12 346 ± 20');
  expect(plain(withError(shownValue({ value: -0.01234, error: 0.00056 })))).toBe('−0.0123 ± 0.0006');
});

test('quantities are rounded by the size of what stands beside them, ticks by what they hold', () => {
  expect([shownQuantity(111.8, 112), shownQuantity(66.43, 99), shownQuantity(0.1234, 0.5)]).toEqual([
    '112',
    '66.4',
    '0.12',
  ]);
  expect([20, 2.5, -4, 0.30000000000000004].map(shownTick)).toEqual(['20', '2.5', '−4', '0.3']);
});

test('a claim reads as a range, or as one number where it is one', () => {
  expect(plain(shownRange(0.75, 0.95))).toBe('75–95 %');
  expect(plain(shownRange(0.6, 0.6))).toBe('60 %');
  expect(plain(shownRange(0.005, 0.02))).toBe('0.5–2 %');
});
