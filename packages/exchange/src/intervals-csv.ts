import type { Citation, Interval } from '@proviso/law';
import papaparse from 'papaparse';
import { type ExportedInstrument, type IntervalsDocument, sourcesOf } from './intervals-document.ts';

const COLUMNS = [
  'kind',
  'name',
  'title',
  'by',
  'against',
  'status',
  'verdict',
  'from',
  'through',
  'clauses',
  'records',
  'acts',
  'sources',
  'urls',
  'identifiers',
] as const;

/** Between several values in one cell. */
const AND = ' | ';

/**
 * Intervals as a table, one in a row: RFC 4180 with a header, UTF-8 without a byte-order mark, days as ISO dates, both
 * inclusive; an empty end is open. A cell that a spreadsheet would take for a formula gets an apostrophe.
 */
export function intervalsCsv(document: IntervalsDocument): string {
  const urls = new Map(document.sources.map(({ name, url }) => [name, url]));
  const rows = document.instruments.flatMap((instrument) =>
    instrument.intervals.map((interval) => rowOf(instrument, interval, urls)),
  );
  const data = rows.map((row) => COLUMNS.map((column) => row[column]));
  return `${papaparse.unparse({ fields: [...COLUMNS], data }, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}

function rowOf(
  instrument: ExportedInstrument,
  interval: Interval,
  urls: ReadonlyMap<string, string | undefined>,
): Readonly<Record<(typeof COLUMNS)[number], string>> {
  const sources = sourcesOf(interval, instrument);
  return {
    kind: instrument.kind,
    name: instrument.name,
    title: instrument.title ?? '',
    by: instrument.by ?? '',
    against: instrument.against ?? '',
    status: interval.status ?? '',
    verdict: interval.verdict ?? '',
    from: interval.from ?? '',
    through: interval.through ?? '',
    clauses: cited(interval.because, 'clause'),
    records: cited(interval.because, 'record'),
    acts: instrument.acts.map(({ title }) => title).join(AND),
    sources: sources.join(AND),
    urls: sources.flatMap((source) => urls.get(source) ?? []).join(AND),
    identifiers: instrument.identifiers.map(({ value, source }) => `${source}:${value}`).join(AND),
  };
}

function cited(because: readonly Citation[], kind: 'clause' | 'record'): string {
  return because.flatMap((citation) => (citation.kind === kind ? [citation.id] : [])).join(AND);
}
