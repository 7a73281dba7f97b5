import type { Family } from '@proviso/model';
import { exp, logistic } from '../elementary/exp.ts';
import { log, log1p } from '../elementary/log.ts';

/** The open interval in which a continuous distribution has density; its ends may be infinite. */
export interface Support {
  readonly low: number;
  readonly high: number;
}

/**
 * Where a family has density for given arguments; undefined for a discrete family, whose values no smooth scale can hold.
 * @param args in the order of the model's `DISTRIBUTION_ARGUMENTS`
 */
export function supportOf(family: Family, args: readonly number[]): Support | undefined {
  switch (family) {
    case 'normal':
    case 'student_t':
    case 'normal interval':
      return { low: -Infinity, high: Infinity };
    case 'lognormal':
    case 'gamma':
    case 'exponential':
    case 'lognormal interval':
      return { low: 0, high: Infinity };
    case 'beta':
    case 'logit-normal interval':
      return { low: 0, high: 1 };
    case 'uniform':
      return { low: args[0]!, high: args[1]! };
    case 'triangular':
      return { low: args[0]!, high: args[2]! };
    case 'bernoulli':
    case 'binomial':
    case 'poisson':
    case 'negative_binomial':
    case 'categorical':
      return undefined;
  }
}

/** A value within a support from its place on the whole real line: itself, its exponential, or its logistic. */
export function fromLine({ low, high }: Support, place: number): number {
  if (high < Infinity) return low + (high - low) * logistic(place);
  return low > -Infinity ? low + exp(place) : place;
}

/** The place on the whole real line of a value within a support; inverse of {@link fromLine}. */
export function toLine({ low, high }: Support, value: number): number {
  if (high < Infinity) return log(value - low) - log(high - value);
  return low > -Infinity ? log(value - low) : value;
}

/** Logarithm of the derivative of {@link fromLine}: what a density on the line has over one on the support. */
export function logStretch({ low, high }: Support, place: number): number {
  if (high < Infinity) return log(high - low) - Math.abs(place) - 2 * log1p(exp(-Math.abs(place)));
  return low > -Infinity ? place : 0;
}
