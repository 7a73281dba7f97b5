import type {
  Case,
  Chance,
  ClauseRule,
  Condition,
  DatedRecord,
  Distribution,
  Expression,
  Intervention,
  RecordedAct,
} from '@proviso/model';
import {
  agreement,
  arithmetic,
  buildCase,
  call,
  choice,
  compare,
  datedEvent,
  decision,
  distribution,
  fact,
  formulation,
  fulfilled,
  happened,
  hasStatus,
  hazardEvent,
  lag,
  letting,
  met,
  months,
  not,
  obligation,
  odds,
  on,
  param,
  probability,
  rate,
  record,
  recordedEvent,
  regime,
  series,
  state,
  summary,
  throughout,
  voteAsOne,
  voteOfMembers,
  whether,
  whichValue,
} from '@proviso/model/testing';
import fc from 'fast-check';

/** A case of the size of a page with a bit of everything, and the day as of which it is run. */
export interface GeneratedCase {
  readonly model: Case;
  readonly asOf: string;
}

const FIRST_YEAR = 2001;
const number = fc.double({ min: 0.05, max: 3, noNaN: true }).map((x) => Math.round(x * 100) / 100);
const small = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => Math.round(x * 100) / 100);

function dayBetween(from: string, through: string): fc.Arbitrary<string> {
  const [first, last] = [Date.parse(from), Date.parse(through)].map((time) => time / 86_400_000);
  return fc.integer({ min: first!, max: last! }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
}

const inTimeline = dayBetween('2001-01-01', '2002-12-31');
const expressionOver = (names: readonly string[], depth: number): fc.Arbitrary<Expression> => {
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

const distributionOver = (names: readonly string[]): fc.Arbitrary<Distribution> => {
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

const QUANTITIES = ['k', 'x', 'y', 'z'];
const PAST = { law: conditionOver([]), all: conditionOver(QUANTITIES) };

const rateChance: fc.Arbitrary<Chance> = fc
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

const probabilityChance: fc.Arbitrary<Chance> = fc
  .tuple(small, expressionOver(QUANTITIES, 1), PAST.all, number)
  .map(([p, x, condition, factor]) =>
    p < 0.5 ? probability(p, odds(factor, condition)) : probability(call('logistic', x), odds(factor)),
  );

const clauses: fc.Arbitrary<readonly ClauseRule[]> = fc
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

const acts: fc.Arbitrary<DatedRecord> = fc.oneof(
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

const interventionAfter = (asOf: string): fc.Arbitrary<Intervention> => {
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

/** Cases with a bit of everything. */
export const generatedCases: fc.Arbitrary<GeneratedCase> = inTimeline.chain((asOf) =>
  fc
    .record({
      k: distributionOver([]),
      start: distributionOver(['k']),
      next: distributionOver(['x', 'k', 'z']),
      y: expressionOver(['x', 'k'], 2),
      z: distributionOver(['x']),
      condition: PAST.law,
      lagged: fc.integer({ min: 1, max: 5 }),
      rates: fc.array(rateChance, { minLength: 5, maxLength: 5 }),
      chances: fc.array(probabilityChance, { minLength: 6, maxLength: 6 }),
      clauses,
      others: clauses,
      rule: fc.constantFrom('unanimity', 'simple majority', 'qualified majority', 'security council' as const),
      records: fc.array(acts, { maxLength: 5 }),
      rows: fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), number), { maxLength: 4 }),
      questions: fc.array(fc.tuple(PAST.all, fc.option(PAST.law, { nil: undefined })), { minLength: 1, maxLength: 4 }),
      interventions: fc.array(interventionAfter(asOf), { minLength: 1, maxLength: 3 }),
      asked: inTimeline,
      day: inTimeline,
      recurring: fc.boolean(),
      begins: dayBetween('2000-06-01', '2001-08-31'),
      ends: dayBetween('2001-02-01', '2001-12-31'),
    })
    .map((parts) => ({ asOf, model: caseOf(parts) })),
);

interface Parts {
  readonly k: Distribution;
  readonly start: Distribution;
  readonly next: Distribution;
  readonly y: Expression;
  readonly z: Distribution;
  readonly condition: Condition;
  readonly lagged: number;
  readonly rates: readonly Chance[];
  readonly chances: readonly Chance[];
  readonly clauses: readonly ClauseRule[];
  readonly others: readonly ClauseRule[];
  readonly rule: 'unanimity' | 'simple majority' | 'qualified majority' | 'security council';
  readonly records: readonly DatedRecord[];
  readonly rows: readonly (readonly [number, number])[];
  readonly questions: readonly (readonly [Condition, Condition | undefined])[];
  readonly interventions: readonly Intervention[];
  readonly asked: string;
  readonly day: string;
  readonly recurring: boolean;
  readonly begins: string;
  readonly ends: string;
}

function caseOf(parts: Parts): Case {
  const { rates, chances } = parts;
  const rows = [...new Map(parts.rows.map(([month, value]) => [month, value]))].sort(([a], [b]) => a - b);
  const figures = rows.map(([month, value]) => [`${FIRST_YEAR}-${String(month).padStart(2, '0')}-15`, value] as const);
  return buildCase(months('2001-01', '2002-12'), {
    readers: [{ name: 'reader' }],
    unions: [
      {
        name: 'union',
        members: ['A', 'B', 'C'].map((code, i) => ({
          code,
          name: code,
          populationShare: [0.5, 0.3, 0.2][i]!,
          ...(i === 0 && { veto: true as const }),
        })),
      },
    ],
    params: [param('k', parts.k)],
    states: [
      state('x', parts.start, distribution('normal', arithmetic(0.9, '*', 'x'), 0.5), figures),
      state('w', parts.start, parts.next),
    ],
    lets: [letting('y', choice(parts.condition, parts.y, lag('x', parts.lagged))), letting('z', parts.z)],
    observations: [
      {
        name: 'seen',
        unit: { bases: [] },
        distribution: distribution('normal', 'x', 0.7),
        series: series('seen', figures),
      },
    ],
    signals: [
      {
        name: 'tone',
        about: 'x',
        categories: [
          { name: 'soft', weight: call('exp', call('max', -5, call('min', 5, 'x'))) },
          { name: 'hard', weight: { kind: 'number', value: 1 } },
        ],
      },
    ],
    statements: [
      {
        name: 'speech',
        date: parts.day,
        known: parts.day,
        by: 'someone',
        to: [],
        readings: [
          {
            reader: 'reader',
            signal: 'tone',
            weights: [
              { category: 'soft', weight: 0.7 },
              { category: 'hard', weight: 0.3 },
            ],
          },
        ],
      },
    ],
    events: [
      hazardEvent('E', rates[0]!, parts.recurring ? { recurring: true } : { from: '2001-02-10' }),
      datedEvent('F', parts.day, chances[0]!),
      recordedEvent('G'),
    ],
    facts: [fact('M', rates[1])],
    agreements: [
      agreement('A', '2000-01-01', {
        obligations: [obligation('one', rates[2]), obligation('two', rates[3], ['one'])],
        fulfilled: [formulation(met('A.one'), met('A.two'))],
        rules: [{ kind: 'suspended', by: 'Rate' }],
      }),
    ],
    decisions: [decision('D', chances[1]!), decision('Rate', rates[4]!)],
    votes: [
      voteAsOne('One', chances[2]!),
      voteOfMembers('V', parts.rule, {
        A: { consents: chances[3]!, abstains: chances[4]! },
        B: { consents: chances[5]! },
        C: { consents: probability(0.8) },
      }),
    ],
    regimes: [
      regime('R', [parts.begins, parts.ends], parts.clauses, { by: 'EU' }),
      regime(
        'S',
        ['2000-01-01', '2001-06-30'],
        [
          ...parts.others,
          { kind: 'rests', on: 'R', holds: { from: '2001-05-05' } },
          { kind: 'superseded', by: 'R', holds: { from: '2002-01-01' } },
        ],
      ),
    ],
    records: [...new Map(parts.records.map((it) => [it.id, it])).values()],
    questions: [
      ...parts.questions.map(([condition, given], i) => whether(`q${i}`, condition, given)),
      whichValue('value', arithmetic('x', '+', summary('max', 'x', '2001-03-01', '2001-11-30')), parts.asked),
    ],
    scenarios: [{ name: 'otherwise', interventions: parts.interventions }],
  });
}
