import { DISTRIBUTION_ARGUMENTS, type Family, type NumericFunction } from '@proviso/model';
import type { Predicate } from '../vocabulary.ts';

/** A word before a bracket that belongs to the language: its arguments, and what it gives. */
export interface DescribedWord {
  readonly kind: 'function' | 'distribution' | 'condition';
  readonly arguments: string;
  readonly says: string;
}

const FUNCTIONS: Readonly<Record<NumericFunction | 'lag', readonly [args: string, says: string]>> = {
  exp: ['x', 'e to the power of x; x is a pure number'],
  ln: ['x', 'natural logarithm; x is a pure number above 0'],
  sqrt: ['x', 'square root'],
  abs: ['x', 'x without its sign'],
  floor: ['x', 'greatest whole number that is not above x'],
  logistic: ['x', '1 / (1 + exp(-x)): a probability from log odds'],
  min: ['a, b, ...', 'least of its arguments'],
  max: ['a, b, ...', 'greatest of its arguments'],
  lag: ['x, 1 year', 'value that x had that long ago; before the first step, its value in the first'],
};

const CONDITIONS: Readonly<Record<Predicate, readonly [args: string, says: string]>> = {
  happened: ['event', 'the event has come about by the day that is asked about'],
  fulfilled: ['agreement', 'what `fulfilled when` says holds'],
  met: ['obligation or fact', 'it is met'],
  repealed: ['regime', 'a repeal ended it; a lifting or lapse does not count'],
  resumable: ['agreement or regime', 'what `resumes when` says holds'],
  pledge_met: ['regime', 'what it is pledged to be lifted for holds, whether or not it was lifted'],
};

/** Intervals are written `A to B`, not by name. */
type NamedFamily = Exclude<Family, `${string} ${string}`>;

const DISTRIBUTIONS: Readonly<Record<NamedFamily, string>> = {
  normal: 'mean and standard deviation; both carry the unit',
  lognormal: 'median, which carries the unit, and standard deviation of the logarithm',
  uniform: 'equally likely between two bounds',
  triangular: 'most likely at the mode, impossible beyond the bounds',
  beta: 'a share between 0 and 1, with mean a / (a + b)',
  gamma: 'positive, with mean shape * scale',
  exponential: 'waiting time at a rate',
  student_t: 'heavy tails: degrees of freedom, location, scale',
  bernoulli: '1 with probability p, else 0',
  binomial: 'successes in n trials',
  poisson: 'number of events with a mean',
  negative_binomial: 'number of events that varies more than a Poisson one',
  categorical: 'index of a category, from 0, by the weights',
};

/** Every function, distribution and condition that is written with brackets, by its word. */
export const DESCRIBED_WORDS: ReadonlyMap<string, DescribedWord> = new Map([
  ...Object.entries(FUNCTIONS).map(([word, [args, says]]) => described(word, 'function', args, says)),
  ...Object.entries(CONDITIONS).map(([word, [args, says]]) => described(word, 'condition', args, says)),
  ...Object.entries(DISTRIBUTIONS).map(([word, says]) => described(word, 'distribution', argumentsOf(word), says)),
]);

function described(word: string, kind: DescribedWord['kind'], args: string, says: string) {
  return [word, { kind, arguments: args, says }] as const;
}

function argumentsOf(family: string): string {
  const names = (DISTRIBUTION_ARGUMENTS as Readonly<Record<string, readonly string[]>>)[family] ?? [];
  return names.length > 0 ? names.join(', ') : 'weight, weight, ...';
}
