import {
  addDays,
  type Case,
  type CivilDate,
  type Clause,
  type ClauseRule,
  type DatedRecord,
  type RecordedAct,
} from '@proviso/model';
import { buildCase, formulation, inForce, months, not, record, regime } from '@proviso/model/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasEnded } from './account.ts';
import { diff } from './difference.ts';
import { intervals } from './interval.ts';
import { status } from './status.ts';

const START = '2015-01-01';
const NAMES = ['A', 'B', 'C'] as const;
const day = fc.integer({ min: 0, max: 1400 }).map((n) => addDays(START, n));

const act: fc.Arbitrary<RecordedAct> = fc.oneof(
  { weight: 4, arbitrary: day.map((through) => ({ kind: 'renewed', through }) as const) },
  fc.constantFrom<RecordedAct>(
    { kind: 'lifted' },
    { kind: 'lifted', measures: ['x'] },
    { kind: 'resumed' },
    { kind: 'repealed' },
  ),
  fc
    .option(day, { nil: undefined })
    .map((through) => ({ kind: 'suspended', ...(through !== undefined && { through }) }) as const),
);

const rule: fc.Arbitrary<ClauseRule> = fc.oneof(
  fc.constant({ kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'EU' } as const),
  fc.constant({ kind: 'residual' } as const),
  fc.constantFrom(...NAMES).map((on) => ({ kind: 'rests', on }) as const),
  fc.constantFrom(...NAMES).map((by) => ({ kind: 'superseded', by }) as const),
  fc.constantFrom(...NAMES).map((name) => ({ kind: 'ends', when: [formulation(not(inForce(name)))] }) as const),
);

const regimes = fc.tuple(
  ...NAMES.map((name) =>
    fc
      .record({
        from: day,
        length: fc.option(fc.integer({ min: 1, max: 500 })),
        rules: fc.array(rule, { maxLength: 3 }),
      })
      .map(({ from, length, rules }) =>
        regime(name, length === null ? [from] : [from, addDays(from, length)], rules, { measures: ['x', 'y'] }),
      ),
  ),
);

const records = fc
  .array(fc.record({ subject: fc.constantFrom(...NAMES), date: day, act, delay: fc.integer({ min: 0, max: 200 }) }), {
    maxLength: 12,
  })
  .map((list) =>
    list.map((r, i) => record(r.date, r.subject, r.act, { id: `r${i}`, known: addDays(r.date, r.delay) })),
  );

const cases = fc.tuple(regimes, records).map(([regimesOfCase, recordsOfCase]) => caseOf(regimesOfCase, recordsOfCase));

function caseOf(list: Case['regimes'], recorded: readonly DatedRecord[]): Case {
  return buildCase(months('2015-01', '2019-12'), { regimes: list, records: recorded });
}

test('what is learnt later changes no answer as known before', () => {
  fc.assert(
    fc.property(cases, records, day, day, fc.constantFrom(...NAMES), (model, more, known, on, name) => {
      const later = more.map((r, i) => ({
        ...r,
        id: `later${i}`,
        known: r.known > known ? r.known : addDays(known, 1),
      }));
      const overruling = later.map((r, i) => (i === 0 ? { ...r, overrules: model.records.map((m) => m.id) } : r));
      const grown = { ...model, records: [...model.records, ...overruling] };
      expect(status(grown, name, { on, known })).toEqual(status(model, name, { on, known }));
      const cut = { ...model, records: model.records.filter((r) => r.known <= known) };
      expect(status(model, name, { on, known })).toEqual(status(cut, name, { on, known }));
    }),
    { numRuns: 300 },
  );
});

test('the order of records and regimes in the text makes no difference', () => {
  fc.assert(
    fc.property(cases, day, fc.constantFrom(...NAMES), (model, on, name) => {
      const turned = { ...model, records: [...model.records].reverse(), regimes: [...model.regimes].reverse() };
      const [one, other] = [status(model, name, { on }), status(turned, name, { on })];
      expect(other.status).toBe(one.status);
      expect(new Set(other.accounts.map((a) => a.status))).toEqual(new Set(one.accounts.map((a) => a.status)));
    }),
    { numRuns: 300 },
  );
});

test('no instrument is in force before its first day, past its last, or once what it rests on has ended', () => {
  fc.assert(
    fc.property(cases, day, (model, on) => {
      for (const { name, applies, clauses } of model.regimes) {
        const answer = status(model, name, { on });
        if (answer.status !== 'in force') continue;
        const early = model.records.some((r) => r.subject === name && r.date <= on);
        expect(on >= applies!.from || early).toBe(true);
        expect(answer.through === undefined || answer.through >= on).toBe(true);
        for (const base of basesOf(clauses)) if (base !== name && !early) expect(ended(model, base, on)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test('the status changes only on a day that something is cited for, and every account cites something', () => {
  fc.assert(
    fc.property(cases, (model) => {
      for (const { intervals: list } of intervals(model)) {
        for (const interval of list) expect(interval.because.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 200 },
  );
});

test('a day asked about by itself reads as the interval in which it lies', () => {
  fc.assert(
    fc.property(cases, day, (model, on) => {
      for (const { name, intervals: list } of intervals(model)) {
        const holds = list.filter((i) => (i.from ?? '') <= on && on <= (i.through ?? '9999'));
        expect(holds).toHaveLength(1);
        expect(holds[0]!.status).toBe(status(model, name, { on }).status);
      }
    }),
    { numRuns: 200 },
  );
});

test('a measure is never in force while its regime is not', () => {
  fc.assert(
    fc.property(cases, day, fc.constantFrom(...NAMES), (model, on, name) => {
      const whole = status(model, name, { on }).status;
      if (status(model, `${name}.x`, { on }).status === 'in force') expect(whole).toBe('in force');
    }),
    { numRuns: 200 },
  );
});

test('a difference names every day on which the status reads otherwise, and no other', () => {
  fc.assert(
    fc.property(cases, day, day, day, (model, a, b, on) => {
      const known = a < b ? ([a, b] as const) : ([b, a] as const);
      const { changed } = diff(model, { known });
      for (const name of NAMES) {
        const statusesAt = (k: CivilDate) =>
          [...new Set(status(model, name, { on, known: k }).accounts.map((x) => x.status))].sort();
        const spans = changed.find((c) => c.name === name)?.spans ?? [];
        const span = spans.find((s) => s.from <= on && on <= (s.through ?? '9999'));
        const differs = statusesAt(known[0]).join() !== statusesAt(known[1]).join();
        expect(span !== undefined).toBe(differs);
        if (span) expect([span.before, span.after]).toEqual([statusesAt(known[0]), statusesAt(known[1])]);
      }
    }),
    { numRuns: 200 },
  );
});

function basesOf(clauses: readonly Clause[]): readonly string[] {
  return clauses.flatMap((clause) => (clause.kind === 'rests' ? [clause.on] : []));
}

function ended(model: Case, name: string, on: CivilDate): boolean {
  return status(model, name, { on }).accounts.every((account) => hasEnded(account.status as 'lapsed'));
}
