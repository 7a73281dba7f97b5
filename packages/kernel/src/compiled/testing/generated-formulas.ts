import type { Condition, Distribution, Expression } from '@proviso/model';
import {
  arithmetic,
  call,
  choice,
  compare,
  distribution,
  fulfilled,
  happened,
  hasStatus,
  met,
  not,
  on,
  throughout,
} from '@proviso/model/testing';
import fc from 'fast-check';

export const number = fc.double({ min: 0.05, max: 3, noNaN: true }).map((x) => Math.round(x * 100) / 100);
export const small = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => Math.round(x * 100) / 100);

/** A civil day from one through another. */
export function dayBetween(from: string, through: string): fc.Arbitrary<string> {
  const [first, last] = [Date.parse(from), Date.parse(through)].map((time) => time / 86_400_000);
  return fc.integer({ min: first!, max: last! }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
}

/** A day of the timeline of generated cases. */
export const inTimeline = dayBetween('2001-01-01', '2002-12-31');

/** An expression of some quantities that cannot fail. */
export const expressionOver = (names: readonly string[], depth: number): fc.Arbitrary<Expression> => {
  const leaf: fc.Arbitrary<Expression> = fc.oneof(
    number.map((value): Expression => ({ kind: 'number', value })),
    ...(names.length > 0 ? [fc.constantFrom(...names).map((name): Expression => ({ kind: 'quantity', name }))] : []),
    fc.constant<Expression>({ kind: 'step' }),
  );
  if (depth === 0) return leaf;
  const inner = expressionOver(names, depth - 1);
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    fc.tuple(inner, fc.constantFrom('+', '-', '*', '/', '^' as const), inner).map(([a, op, b]) =>
      // Only what cannot fail: no division by what may be 0, no power of what may be negative.
      op === '/'
        ? arithmetic(a, '/', arithmetic(call('abs', b), '+', 0.5))
        : op === '^'
          ? arithmetic(arithmetic(call('abs', a), '+', 0.1), '^', call('max', -2, call('min', 2, b)))
          : arithmetic(a, op, b),
    ),
    inner.map((x) => call('exp', call('max', -30, call('min', 3, x)))),
    inner.map((x) => call('ln', arithmetic(call('abs', x), '+', 0.01))),
    inner.map((x) => call('sqrt', call('abs', x))),
    inner.map((x) => call('logistic', x)),
    inner.map((x) => call('floor', x)),
    fc.tuple(inner, inner).map(([a, b]) => choice(compare(a, '<', b), a, b)),
  );
};

/** A distribution whose arguments, expressions of some quantities, lie in their range. */
export const distributionOver = (names: readonly string[]): fc.Arbitrary<Distribution> => {
  const x = expressionOver(names, 1).map((it) => call('max', -50, call('min', 50, it)));
  const positive = expressionOver(names, 1).map((it) => arithmetic(call('min', 20, call('abs', it)), '+', 0.1));
  const share = x.map((it) => call('logistic', it));
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(x, positive).map(([mean, sd]) => distribution('normal', mean, sd)) },
    fc.tuple(positive, small).map(([median, spread]) => distribution('lognormal', median, spread)),
    fc.tuple(x, positive).map(([low, width]) => distribution('uniform', low, arithmetic(low, '+', width))),
    fc
      .tuple(x, positive, positive)
      .map(([low, a, b]) =>
        distribution('triangular', low, arithmetic(low, '+', a), arithmetic(arithmetic(low, '+', a), '+', b)),
      ),
    fc.tuple(positive, positive).map(([a, b]) => distribution('beta', a, b)),
    fc.tuple(positive, positive).map(([a, b]) => distribution('gamma', a, b)),
    positive.map((it) => distribution('exponential', it)),
    fc.tuple(positive, x, positive).map(([df, location, scale]) => distribution('student_t', df, location, scale)),
    share.map((it) => distribution('bernoulli', it)),
    fc.tuple(fc.constantFrom(3, 40, 400), share).map(([n, p]) => distribution('binomial', n, p)),
    positive.map((it) => distribution('poisson', arithmetic(it, '*', 3))),
    fc.tuple(positive, positive).map(([mean, size]) => distribution('negative_binomial', mean, size)),
    fc.tuple(positive, positive, positive).map((weights) => distribution('categorical', ...weights)),
    fc
      .tuple(positive, positive)
      .map(([low, more]) => distribution('lognormal interval', low, arithmetic(low, '+', more))),
    fc.tuple(x, positive).map(([low, more]) => distribution('normal interval', low, arithmetic(low, '+', more))),
    fc.constant(distribution('logit-normal interval', 0.2, 0.7)),
  );
};

/** Names that generated cases give to what the law is about. */
const LAW = { events: ['E', 'F'], facts: ['M', 'A.one', 'A.two'], instruments: ['A', 'R', 'S'] };

const conditionOver = (names: readonly string[]): fc.Arbitrary<Condition> => {
  const span = fc
    .tuple(inTimeline, inTimeline)
    .map(([a, b]) => (a < b ? { from: a, through: b } : { from: b, through: a }));
  const when = fc.oneof(
    inTimeline.map((date) => on(date)),
    span.map(({ from, through }) => throughout(from, through)),
  );
  const maybe = fc.option(when, { nil: undefined });
  const status = fc.constantFrom('in force', 'suspended', 'lapsed', 'terminated' as const);
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    fc
      .tuple(expressionOver(names, 1), fc.constantFrom('<', '>=' as const), expressionOver(names, 1), maybe)
      .map(([a, operator, b, asked]) => compare(a, operator, b, asked)),
    fc
      .tuple(fc.constantFrom(...LAW.events), fc.option(span, { nil: undefined }))
      .map(([event, within]) => happened(event, within)),
    fc.tuple(fc.constantFrom(...LAW.facts), maybe).map(([name, asked]) => met(name, asked)),
    fc.tuple(fc.constantFrom(...LAW.instruments), status, maybe).map(([name, is, asked]) => hasStatus(name, is, asked)),
    fc.constant(fulfilled('A')),
    fc.constant<Condition>({ kind: 'no regime', by: 'EU' }),
    fc.constant<Condition>({ kind: 'repealed', name: 'S' }),
  );
  return fc.oneof(
    leaf,
    leaf.map(not),
    fc.tuple(leaf, leaf).map(([a, b]): Condition => ({ kind: 'and', parts: [a, b] })),
    fc.tuple(leaf, leaf).map(([a, b]): Condition => ({ kind: 'or', parts: [a, b] })),
  );
};

export const QUANTITIES = ['k', 'x', 'y', 'z'];
/** Conditions of the law alone, and of quantities too. */
export const PAST = { law: conditionOver([]), all: conditionOver(QUANTITIES) };
