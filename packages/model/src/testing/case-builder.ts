import type { Case } from '../case.ts';
import type { Timeline } from '../period.ts';

/**
 * A whole case from the parts that a test is about; what is not given is empty. Lists are sorted by name as the
 * language sorts them, so that a test may write them in the order in which they read best.
 */
export function buildCase(timeline: Timeline, parts: Partial<Omit<Case, 'timeline'>> = {}): Case {
  const sorted = <T extends { readonly name: string }>(list: readonly T[] = []) =>
    [...list].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return {
    title: parts.title ?? 'A case of the tests',
    timeline,
    ...(parts.verifiedThrough !== undefined && { verifiedThrough: parts.verifiedThrough }),
    sources: sorted(parts.sources),
    readers: parts.readers ?? [],
    actors: sorted(parts.actors),
    unions: sorted(parts.unions),
    agreements: sorted(parts.agreements),
    regimes: sorted(parts.regimes),
    facts: sorted(parts.facts),
    events: sorted(parts.events),
    decisions: sorted(parts.decisions),
    votes: sorted(parts.votes),
    records: [...(parts.records ?? [])].sort((a, b) =>
      a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1,
    ),
    gaps: parts.gaps ?? [],
    params: sorted(parts.params),
    states: sorted(parts.states),
    lets: sorted(parts.lets),
    observations: sorted(parts.observations),
    signals: sorted(parts.signals),
    statements: sorted(parts.statements),
    questions: sorted(parts.questions),
    claims: parts.claims ?? [],
    scenarios: sorted(parts.scenarios),
  };
}

/** A timeline by month, as in `months('2014-03', '2017-12')`. */
export function months(from: string, through: string): Timeline {
  const [year, month] = through.split('-').map(Number);
  const last = new Date(Date.UTC(year!, month!, 0)).getUTCDate();
  return { unit: 'month', from: `${from}-01`, through: `${through}-${last}` };
}
