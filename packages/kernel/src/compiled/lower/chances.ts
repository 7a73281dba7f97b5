import type { Chance } from '@proviso/model';
import { negativeRate, noProbability, unfitFactor, wrongChance } from '../../interpreter/chances.ts';
import { expm1 } from '../math/exp.ts';
import { log, log1p } from '../math/log.ts';
import type { Value } from '../wasm/code.ts';
import { lowerCondition, lowerExpression } from './formulas.ts';
import type { PathPair } from './path-pair.ts';

/** Something that comes about or not in one step of a path: what the interpreter's Trial is, on two paths. */
export interface LaneTrial {
  readonly probability: (pair: PathPair) => Value;
  /** A bound on its probability that costs less to work out, or no more. */
  readonly atMost: (pair: PathPair) => Value;
  /** Where it does, by a uniform number. */
  readonly comesAbout: (pair: PathPair, u: Value) => Value;
  readonly logSome: (pair: PathPair) => Value;
  readonly logNone: (pair: PathPair) => Value;
}

/** More than 1 by far more than rounding can add to a probability. */
const ABOVE_ROUNDING = 1.000001;

/** The chance of an act on a day: a probability, moved by odds factors in the order of the text. */
export function lowerProbability(subject: string, chance: Chance): LaneTrial {
  if (chance.kind === 'rate') {
    throw wrongChance(subject, 'a rate runs through time, and this is decided on a day', 'with probability');
  }
  const probability = (pair: PathPair) => {
    const p = lowerExpression(pair, chance.probability, 'act');
    const improper = pair.not(pair.and(pair.ge(p, 0), pair.le(p, 1)));
    pair.fail(improper, [p], (date, [value]) => noProbability(date, subject, value!));
    if (chance.odds.length === 0) return p;
    let odds = pair.div(p, pair.sub(1, p));
    for (const { factor, if: condition } of chance.odds) {
      const applies = condition ? lowerCondition(pair, condition, 'act') : pair.always;
      const by = lowerExpression(pair, factor, 'act');
      const unfit = pair.not(pair.and(pair.ge(by, 0), pair.lt(by, Infinity)));
      pair.fail(pair.and(unfit, applies), [by], (date, [value]) => unfitFactor(date, subject, value!));
      odds = pair.select(applies, pair.mul(odds, by), odds);
    }
    // Certainty stays certain whatever the factors; so does odds that have grown beyond all numbers.
    const certain = pair.or(pair.eq(p, 1), pair.eq(odds, Infinity));
    return pair.select(certain, 1, pair.div(odds, pair.add(1, odds)));
  };
  return {
    probability,
    atMost: probability,
    comesAbout: (pair, u) => pair.lt(u, probability(pair)),
    logSome: (pair) => log(pair, probability(pair)),
    logNone: (pair) => log1p(pair, pair.neg(probability(pair))),
  };
}

/**
 * The chance of what may come about at any time.
 * @param years [steps] the part of a step during which it may come about
 */
export function lowerHazard(subject: string, chance: Chance, years: (step: number) => number): LaneTrial {
  if (chance.kind === 'probability') {
    throw wrongChance(subject, 'a probability needs a day, and this may come about at any time', 'at a rate per year');
  }
  const expected = (pair: PathPair) => {
    const rate = chance.branches.toReversed().reduce((otherwise, branch) => {
      const own = lowerExpression(pair, branch.rate, 'act');
      return branch.once ? pair.select(lowerCondition(pair, branch.once, 'act'), own, otherwise) : own;
    }, pair.of(0));
    pair.fail(pair.not(pair.ge(rate, 0)), [rate], (date, [value]) => negativeRate(date, subject, value!));
    return pair.select(pair.eq(rate, 0), 0, pair.mul(rate, pair.byStep(years)));
  };
  const probability = (pair: PathPair) => pair.neg(expm1(pair, pair.neg(expected(pair))));
  return {
    probability,
    // 1 - e^-x is at most x.
    atMost: (pair) => pair.mul(expected(pair), ABOVE_ROUNDING),
    comesAbout: (pair, u) => pair.lt(u, probability(pair)),
    logSome: (pair) => log(pair, probability(pair)),
    logNone: (pair) => pair.neg(expected(pair)),
  };
}
