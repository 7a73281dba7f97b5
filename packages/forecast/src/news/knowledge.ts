import type { Case, CivilDate, Gap, Series } from '@proviso/model';
import type { Tidings } from './items.ts';

/**
 * The case of one who has not heard of some things yet, though it is a day on which they could be known. Nor does their
 * silence count: that of what a record not yet heard of is about says nothing from the record's day on, since
 * else the passage of time would be charged with the opposite of what the record is about to say.
 */
export function withoutTidings(model: Case, unheard: readonly Tidings[], day: CivilDate): Case {
  const parts = new Set<unknown>(unheard.map(({ part }) => part));
  const heard = <T>(all: readonly T[]): readonly T[] => all.filter((part) => !parts.has(part));
  const cut = (series: Series): Series => ({ ...series, rows: heard(series.rows) });
  return {
    ...model,
    records: heard(model.records),
    statements: heard(model.statements),
    states: model.states.map((state) => (state.series ? { ...state, series: cut(state.series) } : state)),
    observations: model.observations.map((observation) => ({ ...observation, series: cut(observation.series) })),
    gaps: [...model.gaps, ...unheard.flatMap(({ item }) => gapFor(item, day))],
  };
}

function gapFor({ kind, name, date }: Tidings['item'], day: CivilDate): readonly Gap[] {
  return kind === 'record' && date <= day ? [{ subject: name, from: date, through: day }] : [];
}
