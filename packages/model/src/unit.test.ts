import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DIMENSIONLESS,
  divideUnits,
  formatUnit,
  isDimensionless,
  multiplyUnits,
  PERCENT,
  PROBABILITY,
  powerUnit,
  sameDimension,
  unitOf,
} from './unit.ts';

const unit = fc
  .array(fc.tuple(fc.constantFrom('USD', 'bbl', 'year', '%'), fc.integer({ min: -3, max: 3 })), { maxLength: 4 })
  .map(unitOf);

describe('units', () => {
  test('are a group under multiplication', () => {
    fc.assert(
      fc.property(unit, unit, unit, (a, b, c) => {
        expect(multiplyUnits(a, b)).toEqual(multiplyUnits(b, a));
        expect(multiplyUnits(multiplyUnits(a, b), c)).toEqual(multiplyUnits(a, multiplyUnits(b, c)));
        expect(divideUnits(a, a)).toEqual(DIMENSIONLESS);
        expect(multiplyUnits(a, DIMENSIONLESS)).toEqual(a);
      }),
    );
  });

  test('come back from a power by its inverse', () => {
    fc.assert(
      fc.property(unit, (a) => {
        expect(sameDimension(powerUnit(powerUnit(a, 0.5), 2), a)).toBe(true);
      }),
    );
  });

  test('do not depend on the order in which they are written', () => {
    expect(
      unitOf([
        ['bbl', -1],
        ['USD', 1],
      ]),
    ).toEqual(
      unitOf([
        ['USD', 1],
        ['bbl', -1],
      ]),
    );
    expect(
      unitOf([
        ['USD', 1],
        ['USD', -1],
      ]),
    ).toEqual(DIMENSIONLESS);
  });
});

test('five per cent is not 0.05', () => expect(sameDimension(PERCENT, DIMENSIONLESS)).toBe(false));

test('a probability is a pure number', () => {
  expect(isDimensionless(PROBABILITY)).toBe(true);
  expect(sameDimension(PROBABILITY, DIMENSIONLESS)).toBe(true);
});

test.each([
  [DIMENSIONLESS, '1'],
  [PROBABILITY, 'probability'],
  [PERCENT, '%'],
  [
    unitOf([
      ['USD', 1],
      ['bbl', -1],
    ]),
    'USD/bbl',
  ],
  [unitOf([['year', -0.5]]), '1/year^0.5'],
  [
    unitOf([
      ['USD', 2],
      ['bbl', 1],
    ]),
    'USD^2*bbl',
  ],
])('a unit is written as %#', (written, text) => expect(formatUnit(written)).toBe(text));
