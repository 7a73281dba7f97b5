import { DISTRIBUTION_ARGUMENTS, type Family, type NumericFunction } from '@proviso/model';
import type { Kind } from './kinds.ts';

/** Functions of numbers, with the least and greatest count of their arguments. */
export const FUNCTIONS: Readonly<Record<NumericFunction, readonly [least: number, most: number]>> = {
  exp: [1, 1],
  ln: [1, 1],
  sqrt: [1, 1],
  abs: [1, 1],
  floor: [1, 1],
  logistic: [1, 1],
  min: [2, Number.POSITIVE_INFINITY],
  max: [2, Number.POSITIVE_INFINITY],
};

/** What can be asked of something by name, and the kinds of which it can be asked. */
export const PREDICATES = {
  happened: ['Event'],
  fulfilled: ['Agreement'],
  met: ['Fact', 'Obligation'],
  repealed: ['Agreement', 'Regime'],
  resumable: ['Agreement', 'Regime'],
  pledge_met: ['Regime'],
} as const satisfies Record<string, readonly Kind[]>;

export type Predicate = keyof typeof PREDICATES;

/** Distributions that can be written by name; intervals are written `A to B`. */
export const FAMILIES: readonly Family[] = (Object.keys(DISTRIBUTION_ARGUMENTS) as Family[]).filter(
  (family) => !family.includes(' '),
);

export function isFunction(word: string): word is NumericFunction {
  return Object.hasOwn(FUNCTIONS, word);
}

export function isPredicate(word: string): word is Predicate {
  return Object.hasOwn(PREDICATES, word);
}

export function isFamily(word: string): word is Family {
  return (FAMILIES as readonly string[]).includes(word);
}

/** Sites of the engine's own random numbers: a quantity of that name would share its numbers with them. */
export const ENGINE_WORDS: ReadonlySet<string> = new Set(['resampling', 'bootstrap']);

/** Words that mean something of themselves, in formulas or to the engine, and so cannot be names. */
export const BUILT_IN_WORDS: ReadonlySet<string> = new Set([
  'step',
  'lag',
  'sum',
  'mean',
  'count',
  'all',
  'any',
  ...Object.keys(FUNCTIONS),
  ...Object.keys(PREDICATES),
  ...FAMILIES,
  ...ENGINE_WORDS,
]);

/** The argument of a name: the one that carries it as a label, else the one at its place. */
export function positionOf(name: string, place: number, labels: readonly (string | undefined)[]): number {
  const labelled = labels.indexOf(name);
  return labelled >= 0 ? labelled : labels[place] === undefined ? place : -1;
}
