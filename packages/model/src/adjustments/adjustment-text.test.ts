import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Adjustment, Adjustments } from './adjustment.ts';
import { targetOf, withAdjustment, withoutAdjustment } from './adjustment.ts';
import { adjustmentsFromLink, adjustmentsToLink, adjustmentText, parseAdjustment } from './adjustment-text.ts';

const NAME = fc.stringMatching(/^[A-Za-zА-я_][A-Za-zА-я0-9_]{0,8}(\([A-Z]{2}\))?$/);
const DAY = fc.constantFrom('2016-06-23', '2000-02-29', '9999-12-31');
const VALUE = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const ADJUSTMENT: fc.Arbitrary<Adjustment> = fc.oneof(
  fc.record({ kind: fc.constant('held' as const), param: NAME, value: VALUE }),
  fc.record(
    { kind: fc.constant('happens' as const), event: NAME, on: DAY },
    { requiredKeys: ['kind', 'event'] },
  ) as fc.Arbitrary<Adjustment>,
  fc.record({ kind: fc.constant('does not happen' as const), event: NAME }),
  fc.record({
    kind: fc.constant('set' as const),
    scenario: NAME,
    quantity: NAME,
    nth: fc.integer({ min: 1, max: 3 }),
    value: VALUE,
  }),
);
const ADJUSTMENTS: fc.Arbitrary<Adjustments> = fc
  .array(ADJUSTMENT, { maxLength: 6 })
  .map((list) => list.reduce<Adjustments>(withAdjustment, []));

describe('an adjustment as text', () => {
  test.each<[string, Adjustment]>([
    ['anchor=55', { kind: 'held', param: 'anchor', value: 55 }],
    ['anchor = -1.5e-3', { kind: 'held', param: 'anchor', value: -0.0015 }],
    ['wobble(HU)=0.2', { kind: 'held', param: 'wobble(HU)', value: 0.2 }],
    ['brexit=happens', { kind: 'happens', event: 'brexit' }],
    ['brexit=happens  on 2016-06-23', { kind: 'happens', event: 'brexit', on: '2016-06-23' }],
    ['brexit=does not happen', { kind: 'does not happen', event: 'brexit' }],
    ['dear.brent=70', { kind: 'set', scenario: 'dear', quantity: 'brent', nth: 1, value: 70 }],
    ['dear.brent.2=70', { kind: 'set', scenario: 'dear', quantity: 'brent', nth: 2, value: 70 }],
  ])('%s is understood', (text, adjustment) => expect(parseAdjustment(text)).toEqual(adjustment));

  test.each([
    ['anchor', 'anchor sets nothing'],
    ['=55', '=55 sets nothing'],
    ['anchor=', 'anchor cannot be set to nothing'],
    ['anchor=high', 'anchor cannot be set to high'],
    ['anchor=55 EUR', 'anchor takes a number alone, and this is 55 EUR'],
    ['anchor=0x10', 'anchor cannot be set to 0x10'],
    ['anchor=1e999', 'anchor cannot be set to 1e999'],
    ['brexit=happens on 2016-02-30', '2016-02-30 is not a day that exists'],
  ])('%s is refused with its remedy', (text, message) => {
    expect(parseAdjustment(text)).toMatchObject({ kind: 'misspelt', message, help: expect.stringContaining('write') });
  });

  test('is read as it was written, to the last bit', () => {
    fc.assert(
      fc.property(ADJUSTMENT, (one) => {
        expect(parseAdjustment(adjustmentText(one))).toEqual(one);
      }),
    );
  });
});

describe('adjustments in a link', () => {
  test('stand there readably, with a version', () => {
    const link = '1,brexit=happens@2016-06-23,oil_anchor=55,oil_recovers.brent=70,outsider=not';
    expect(adjustmentsToLink(adjustmentsFromLink(link)!)).toBe(link);
    expect(adjustmentsToLink([])).toBe('1');
  });

  test('come back as they were, and hold no character that a link would have to escape', () => {
    fc.assert(
      fc.property(ADJUSTMENTS, (adjustments) => {
        const link = adjustmentsToLink(adjustments);
        expect(link).toMatch(/^[\w.,=@()%+-]+$/);
        expect(adjustmentsFromLink(link)).toEqual(adjustments);
      }),
    );
  });

  test.each(['', '2,anchor=55', '1,anchor', '1,anchor=much', '1,%E0%A4=1', 'anchor=55'])('%j is no such link', (link) =>
    expect(adjustmentsFromLink(link)).toBeUndefined(),
  );
});

test('a thing that is changed again keeps the later change only, in order of what is changed', () => {
  fc.assert(
    fc.property(ADJUSTMENTS, ADJUSTMENT, (adjustments, one) => {
      const changed = withAdjustment(adjustments, one);
      const targets = changed.map(targetOf);
      expect(targets).toEqual([...new Set(targets)].sort((a, b) => (a < b ? -1 : 1)));
      expect(changed).toContainEqual(one);
      expect(withoutAdjustment(changed, targetOf(one))).toEqual(withoutAdjustment(adjustments, targetOf(one)));
    }),
  );
});
