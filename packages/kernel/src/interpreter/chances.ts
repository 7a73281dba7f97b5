import type { Chance, CivilDate } from '@proviso/model';
import { expm1 } from '../elementary/exp.ts';
import { log, log1p } from '../elementary/log.ts';
import { RunFailure } from '../executor.ts';
import type { Numeric, Path } from './path.ts';
import type { Preparation } from './preparation.ts';

/** Something that comes about or not in one step of a path. */
export interface Trial {
  readonly probability: Numeric;
  /** Log probability that it comes about. */
  readonly logSome: Numeric;
  /** Log probability that it does not. */
  readonly logNone: Numeric;
}

/**
 * The chance of an act on a day: a probability, moved by odds factors in the order of the text.
 * @throws RunFailure PV0913 for a rate, which has no day; at run time PV0901 for what is no probability and PV0902 for
 *   a negative factor
 */
export function prepareProbability(preparation: Preparation, subject: string, chance: Chance): Trial {
  if (chance.kind === 'rate') {
    throw wrongChance(subject, 'a rate runs through time, and this is decided on a day', 'with probability');
  }
  const base = preparation.expression(chance.probability, 'act');
  const factors = chance.odds.map((odds) => ({
    factor: preparation.expression(odds.factor, 'act'),
    applies: odds.if ? preparation.condition(odds.if, 'act') : () => true,
  }));
  const probability = (path: Path) => {
    const p = base(path);
    if (!(p >= 0 && p <= 1)) throw noProbability(path.date, subject, p);
    if (factors.length === 0) return p;
    let odds = p / (1 - p);
    for (const { applies, factor } of factors) if (applies(path)) odds *= checkedFactor(path, subject, factor(path));
    // Certainty stays certain whatever the factors; so does odds that have grown beyond all numbers.
    return p === 1 || odds === Infinity ? 1 : odds / (1 + odds);
  };
  return {
    probability,
    logSome: (path) => log(probability(path)),
    logNone: (path) => log1p(-probability(path)),
  };
}

/**
 * The chance of what may come about at any time: in so many years at a rate R it does with probability 1 - exp(-R * years).
 * @param years the part of the path's step during which it may come about
 * @throws RunFailure PV0913 for a probability, which needs a day; at run time PV0902 for a negative rate
 */
export function prepareHazard(preparation: Preparation, subject: string, chance: Chance, years: Numeric): Trial {
  if (chance.kind === 'probability') {
    throw wrongChance(subject, 'a probability needs a day, and this may come about at any time', 'at a rate per year');
  }
  const branches = chance.branches.map((branch) => ({
    rate: preparation.expression(branch.rate, 'act'),
    applies: branch.once ? preparation.condition(branch.once, 'act') : () => true,
  }));
  const expected = (path: Path) => {
    const rate = branches.find((branch) => branch.applies(path))?.rate(path) ?? 0;
    if (!(rate >= 0)) throw negativeRate(path.date, subject, rate);
    return rate === 0 ? 0 : rate * years(path);
  };
  const probability = (path: Path) => -expm1(-expected(path));
  return { probability, logSome: (path) => log(probability(path)), logNone: (path) => -expected(path) };
}

/** A probability that is none. */
export function noProbability(date: CivilDate, subject: string, p: number): RunFailure {
  return new RunFailure({
    code: 'PV0901',
    subject,
    date,
    message: `the probability of ${subject} is ${p} on ${date}`,
    help: 'keep it between 0 and 1, with min and max, or with logistic',
  });
}

function checkedFactor(path: Path, subject: string, factor: number): number {
  if (factor >= 0 && factor < Infinity) return factor;
  throw unfitFactor(path.date, subject, factor);
}

/** A factor on odds that is negative, or none. */
export function unfitFactor(date: CivilDate, subject: string, factor: number): RunFailure {
  return new RunFailure({
    code: 'PV0902',
    subject,
    date,
    message: `a factor on the odds of ${subject} is ${factor} on ${date}`,
    help: 'factors on odds are finite and not negative; exp(...) always is positive',
  });
}

/** A rate that is negative, or none. */
export function negativeRate(date: CivilDate, subject: string, rate: number): RunFailure {
  return new RunFailure({
    code: 'PV0902',
    subject,
    date,
    message: `the rate of ${subject} is ${rate} per year on ${date}`,
    help: 'a rate is 0 or more: use max(0, ...)',
  });
}

/** A rate where a probability is needed, or the other way round. */
export function wrongChance(subject: string, message: string, instead: string): RunFailure {
  return new RunFailure({ code: 'PV0913', subject, message: `${subject}: ${message}`, help: `write it ${instead}` });
}
