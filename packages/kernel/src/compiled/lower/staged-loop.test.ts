import type { Expression } from '@proviso/model';
import {
  arithmetic,
  buildCase,
  call,
  choice,
  compare,
  distribution,
  letting,
  months,
  state,
} from '@proviso/model/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceOfExecutors } from '../testing/compare-executors.ts';

/** Formulas whose functions wait for one another in all ways, and which stay numbers. */
const { formula } = fc.letrec<{ formula: Expression }>((tie) => {
  const one = tie('formula');
  const two = fc.tuple(one, one);
  return {
    formula: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.constantFrom('x', 'y').map((name): Expression => ({ kind: 'quantity', name })),
      one.map((it) => call('logistic', it)),
      one.map((it) => call('exp', call('logistic', it))),
      one.map((it) => call('ln', arithmetic(1, '+', call('abs', it)))),
      two.map(([a, b]) => arithmetic(call('abs', a), '^', call('logistic', b))),
      two.map(([a, b]) => arithmetic(a, '+', b)),
      two.map(([a, b]) => choice(compare(a, '<', b), b, call('exp', call('logistic', a)))),
    ),
  };
});

it('functions that are called for whole groups of paths give the bits that they give path by path', () => {
  fc.assert(
    fc.property(formula, fc.integer({ min: 1, max: 70 }), (of, paths) => {
      const model = buildCase(months('2001-01', '2001-03'), {
        states: [
          state('x', distribution('normal', 0, 1), distribution('normal', of, 1)),
          state('y', 2, distribution('lognormal', call('exp', call('logistic', of)), 0.5)),
        ],
        lets: [letting('z', of)],
      });
      expect(differenceOfExecutors(model, { paths })).toBeUndefined();
    }),
    { numRuns: 40, seed: 1 },
  );
});

it('quantities that are worked out in one turn read what those before them have just been given', () => {
  const readsOneBefore = (i: number) => call('logistic', arithmetic(i === 0 ? 'x' : `l${i - 1}`, '-', i % 3));
  const lets = Array.from({ length: 40 }, (_, i) =>
    letting(`l${i}`, i % 7 === 5 ? distribution('normal', readsOneBefore(i), 1) : readsOneBefore(i)),
  );
  const states = [state('x', distribution('normal', 0, 1), arithmetic('l39', '+', 'x'))];
  const model = buildCase(months('2001-01', '2001-04'), { states, lets });
  expect(differenceOfExecutors(model, { paths: 67 })).toBeUndefined();
});
