import {
  type Case,
  type CivilDate,
  type DatedRecord,
  formatUnit,
  type Named,
  type Series,
  type SeriesRow,
  type Statement,
  type Unit,
} from '@proviso/model';
import type { NewsItem } from './news.ts';

/** An item of news, and the very part of the case that becomes known with it. */
export interface Tidings {
  readonly item: NewsItem;
  readonly part: DatedRecord | SeriesRow | Statement;
}

/** All that became known after a day and through another, in order of the day and of the qualified name. */
export function tidingsOf(model: Case, after: CivilDate, through: CivilDate): readonly Tidings[] {
  const isNew = ({ known }: { readonly known: CivilDate }) => known > after && known <= through;
  const titles = titlesOf(model);
  const found: Tidings[] = [
    ...model.records.filter(isNew).map((record) => ({ item: recordItem(record, titles), part: record })),
    ...[...model.states, ...model.observations].flatMap((owner) => seriesTidings(owner, isNew)),
    ...model.statements.filter(isNew).map((statement) => ({ item: statementItem(statement), part: statement })),
  ];
  const keyOf = ({ item }: Tidings) => [item.known, item.name, item.date, item.kind].join('\n');
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function recordItem({ subject, date, known, act, source }: DatedRecord, titles: ReadonlyMap<string, string>): NewsItem {
  const title = titles.get(subject);
  return {
    kind: 'record',
    name: subject,
    ...(title === undefined ? {} : { title }),
    date,
    known,
    act,
    ...(source === undefined ? {} : { source }),
  };
}

function statementItem({ name, title, date, known, by, source }: Statement): NewsItem {
  return {
    kind: 'statement',
    name,
    ...(title === undefined ? {} : { title }),
    date,
    known,
    by,
    ...(source === undefined ? {} : { source }),
  };
}

function seriesTidings(
  { name, title, unit, series }: Named & { readonly unit: Unit; readonly series?: Series },
  isNew: (row: SeriesRow) => boolean,
): readonly Tidings[] {
  const inUnit = formatUnit(unit) === '1' ? {} : { unit: formatUnit(unit) };
  const rows = series?.rows ?? [];
  return rows.flatMap((row, i): readonly Tidings[] => {
    if (!isNew(row)) return [];
    const { date, known, value } = row;
    const about = { name, ...(title === undefined ? {} : { title }), date, known, value, ...inUnit };
    // Rows are in order of date, then of the day they became known.
    const before = rows[i - 1]?.date === date ? rows[i - 1]! : undefined;
    const item: NewsItem = before ? { kind: 'revision', ...about, before: before.value } : { kind: 'figure', ...about };
    return [{ item, part: row }];
  });
}

/** Titles of all that a record can be about. */
function titlesOf(model: Case): ReadonlyMap<string, string> {
  const subjects: readonly Named[] = [
    ...model.regimes,
    ...model.agreements,
    ...model.agreements.flatMap(({ obligations }) => obligations),
    ...model.facts,
    ...model.events,
    ...model.decisions,
    ...model.votes,
  ];
  return new Map(subjects.flatMap(({ name, title }) => (title === undefined ? [] : [[name, title]])));
}
