import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceOfExecutors } from './testing/compare-executors.ts';
import { generatedCases } from './testing/generated-case.ts';
import { generatedRegimes } from './testing/generated-regimes.ts';

it('400 generated cases run to the same bits as in the interpreter, in blocks of any size', () => {
  fc.assert(
    fc.property(generatedCases, fc.integer({ min: 1, max: 140 }), ({ model, asOf }, paths) => {
      expect(differenceOfExecutors(model, { asOf, reader: 'reader', paths })).toBeUndefined();
    }),
    { numRuns: 400, seed: 2, endOnFailure: true },
  );
});

it('600 generated cases of regimes run to the same bits as in the interpreter', () => {
  fc.assert(
    fc.property(generatedRegimes, ({ model, asOf }) => {
      expect(differenceOfExecutors(model, { asOf, reader: 'reader', paths: 20 })).toBeUndefined();
    }),
    { numRuns: 600, seed: 2, endOnFailure: true },
  );
});
