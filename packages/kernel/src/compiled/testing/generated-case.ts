import type {
  Case,
  Chance,
  ClauseRule,
  Condition,
  DatedRecord,
  Distribution,
  Expression,
  Intervention,
} from '@proviso/model';
import {
  agreement,
  arithmetic,
  buildCase,
  call,
  choice,
  datedEvent,
  decision,
  distribution,
  fact,
  formulation,
  hazardEvent,
  lag,
  letting,
  met,
  months,
  obligation,
  param,
  probability,
  recordedEvent,
  regime,
  series,
  state,
  summary,
  voteAsOne,
  voteOfMembers,
  whether,
  whichValue,
} from '@proviso/model/testing';
import fc from 'fast-check';
import { dayBetween, distributionOver, expressionOver, inTimeline, number, PAST } from './generated-formulas.ts';
import { acts, clauses, interventionAfter, probabilityChance, rateChance } from './generated-law.ts';

/** A case of the size of a page with a bit of everything, and the day as of which it is run. */
export interface GeneratedCase {
  readonly model: Case;
  readonly asOf: string;
}

const FIRST_YEAR = 2001;

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
