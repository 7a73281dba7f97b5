import type { Case, Series } from './case.ts';
import type { CivilDate } from './civil-date.ts';

/**
 * The case as it could be known on a day: records, data rows, statements and claims known later are left out, and of a
 * series with vintages each date keeps the latest known by then. Clauses and params stay, whatever their source's day:
 * {@link hindsightOf} lists those.
 */
export function caseAsOf(model: Case, day: CivilDate): Case {
  const records = model.records.filter((record) => record.known <= day);
  return {
    ...model,
    sources: model.sources.filter((source) => source.published === undefined || source.published <= day),
    records,
    states: model.states.map((state) => (state.series ? { ...state, series: seriesAsOf(state.series, day) } : state)),
    observations: model.observations.map((o) => ({ ...o, series: seriesAsOf(o.series, day) })),
    statements: model.statements.filter((statement) => statement.known <= day),
    claims: model.claims.filter((claim) => claim.on <= day),
  };
}

/** The rows of a series that were known on a day, the latest vintage of each date. */
export function seriesAsOf(series: Series, day: CivilDate): Series {
  const latest = new Map<CivilDate, Series['rows'][number]>();
  for (const row of series.rows) if (row.known <= day) latest.set(row.date, row);
  return { ...series, rows: [...latest.values()] };
}

/** A param, clause or event that leans on a source published after the as-of day. */
export interface Hindsight {
  readonly name: string;
  readonly source: string;
  readonly published: CivilDate;
}

/** Everything in the case that is not dropped by {@link caseAsOf} and yet leans on a later source, in order of name. */
export function hindsightOf(model: Case, day: CivilDate): readonly Hindsight[] {
  const published = new Map(model.sources.map((source) => [source.name, source.published]));
  const found: Hindsight[] = [];
  const look = (name: string, source: string | undefined) => {
    const date = source === undefined ? undefined : published.get(source);
    if (source !== undefined && date !== undefined && date > day) found.push({ name, source, published: date });
  };
  for (const thing of [
    ...model.params,
    ...model.states,
    ...model.lets,
    ...model.observations,
    ...model.events,
    ...model.facts,
    ...model.decisions,
    ...model.votes,
    ...model.signals,
    ...model.agreements,
    ...model.agreements.flatMap((agreement) => agreement.obligations),
    ...model.regimes,
  ]) {
    look(thing.name, thing.provenance?.from);
  }
  for (const instrument of [...model.agreements, ...model.regimes]) {
    for (const clause of instrument.clauses) look(clause.id, clause.provenance?.from);
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
