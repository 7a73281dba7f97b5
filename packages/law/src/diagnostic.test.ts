import type { ClauseRule, DatedRecord } from '@proviso/model';
import { agreement, buildCase, months, obligation, record, regime } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { diagnoseLaw } from './diagnostic.ts';
import { recordedActs } from './testing/recorded-acts.ts';

const lapses: ClauseRule = { kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'EU' };

function found(records: readonly DatedRecord[], rules: Parameters<typeof regime>[2] = [lapses]) {
  const regimes = [regime('R', ['2015-01-01', '2015-06-30'], rules)];
  return diagnoseLaw(buildCase(months('2015-01', '2015-12'), { regimes, records }));
}
const renewed = (date: string, through: string, id = `r ${date}`) =>
  record(date, 'R', { kind: 'renewed', through }, { id });

test('two renewals to different days are an error that names both records', () => {
  const [one] = found([
    renewed('2015-06-01', '2015-12-31', 'first'),
    renewed('2015-06-02', '2016-01-31', 'second'),
  ]).filter((d) => d.severity === 'error');
  expect(one).toMatchObject({ code: 'PV1003' });
  expect(one!.subjects).toEqual(expect.arrayContaining(['R', 'first', 'second']));
});

test('a renewal after the lapse, a last day before the act and an act without a clause each have their code', () => {
  expect(found([renewed('2015-07-02', '2015-12-30')]).map((d) => d.code)).toContain('PV1001');
  expect(found([renewed('2015-06-02', '2015-01-31')]).map((d) => d.code)).toContain('PV1004');
  expect(found([record('2015-03-01', 'R', 'suspended')]).map((d) => d.code)).toEqual(['PV1006']);
});

test('a record outside the timeline is told, and a clean case has nothing to tell', () => {
  expect(
    found(
      [record('2016-03-01', 'R', 'repealed')],
      [{ kind: 'continues', by: 'EU', holds: { from: '2015-03-01' } }],
    ).map((d) => d.code),
  ).toEqual(['PV1014']);
  expect(found([renewed('2015-06-01', '2015-12-30')])).toEqual([]);
});

test('circles of needs, of bases and of successors are printed as circles', () => {
  const model = buildCase(months('2015-01', '2015-12'), {
    agreements: [
      agreement('A', '2015-01-01', {
        obligations: [obligation('y', undefined, ['x']), obligation('x', undefined, ['y'])],
      }),
    ],
    regimes: [
      regime(
        'P',
        ['2015-01-01'],
        [
          { kind: 'rests', on: 'Q' },
          { kind: 'superseded', by: 'Q' },
        ],
      ),
      regime(
        'Q',
        ['2015-01-01'],
        [
          { kind: 'rests', on: 'P' },
          { kind: 'superseded', by: 'P' },
        ],
      ),
    ],
  });
  expect(diagnoseLaw(model).map((d) => [d.code, d.subjects])).toEqual([
    ['PV1011', ['A.x', 'A.y']],
    ['PV1012', ['P', 'Q']],
    ['PV1013', ['P', 'Q']],
  ]);
});

test('the figures hold no error', () => {
  expect(diagnoseLaw(recordedActs()).filter((d) => d.severity === 'error')).toEqual([]);
});
