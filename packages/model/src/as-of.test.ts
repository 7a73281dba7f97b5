import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseAsOf, hindsightOf, seriesAsOf } from './as-of.ts';
import type { Case, DatedRecord, Series, SeriesRow } from './case.ts';
import { fromDayNumber } from './civil-date.ts';
import { buildCase } from './testing/index.ts';

const EMPTY_CASE = buildCase({ unit: 'month', from: '2016-01-01', through: '2016-12-31' });

const day = fc.integer({ min: 16_800, max: 17_200 }).map(fromDayNumber);
const row = fc.record({ date: day, known: day, value: fc.double({ noNaN: true, noDefaultInfinity: true }) });
const byDateThenKnown = (a: SeriesRow, b: SeriesRow) => (`${a.date}${a.known}` < `${b.date}${b.known}` ? -1 : 1);
const series = fc
  .array(row, { maxLength: 12 })
  .map((rows): Series => ({ file: 's.csv', column: 'v', rows: rows.sort(byDateThenKnown) }));
const record = fc.tuple(day, day).map(
  ([date, known]): DatedRecord => ({
    id: `${date} e happened`,
    date,
    subject: 'e',
    act: { kind: 'happened' },
    known,
    overrules: [],
  }),
);

describe('a case as of a day', () => {
  test('shows nothing that was known later', () => {
    fc.assert(
      fc.property(series, fc.array(record, { maxLength: 8 }), day, (rows, records, asOf) => {
        const law = { kind: 'value', value: { kind: 'number', value: 0 } } as const;
        const state = { name: 's', unit: { bases: [] }, start: law, next: law, series: rows };
        const claim = { question: 'q', low: 0, high: 1, by: 'r', on: '2016-06-01' };
        const known = caseAsOf({ ...EMPTY_CASE, records, states: [state], claims: [claim] }, asOf);
        expect(known.records.every((it) => it.known <= asOf)).toBe(true);
        expect(known.states[0]!.series!.rows.every((it) => it.known <= asOf)).toBe(true);
        expect(known.claims.every((it) => it.on <= asOf)).toBe(true);
      }),
    );
  });

  test('is the same whatever becomes known later', () => {
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 8 }),
        fc.array(record, { maxLength: 8 }),
        day,
        (records, more, asOf) => {
          const later = more.filter((it) => it.known > asOf);
          const [before, after] = [records, [...records, ...later]].map((list) =>
            caseAsOf({ ...EMPTY_CASE, records: list }, asOf),
          );
          expect(after).toEqual(before);
        },
      ),
    );
  });

  test('grows with the days, and never loses a record', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), day, day, (records, a, b) => {
        const [earlier, later] = [a, b].sort().map((asOf) => caseAsOf({ ...EMPTY_CASE, records }, asOf!).records);
        for (const it of earlier!) expect(later).toContain(it);
      }),
    );
  });
});

describe('a series with vintages', () => {
  const rows: readonly SeriesRow[] = [
    { date: '2016-03-31', known: '2016-05-31', value: 98.8 },
    { date: '2016-03-31', known: '2016-09-30', value: 99.6 },
    { date: '2016-06-30', known: '2016-08-31', value: 99.4 },
  ];
  const known = (asOf: string) =>
    seriesAsOf({ file: 'gdp.csv', column: 'v', rows }, asOf).rows.map(({ value }) => value);

  test('shows each date in the latest vintage known by then', () => {
    expect(known('2016-05-30')).toEqual([]);
    expect(known('2016-05-31')).toEqual([98.8]);
    expect(known('2016-08-31')).toEqual([98.8, 99.4]);
    expect(known('2016-10-01')).toEqual([99.6, 99.4]);
  });

  test('has each date once, in order', () => {
    fc.assert(
      fc.property(series, day, (it, asOf) => {
        const dates = seriesAsOf(it, asOf).rows.map(({ date }) => date);
        expect(dates).toEqual([...new Set(dates)].sort());
      }),
    );
  });
});

test('what leans on a later source is hindsight', () => {
  const model: Case = {
    ...EMPTY_CASE,
    sources: [
      { name: 'early', published: '2016-01-29', quotes: [] },
      { name: 'late', published: '2016-10-31', quotes: [] },
      { name: 'undated', quotes: [] },
    ],
    facts: [
      { name: 'a', provenance: { from: 'early' } },
      { name: 'b', provenance: { from: 'late' } },
      { name: 'c', provenance: { from: 'undated' } },
      { name: 'd' },
    ],
  };
  expect(hindsightOf(model, '2016-01-29')).toEqual([{ name: 'b', source: 'late', published: '2016-10-31' }]);
  expect(hindsightOf(model, '2016-12-31')).toEqual([]);
});
