import { DISTRIBUTION_ARGUMENTS, type Family } from '@proviso/model';
import { describe, expect, it } from 'vitest';
import { DISTRIBUTIONS } from './distributions.ts';

describe('arguments out of range are told in words', () => {
  it.each<[Family, number[], string]>([
    ['normal', [0, -1], 'sd is -1 and must not be negative'],
    ['normal', [NaN, 1], 'mean is NaN and must be a finite number'],
    ['lognormal', [0, 1], 'median is 0 and must be above 0'],
    ['uniform', [2, 1], 'low is 2 and must not be above high, which is 1'],
    ['triangular', [0, NaN, 3], 'mode is NaN and must be a finite number'],
    ['triangular', [0, 5, 3], 'mode is 5 and must not be above high, which is 3'],
    ['beta', [1, 0], 'b is 0 and must be above 0'],
    ['gamma', [-1, 1], 'shape is -1 and must be above 0'],
    ['exponential', [0], 'rate is 0 and must be above 0'],
    ['student_t', [3, 0, Infinity], 'scale is Infinity and must be a finite number'],
    ['bernoulli', [1.2], 'p is 1.2 and must lie between 0 and 1'],
    ['binomial', [2.5, 0.5], 'n is 2.5 and must be a whole number, 0 or more'],
    ['poisson', [-0.1], 'mean is -0.1 and must not be negative'],
    ['negative_binomial', [1, 0], 'size is 0 and must be above 0'],
    ['categorical', [0.2, -1], 'weight 2 is -1 and must not be negative'],
    ['categorical', [0, 0], 'the sum of the weights is 0 and must be above 0'],
    ['lognormal interval', [0, 2], 'low is 0 and must be above 0'],
    ['logit-normal interval', [0.2, 1], 'high is 1 and must lie between 0 and 1, both excluded'],
    ['normal interval', [3, 2], 'low is 3 and must not be above high, which is 2'],
  ])('%s(%j): %s', (family, args, words) => {
    expect(DISTRIBUTIONS[family].problem(args)).toBe(words);
  });

  it.each(Object.keys(DISTRIBUTION_ARGUMENTS) as Family[])('%s takes NaN for none of them', (family) => {
    const names: readonly string[] = DISTRIBUTION_ARGUMENTS[family];
    for (const i of names.keys()) {
      const args = names.map((_, j) => (i === j ? NaN : 0.5));
      expect(DISTRIBUTIONS[family].problem(args)).toBeDefined();
    }
  });
});
