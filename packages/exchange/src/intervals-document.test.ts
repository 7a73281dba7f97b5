import { intervals } from '@proviso/law';
import { type Case, STATUSES, type Status } from '@proviso/model';
import { buildCase, months, record, regime } from '@proviso/model/testing';
import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, test } from 'vitest';
import { intervalsCsv } from './intervals-csv.ts';
import { type IntervalsDocument, intervalsDocument, readIntervals } from './intervals-document.ts';

/** A half-yearly measure, renewed once and then let lapse; beside it one of which nothing is known. */
function embargo(extra: readonly ReturnType<typeof record>[] = []): Case {
  const { applies: _, ...undated } = regime('Programme', ['2015-01-01']);
  return buildCase(months('2014-01', '2020-12'), {
    title: 'Embargo, with "quotes", commas\nand a line break',
    sources: [
      { name: 'gazette', title: 'The gazette', url: 'https://example.org/gazette', quotes: [] },
      { name: 'report', title: 'A report', quotes: [] },
    ],
    regimes: [
      {
        ...regime('Embargo', ['2015-01-01', '2015-06-30']),
        title: '=Arms, "all" of them',
        by: 'NM',
        provenance: { from: 'gazette' },
        acts: [{ title: 'Order 7; as amended', adopted: '2014-12-20', source: 'gazette' }],
        clauses: [{ kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'NM', id: 'Embargo.lapses' }],
        entry: {
          identifiers: [{ value: 'NM-1', source: 'report' }],
          aliases: [],
          territories: [],
          remarks: [],
          noted: [],
        },
      },
      { ...undated, unknown: ['beginning', 'end'] },
    ],
    records: [
      { ...record('2015-06-20', 'Embargo', { kind: 'renewed', through: '2015-12-31' }), source: 'report' },
      ...extra,
    ],
  });
}

const written = (model: Case, known?: string) =>
  `${JSON.stringify(intervalsDocument(model, known === undefined ? {} : { known }))}`;

describe('the intervals of a case', () => {
  test('are read back as they were written', () => {
    const document = readIntervals(written(embargo())) as IntervalsDocument;
    expect(document.instruments.map(({ name, kind, intervals: list }) => ({ name, kind, intervals: list }))).toEqual(
      intervals(embargo()),
    );
  });

  test('are those known on the day that is asked', () => {
    const before = readIntervals(written(embargo(), '2015-06-19')) as IntervalsDocument;
    expect(before.known).toBe('2015-06-19');
    const [first] = before.instruments;
    expect(first!.intervals.findLast(({ status }) => status === 'in force')?.through).not.toBe('2015-12-31');
  });

  test('of generated records are read back as they were written, and do not hang on the order of records', () => {
    const day = fc
      .integer({ min: 0, max: 2000 })
      .map((n) => new Date(Date.UTC(2014, 0, 1 + n)).toISOString().slice(0, 10));
    const act = fc.constantFrom('suspended', 'resumed', 'lifted', 'repealed', 'terminated');
    fc.assert(
      fc.property(fc.array(fc.tuple(day, act), { maxLength: 5 }), (acts) => {
        const records = acts.map(([on, kind]) => record(on, 'Embargo', { kind }));
        const text = written(embargo(records));
        const document = readIntervals(text) as IntervalsDocument;
        expect(document.instruments.map((i) => i.intervals)).toEqual(
          intervals(embargo(records)).map((i) => i.intervals),
        );
        expect(written(embargo(records))).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('name their acts, sources and marks', () => {
    const { instruments, sources } = intervalsDocument(embargo());
    expect(instruments[0]).toMatchObject({
      name: 'Embargo',
      by: 'NM',
      source: 'gazette',
      identifiers: [{ value: 'NM-1', source: 'report' }],
      acts: [{ title: 'Order 7; as amended', source: 'gazette' }],
    });
    expect(sources).toEqual([
      { name: 'gazette', title: 'The gazette', url: 'https://example.org/gazette' },
      { name: 'report', title: 'A report' },
    ]);
  });
});

describe('a text that holds no intervals', () => {
  const whole = () => JSON.parse(written(embargo())) as { instruments: { intervals: Record<string, unknown>[] }[] };
  const spoilt = (spoil: (intervals: Record<string, unknown>[]) => void) => {
    const document = whole();
    spoil(document.instruments[0]!.intervals);
    return JSON.stringify(document);
  };

  test.each([
    ['no JSON', '{', 'it is not JSON'],
    ['null', 'null', 'its schema is not proviso-intervals/1'],
    ['another format', '{"schema":"proviso-forecast/1"}', 'its schema is not proviso-intervals/1'],
    ['nothing in it', '{"schema":"proviso-intervals/1"}', 'it has no instruments'],
    ['no names', '{"schema":"proviso-intervals/1","instruments":[{}],"sources":[]}', 'instruments[0] has no name'],
  ])('is told apart: %s', (_, text, fault) => {
    expect(readIntervals(text)).toEqual({ fault });
  });

  test.each([
    ['a status that does not exist', (list: Record<string, unknown>[]) => (list[0]!.status = 'asleep')],
    ['a day that does not exist', (list: Record<string, unknown>[]) => (list[1]!.from = '2015-02-30')],
    ['a hole at its end', (list: Record<string, unknown>[]) => list.pop()],
    ['no citations', (list: Record<string, unknown>[]) => delete list[1]!.because],
  ])('is told apart: %s', (_, spoil) => {
    expect(readIntervals(spoilt(spoil))).toEqual({
      fault: expect.stringMatching(/^instruments\[0\]\.intervals\[\d\]/),
    });
  });
});

describe('the table of intervals', () => {
  const csv = intervalsCsv(intervalsDocument(embargo()));
  const { data, errors } = papaparse.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });

  test('has a header, a row for every interval, and line ends as RFC 4180 says', () => {
    expect(errors).toEqual([]);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(csv.startsWith('kind,name,title,by,against,status,verdict,from,through,')).toBe(true);
    expect(data).toHaveLength(intervals(embargo()).flatMap((i) => i.intervals).length);
  });

  test('says status and both days, the open end empty', () => {
    const spans = data.map(({ name, status, verdict, from, through }) => [name, status, verdict, from, through]);
    expect(spans).toEqual([
      ['Embargo', 'not yet', '', '', '2014-12-31'],
      ['Embargo', 'in force', '', '2015-01-01', '2015-12-31'],
      ['Embargo', 'lapsed', '', '2016-01-01', ''],
      ['Programme', '', 'unverified', '', ''],
    ]);
    expect(STATUSES).toContain(data[1]!.status as Status);
  });

  test('cites clauses, records, acts, sources and where these are found', () => {
    expect(data[2]).toMatchObject({
      clauses: 'Embargo.lapses',
      records: expect.stringContaining('2015-06-20'),
      acts: 'Order 7; as amended',
      sources: 'report',
      identifiers: 'report:NM-1',
    });
    expect(data[0]).toMatchObject({ sources: 'gazette', urls: 'https://example.org/gazette' });
  });

  test('holds no cell that a spreadsheet would run', () => {
    expect(data[0]!.title).toBe('\'=Arms, "all" of them');
  });
});
