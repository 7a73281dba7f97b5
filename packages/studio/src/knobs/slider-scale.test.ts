import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOn, sliderScale } from './slider-scale.ts';

test.each([
  [31.2, 84.1, { min: 31, max: 84.5, step: 0.5 }],
  [0.0018, 0.0093, { min: 0.0018, max: 0.0093, step: 0.00005 }],
  [-2.3, 2.3, { min: -2.3, max: 2.3, step: 0.05 }],
  [0, 200, { min: 0, max: 200, step: 1 }],
])('from %d to %d goes a scale of round stops', (low, high, scale) => expect(sliderScale(low, high)).toEqual(scale));

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });

test('a scale holds its range, in one to five hundred stops', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      fc.pre(high - low > 1e-6 * Math.max(1, Math.abs(low), Math.abs(high)));
      const { min, max, step } = sliderScale(low, high);
      const slack = 1e-6 * step;
      expect(min).toBeLessThanOrEqual(low + slack);
      expect(max).toBeGreaterThanOrEqual(high - slack);
      expect((max - min) / step).toBeLessThan(500);
      expect((max - min) / step).toBeGreaterThan(75);
    }),
  );
});

test('a single value has a scale as well', () => {
  expect(sliderScale(3, 3)).toMatchObject({ min: 3, max: 3 });
  expect(placeOn(sliderScale(3, 3), 3)).toBe(0);
});

test('a value lies on a scale in proportion, beyond its ends at them', () => {
  const scale = { min: 10, max: 20, step: 1 };
  expect([5, 10, 15, 20, 99].map((it) => placeOn(scale, it))).toEqual([0, 0, 0.5, 1, 1]);
});
