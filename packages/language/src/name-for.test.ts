import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCase } from './check.ts';
import { nameFor } from './name-for.ts';

describe('the name for a text', () => {
  test.each([
    ['US-HONGKONG', 'US_HONGKONG'],
    ['us_ofac', 'us_ofac'],
    ['Asset freeze', 'Asset_freeze'],
    ['1267', '_1267'],
    ['', '_'],
    ['Санкции-РФ', 'Санкции_РФ'],
    ['state', 'state_1'],
    ['exp', 'exp_1'],
    ['alias', 'alias'],
  ])('%o is %o', (text, name) => {
    expect(nameFor(text)).toBe(name);
  });

  test('can be declared, whatever the text, and is its own name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('until', 'in', 'step', 'part')), (text) => {
        const name = nameFor(text);
        const file = `case "Names" timeline by year from 2000 through 2001 actor ${name}`;
        const { diagnostics, model } = checkCase({ files: new Map([['case.proviso', file]]) });
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(model?.actors.map((actor) => actor.name)).toEqual([name]);
        expect(nameFor(name)).toBe(name);
      }),
      { numRuns: 200 },
    );
  });
});
