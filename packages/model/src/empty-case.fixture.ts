import type { Case } from './case.ts';

/** A case with nothing in it, to be filled by tests. */
export const EMPTY_CASE: Case = {
  title: 'Nothing',
  timeline: { unit: 'month', from: '2016-01-01', through: '2016-12-31' },
  sources: [],
  readers: [],
  actors: [],
  unions: [],
  agreements: [],
  regimes: [],
  facts: [],
  events: [],
  decisions: [],
  votes: [],
  records: [],
  gaps: [],
  params: [],
  states: [],
  lets: [],
  observations: [],
  signals: [],
  statements: [],
  questions: [],
  claims: [],
  scenarios: [],
};
