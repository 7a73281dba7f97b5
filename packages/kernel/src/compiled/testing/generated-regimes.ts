import type { Case, ClauseRule, DatedRecord, Period, Regime, Timeline } from '@proviso/model';
import {
  buildCase,
  decision,
  formulation,
  hasStatus,
  on,
  probability,
  rate,
  record,
  regime,
  voteAsOne,
  voteOfMembers,
  whether,
} from '@proviso/model/testing';
import fc from 'fast-check';
import type { GeneratedCase } from './generated-case.ts';
import { dayBetween, inTimeline } from './generated-formulas.ts';
import { interventionAfter } from './generated-law.ts';

// Regimes alone, with all that can make days meet: terms shorter than a step and than the notice for their renewal,
// records that come late, ends that have passed when they are set, and regimes that hang on one another.

const NAMES = ['P', 'Q', 'R'] as const;

const period: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom<Period>({ count: 1, unit: 'month' }, { count: 6, unit: 'month' }, { count: 1, unit: 'quarter' }),
  fc.integer({ min: 1, max: 8 }).map((count): Period => ({ count, unit: 'week' })),
  fc.integer({ min: 5, max: 90 }).map((count): Period => ({ count, unit: 'day' })),
);

const span = fc.record({ from: inTimeline, through: inTimeline }, { requiredKeys: [] });

type Rule = ClauseRule & Pick<Regime['clauses'][number], 'holds'>;

/** A clause that holds always, or in a span of days. */
function held(rule: fc.Arbitrary<ClauseRule>): fc.Arbitrary<Rule> {
  return fc
    .tuple(rule, fc.option(span, { nil: undefined, freq: 2 }))
    .map(([it, holds]) => ({ ...it, ...(holds && { holds }) }));
}

const lapses = fc
  .record({
    period,
    lead: fc.option(period, { nil: undefined }),
    by: fc.constantFrom('V', 'D', 'One', 'nobody'),
  })
  .map(({ lead, ...it }): ClauseRule => ({ kind: 'lapses', ...it, ...(lead && { lead }) }));

/** What else may end a regime, or bring it back. */
const others = (name: string) =>
  fc
    .constantFrom(...NAMES.filter((it) => it !== name))
    .chain((other) =>
      fc.constantFrom<ClauseRule>(
        { kind: 'rests', on: other },
        { kind: 'superseded', by: other },
        { kind: 'ends', when: [formulation(hasStatus(other, 'lapsed'))] },
        { kind: 'lifted', by: 'Rate' },
        { kind: 'suspended', by: 'Rate' },
        { kind: 'resumed', by: 'Rate' },
        { kind: 'continues', by: 'Rate' },
      ),
    );
const residual = inTimeline.map((through): ClauseRule => ({ kind: 'residual', through }));

const rulesOf = (name: string) =>
  fc
    .tuple(
      fc.array(held(lapses), { minLength: 1, maxLength: 2 }),
      fc.uniqueArray(held(others(name)), { maxLength: 4, selector: ({ kind }) => kind }),
      fc.array(held(residual), { maxLength: 1 }),
    )
    .map((parts) => parts.flat());

const days = dayBetween('2000-10-01', '2002-12-31');

const records: fc.Arbitrary<DatedRecord> = fc
  .tuple(days, fc.constantFrom(...NAMES), days, fc.constantFrom('renewed', 'renewed', 'suspended', 'resumed', 'lifted'))
  .map(([day, subject, other, kind]) => {
    if (kind === 'renewed') return record(day, subject, { kind, through: other });
    return record(
      day,
      subject,
      kind === 'suspended' ? { kind, through: other } : { kind: kind as 'resumed' | 'lifted' },
    );
  });

const timeline = fc
  .constantFrom<Timeline['unit']>('month', 'month', 'quarter', 'year')
  .map((unit): Timeline => ({ unit, from: '2001-01-01', through: '2002-12-31' }));

/** Cases of three regimes, their votes and records. */
export const generatedRegimes: fc.Arbitrary<GeneratedCase> = inTimeline.chain((asOf) =>
  fc
    .record({
      timeline,
      regimes: fc.tuple(
        ...NAMES.map((name) => fc.tuple(days, fc.option(days, { nil: undefined, freq: 5 }), rulesOf(name))),
      ),
      records: fc.array(records, { maxLength: 6 }),
      gap: fc.option(fc.tuple(days, fc.constantFrom(...NAMES)), { nil: undefined }),
      interventions: fc.array(
        interventionAfter(asOf).filter(({ kind }) => kind === 'act' || kind === 'passes' || kind === 'fails'),
        { maxLength: 2 },
      ),
      asked: fc.array(inTimeline, { maxLength: 3 }),
    })
    .map((parts): GeneratedCase => {
      const model: Case = buildCase(parts.timeline, {
        readers: [{ name: 'reader' }],
        decisions: [decision('D', probability(0.7)), decision('Rate', rate(0.6))],
        votes: [
          voteAsOne('One', probability(0.8)),
          voteOfMembers('V', 'unanimity', { A: { consents: probability(0.9) }, B: { consents: probability(0.95) } }),
        ],
        regimes: NAMES.map((name, i) => {
          const [from, through, clauses] = parts.regimes[i]!;
          const applies = through === undefined ? ([from] as const) : ([from, through] as const);
          return regime(name, applies, clauses, { by: 'EU' });
        }),
        records: [...new Map(parts.records.map((it) => [it.id, it])).values()],
        gaps: parts.gap ? [{ from: parts.gap[0], through: '2002-06-30', subject: parts.gap[1] }] : [],
        questions: parts.asked.flatMap((day, i) =>
          NAMES.map((name) => whether(`${name}${i}`, hasStatus(name, 'in force', on(day)))),
        ),
        ...(parts.interventions.length > 0 && {
          scenarios: [{ name: 'otherwise', interventions: parts.interventions }],
        }),
      });
      return { model, asOf };
    }),
);
