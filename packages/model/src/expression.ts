import type { CivilDate } from './civil-date.ts';
import type { Status } from './status.ts';

/**
 * A number as the model computes it, in the units of the case with time in years. Names are qualified names of params,
 * states and lets; a quantity of one member of a union is `name(MEMBER)`. Aggregates over members and tables are
 * already written out as sums, in order of member code or table row.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  /** Value of a param, state or let in the step (of the step before, inside a state's `next`). */
  | { readonly kind: 'quantity'; readonly name: string }
  /** Length of the timeline's step in years. */
  | { readonly kind: 'step' }
  | { readonly kind: 'negate'; readonly of: Expression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly function: NumericFunction; readonly arguments: readonly Expression[] }
  | { readonly kind: 'choice'; readonly if: Condition; readonly then: Expression; readonly else: Expression }
  /** Value that a state or let had `steps` steps ago (at least 1); before the first step, its value in the first. */
  | { readonly kind: 'lag'; readonly name: string; readonly steps: number }
  /** Least, greatest or mean value over the steps that hold `from` to `through`; stands in questions only. */
  | {
      readonly kind: 'summary';
      readonly of: 'min' | 'max' | 'mean';
      readonly value: Expression;
      readonly from: CivilDate;
      readonly through: CivilDate;
    };

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^';

/** `min` and `max` take two or more arguments, the others one. */
export type NumericFunction = 'exp' | 'ln' | 'sqrt' | 'abs' | 'floor' | 'logistic' | 'min' | 'max';

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** The day or days about which a condition speaks; without one, the day on which it is asked. */
export type When =
  | { readonly kind: 'on'; readonly date: CivilDate }
  | { readonly kind: 'throughout'; readonly from: CivilDate; readonly through: CivilDate };

/** The span of days in which something happened: at least one end is given; both are inclusive. */
export interface Span {
  readonly from?: CivilDate;
  readonly through?: CivilDate;
}

/** Something that is true or not: by chance on a path, by records in law, where it can also be unknown. */
export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
      readonly when?: When;
    }
  /** The event has happened (within the span, where one is given). */
  | { readonly kind: 'happened'; readonly event: string; readonly within?: Span }
  /** The fact or obligation (`Agreement.obligation`) is met. */
  | { readonly kind: 'met'; readonly name: string; readonly when?: When }
  /** The operative `fulfilled when` of an agreement holds. */
  | { readonly kind: 'fulfilled'; readonly agreement: string; readonly when?: When }
  /** The operative `resumes when` of an agreement or regime holds: nothing stands in the way of its resumption. */
  | { readonly kind: 'resumable'; readonly name: string; readonly when?: When }
  /** The condition of the regime's pledge to lift holds, whether or not it is lifted. */
  | { readonly kind: 'pledge met'; readonly regime: string; readonly when?: When }
  /** The regime or agreement has this status. */
  | { readonly kind: 'status'; readonly name: string; readonly is: Status; readonly when?: When }
  /** A repeal ended the regime (a lifting or a lapse does not count). */
  | { readonly kind: 'repealed'; readonly name: string; readonly when?: When }
  /** No regime with this sender and target is in force; either may be left open. */
  | { readonly kind: 'no regime'; readonly by?: string; readonly against?: string; readonly when?: When };

/** The families of distributions, each with its arguments in their order. */
export const DISTRIBUTION_ARGUMENTS = {
  normal: ['mean', 'sd'],
  /** `spread` is the standard deviation of the logarithm */
  lognormal: ['median', 'spread'],
  uniform: ['low', 'high'],
  triangular: ['low', 'mode', 'high'],
  beta: ['a', 'b'],
  gamma: ['shape', 'scale'],
  exponential: ['rate'],
  student_t: ['df', 'location', 'scale'],
  bernoulli: ['p'],
  binomial: ['n', 'p'],
  poisson: ['mean'],
  negative_binomial: ['mean', 'size'],
  /** any number of weights; the value is the index of the category, from 0 */
  categorical: [],
  /** `A to B` where 0 < A: 5th and 95th percentile of a lognormal */
  'lognormal interval': ['low', 'high'],
  /** `A to B` for a probability, 0 < A < B < 1: 5th and 95th percentile of a normal on the logit scale */
  'logit-normal interval': ['low', 'high'],
  /** `A to B` otherwise: 5th and 95th percentile of a normal */
  'normal interval': ['low', 'high'],
} as const satisfies Record<string, readonly string[]>;

export type Family = keyof typeof DISTRIBUTION_ARGUMENTS;

/** A distribution with its arguments in the order of {@link DISTRIBUTION_ARGUMENTS}. */
export interface Distribution {
  readonly family: Family;
  readonly arguments: readonly Expression[];
}

/** How a value comes about: computed, or drawn. */
export type Law =
  | { readonly kind: 'value'; readonly value: Expression }
  | { readonly kind: 'draw'; readonly distribution: Distribution };

/** An odds factor: where its condition holds (or always), the odds of the outcome are multiplied by it. */
export interface OddsFactor {
  readonly factor: Expression;
  readonly if?: Condition;
}

/** The chance that something comes about: a probability on its day, or a rate through time. */
export type Chance =
  | { readonly kind: 'probability'; readonly probability: Expression; readonly odds: readonly OddsFactor[] }
  /** The first branch whose `once` holds gives the rate per year; a branch without `once` always holds; none gives 0. */
  | { readonly kind: 'rate'; readonly branches: readonly { readonly rate: Expression; readonly once?: Condition }[] };
