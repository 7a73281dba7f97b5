import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceOfExecutors } from './testing/compare-executors.ts';
import { generatedCases } from './testing/generated-case.ts';

it('generated cases run to the same bits as in the interpreter', () => {
  fc.assert(
    fc.property(generatedCases, ({ model, asOf }) => {
      expect(differenceOfExecutors(model, { asOf, reader: 'reader' })).toBeUndefined();
    }),
    { numRuns: 12, seed: 1 },
  );
});
