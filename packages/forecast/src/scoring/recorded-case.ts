import type { Case, Chance, CivilDate, Event, Expression, Law, Series, Vote } from '@proviso/model';
import { caseAsOf } from '@proviso/model';
import { partsOf } from '../mentions.ts';

/** Which vintage of a figure counts: the first, or the latest known. */
export type Vintage = 'first' | 'latest';

const NOTHING: Law = { kind: 'value', value: { kind: 'number', value: 0 } };
const NEVER: Expression = { kind: 'number', value: 0 };

/**
 * The case with all chance taken out: what is on record by a day takes place, what is not does not, renewals and
 * liftings included. Measured states keep their figures and carry the last one on; what nothing measures stands still
 * at 0, and must not be asked about. Every path of it is the same.
 */
export function recordedCase(model: Case, known: CivilDate, vintage: Vintage): Case {
  const past = caseAsOf(model, known);
  const states = model.states.map((state) => {
    if (!state.series) return { ...state, start: NOTHING, next: NOTHING };
    const series = vintageOf(state.series, known, vintage);
    const { rows } = series;
    const start: Law = rows[0] ? { kind: 'value', value: { kind: 'number', value: rows[0].value } } : NOTHING;
    return { ...state, series, start, next: { kind: 'value', value: { kind: 'quantity', name: state.name } } as Law };
  });
  const traceable = traceableNames(model);
  return {
    ...past,
    params: past.params.map((param) => (traceable.has(param.name) ? param : { ...param, law: NOTHING })),
    states,
    lets: past.lets.map((it) => (traceable.has(it.name) ? it : { ...it, law: NOTHING })),
    observations: [],
    statements: [],
    scenarios: [],
    questions: [],
    events: past.events.map(withoutChance),
    facts: past.facts.map(({ chance: _, ...fact }) => fact),
    agreements: past.agreements.map((agreement) => ({
      ...agreement,
      obligations: agreement.obligations.map(({ chance: _, ...obligation }) => obligation),
    })),
    decisions: past.decisions.map((decision) => ({ ...decision, chance: impossible(decision.chance) })),
    votes: past.votes.map(voteWithoutChance),
  };
}

/** Rows known on a day, one for each date. */
function vintageOf(series: Series, known: CivilDate, vintage: Vintage): Series {
  const chosen = new Map<CivilDate, Series['rows'][number]>();
  for (const row of series.rows) {
    if (row.known <= known && (vintage === 'latest' || !chosen.has(row.date))) chosen.set(row.date, row);
  }
  return { ...series, rows: [...chosen.values()] };
}

/** Quantities that follow from figures and fixed numbers alone: measured states, and what is computed from these. */
export function traceableNames({ params, states, lets }: Case): ReadonlySet<string> {
  const names = new Set(states.filter(({ series }) => series).map(({ name }) => name));
  for (let before = -1; before < names.size; ) {
    before = names.size;
    for (const { name, law } of [...params, ...lets]) {
      if (law.kind === 'value' && isMadeOf(law.value, names)) names.add(name);
    }
  }
  return names;
}

/** Whether an expression reads none but these quantities. */
export function isMadeOf(expression: Expression, names: ReadonlySet<string>): boolean {
  return [...partsOf(expression)].every(
    (part) => (part.kind !== 'quantity' && part.kind !== 'lag') || names.has(part.name),
  );
}

function withoutChance(event: Event): Event {
  return { ...event, occurrence: { kind: 'recorded' } };
}

function voteWithoutChance(vote: Vote): Vote {
  const chance: Chance = { kind: 'probability', probability: NEVER, odds: [] };
  return { ...vote, ballot: { kind: 'as one', chance } };
}

function impossible({ kind }: Chance): Chance {
  return kind === 'probability' ? { kind, probability: NEVER, odds: [] } : { kind, branches: [{ rate: NEVER }] };
}
