import { prepareInterpreter } from '@proviso/kernel';
import { checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import { diagnoseLaw, status } from '@proviso/law';
import {
  addDays,
  type Case,
  type CivilDate,
  type ClauseRule,
  caseAsOf,
  type DatedRecord,
  fromDayNumber,
  type RecordedAct,
  STATUSES,
  type Status,
} from '@proviso/model';
import { buildCase, decision, months, probability, record, regime } from '@proviso/model/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROOT } from './recording-terminal.ts';

/**
 * The status of every instrument at the end of every step on one path of the simulation, as of the last day verified:
 * up to then records and silence leave nothing to chance.
 */
function simulated(model: Case, asOf: CivilDate): ReadonlyMap<CivilDate, ReadonlyMap<string, Status>> {
  const executor = prepareInterpreter(caseAsOf(model, asOf), { asOf, seed: 1 });
  const { layout, steps } = executor;
  const path = executor.particles(1);
  path.begin(0, 1);
  const code = new Float64Array(1);
  const byDay = new Map<CivilDate, ReadonlyMap<string, Status>>();
  for (const [step, { last }] of steps.entries()) {
    path.run(0, step, 0);
    const day = fromDayNumber(last);
    if (day > asOf) break;
    const statuses = [...layout.statuses].map(([name, slot]): [string, Status] => {
      path.read(0, slot, code, 0);
      return [name, STATUSES[code[0]!]!];
    });
    byDay.set(day, new Map(statuses));
  }
  return byDay;
}

/** Where the simulation and the law differ, in words; days whose evidence is contradictory or unverified are left out. */
function disagreements(model: Case, asOf: CivilDate): { readonly found: readonly string[]; readonly compared: number } {
  const found: string[] = [];
  let compared = 0;
  for (const [on, statuses] of simulated(model, asOf)) {
    for (const [name, simulation] of statuses) {
      const answer = status(model, name, { on, known: asOf });
      if (answer.verdict) continue;
      compared += 1;
      if (answer.status !== simulation) found.push(`${name} on ${on}: law ${answer.status}, simulation ${simulation}`);
    }
  }
  return { found, compared };
}

const END = '2017-12-31';
const NAMES = ['A', 'B', 'C'] as const;
const day = fc.integer({ min: 0, max: 1000 }).map((n) => addDays('2015-01-01', n));

const act: fc.Arbitrary<RecordedAct> = fc.oneof(
  { weight: 4, arbitrary: day.map((through) => ({ kind: 'renewed', through }) as const) },
  fc.constantFrom<RecordedAct>({ kind: 'lifted' }, { kind: 'resumed' }, { kind: 'repealed' }, { kind: 'terminated' }),
  fc.option(day, { nil: undefined }).map((through) => ({ kind: 'suspended', ...(through && { through }) }) as const),
);

// Left out: `ends when`, whose condition the simulation reads once a step, on its first day (decision 0002).
const rule: fc.Arbitrary<ClauseRule> = fc.oneof(
  fc.constant({ kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'EU' } as const),
  fc.constant({
    kind: 'lapses',
    period: { count: 6, unit: 'month' },
    by: 'vote',
    lead: { count: 20, unit: 'day' },
  } as const),
  fc.constant({ kind: 'residual' } as const),
  fc.constantFrom(...NAMES).map((on) => ({ kind: 'rests', on }) as const),
  fc.constantFrom(...NAMES).map((by) => ({ kind: 'superseded', by }) as const),
);

const regimes = fc.tuple(
  ...NAMES.map((name) =>
    fc
      .record({
        from: day,
        length: fc.option(fc.integer({ min: 1, max: 400 })),
        rules: fc.uniqueArray(rule, { maxLength: 2, selector: ({ kind }) => kind }),
      })
      .map(({ from, length, rules }) =>
        regime(
          name,
          length === null ? [from] : [from, addDays(from, length)],
          rules.filter((r) => !(r.kind === 'rests' && r.on >= name) && !(r.kind === 'superseded' && r.by === name)),
        ),
      ),
  ),
);

const records: fc.Arbitrary<readonly DatedRecord[]> = fc
  .array(fc.record({ subject: fc.constantFrom(...NAMES), date: day, act }), { maxLength: 8 })
  .map((list) => list.map((r, i) => record(r.date, r.subject, r.act, { id: `r${i}` })));

const cases = fc.tuple(regimes, records).map(([list, recorded]) =>
  buildCase(months('2015-01', '2017-12'), {
    verifiedThrough: END,
    decisions: [decision('vote', probability(0.5))],
    regimes: list,
    records: recorded,
  }),
);

describe('simulation and law tell the same recorded history', () => {
  test('of generated cases', () => {
    let compared = 0;
    fc.assert(
      fc.property(cases, (model) => {
        // What the law finds at odds with itself does not run.
        fc.pre(!diagnoseLaw(model).some(({ severity }) => severity === 'error'));
        const answer = disagreements(model, END);
        compared += answer.compared;
        expect(answer.found).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(10_000);
  });

  test('of Russia 2014 at the end of every month', () => {
    const read = readCaseFolder(`${ROOT}/cases/russia-2014`);
    if (!('text' in read) || !read.text) throw new Error('the case cannot be read');
    const { model } = checkCase(read.text, readLibrary(`${ROOT}/library`));
    const { found, compared } = disagreements({ ...model!, scenarios: [] }, model!.verifiedThrough!);
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(400);
  });
});
