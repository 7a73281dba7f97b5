import type { Chance, ClauseRule, DatedRecord, Intervention, RecordedAct } from '@proviso/model';
import { call, formulation, odds, probability, rate, record } from '@proviso/model/testing';
import fc from 'fast-check';
import { dayBetween, expressionOver, inTimeline, number, PAST, QUANTITIES, small } from './generated-formulas.ts';

/** A chance at a rate, which may hang on a condition. */
export const rateChance: fc.Arbitrary<Chance> = fc
  .tuple(number, expressionOver(QUANTITIES, 1), PAST.all, fc.boolean())
  .map(([base, x, condition, conditional]) =>
    conditional
      ? {
          kind: 'rate',
          branches: [
            { rate: call('exp', call('max', -5, call('min', 2, x))), once: condition },
            { rate: { kind: 'number', value: base } },
          ],
        }
      : rate(base),
  );

/** A chance with a probability and odds. */
export const probabilityChance: fc.Arbitrary<Chance> = fc
  .tuple(small, expressionOver(QUANTITIES, 1), PAST.all, number)
  .map(([p, x, condition, factor]) =>
    p < 0.5 ? probability(p, odds(factor, condition)) : probability(call('logistic', x), odds(factor)),
  );

/** Clauses of a regime. */
export const clauses: fc.Arbitrary<readonly ClauseRule[]> = fc
  .record({
    votes: fc.constantFrom('V', 'D', 'One'),
    period: fc.constantFrom(
      { count: 6, unit: 'month' } as const,
      { count: 10, unit: 'week' } as const,
      {
        count: 1,
        unit: 'year',
      } as const,
    ),
    lead: fc.option(fc.constantFrom({ count: 1, unit: 'month' } as const, { count: 20, unit: 'day' } as const), {
      nil: undefined,
    }),
    lifted: fc.boolean(),
    suspended: fc.boolean(),
    ends: fc.option(PAST.law, { nil: undefined }),
    residual: fc.boolean(),
    continues: fc.boolean(),
  })
  .map(({ votes, period, lead, lifted, suspended, ends, residual, continues }): readonly ClauseRule[] => [
    { kind: 'lapses', period, by: votes, ...(lead && { lead }) },
    ...(lifted ? ([{ kind: 'lifted', by: 'Rate' }] as const) : []),
    ...(suspended
      ? ([
          { kind: 'suspended', by: 'Rate' },
          { kind: 'resumed', by: 'Rate' },
        ] as const)
      : []),
    ...(ends ? ([{ kind: 'ends', when: [formulation(ends)] }] as const) : []),
    ...(residual ? ([{ kind: 'residual', through: '2002-09-15' }] as const) : []),
    ...(continues ? ([{ kind: 'continues', by: 'Rate' }] as const) : []),
  ]);

/** A record of what was done. */
export const acts: fc.Arbitrary<DatedRecord> = fc.oneof(
  inTimeline.map((day) => record(day, 'E', 'happened')),
  inTimeline.map((day) => record(day, 'F', 'did not happen')),
  inTimeline.map((day) => record(day, 'A.one', 'met')),
  inTimeline.map((day) => record(day, 'M', 'violated')),
  fc.tuple(inTimeline, inTimeline, fc.constantFrom('R', 'S')).map(([a, b, subject]): DatedRecord => {
    const [day, through] = a < b ? [a, b] : [b, a];
    return record(day, subject, { kind: 'renewed', through });
  }),
  fc
    .tuple(
      inTimeline,
      fc.constantFrom('R', 'S', 'A'),
      fc.constantFrom('suspended', 'resumed', 'lifted', 'repealed' as const),
    )
    .map(([day, subject, act]) => record(day, subject, { kind: act } as RecordedAct)),
);

/** What a scenario does after a day. */
export const interventionAfter = (asOf: string): fc.Arbitrary<Intervention> => {
  const day = dayBetween(asOf, '2002-12-31').map((it) => (it > asOf ? it : '2003-01-01'));
  const later = day.map((from) => ({ from, through: '2002-12-31' }));
  return fc.oneof(
    fc.tuple(fc.constantFrom(...QUANTITIES), expressionOver(['x', 'k'], 1), fc.option(day, { nil: undefined })).map(
      ([quantity, value, from]): Intervention => ({
        kind: 'set',
        quantity,
        value: quantity === 'y' ? value : call('min', 2, quantity),
        ...(from && { from }),
      }),
    ),
    day.map((it): Intervention => ({ kind: 'happens', event: 'E', on: it })),
    fc.constant<Intervention>({ kind: 'does not happen', event: 'F' }),
    fc
      .tuple(fc.constantFrom('passes', 'fails' as const), fc.constantFrom('V', 'D', 'One', 'Rate'), later)
      .map(([kind, vote, span]): Intervention => ({ kind, vote, ...span })),
    day.map((it): Intervention => ({ kind: 'met', name: 'M', on: it })),
    fc
      .tuple(fc.constantFrom('lift', 'suspend', 'resume', 'repeal', 'terminate' as const), day)
      .map(([act, it]): Intervention => ({ kind: 'act', subject: 'R', act, on: it })),
  );
};
