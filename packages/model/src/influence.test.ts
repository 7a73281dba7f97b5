import { describe, expect, test } from 'vitest';
import type { Case } from './case.ts';
import type { Expression } from './expression.ts';
import { chanceEnters, dependencyGraph, influencesOn } from './influence.ts';
import { buildCase } from './testing/index.ts';

const EMPTY_CASE = buildCase({ unit: 'month', from: '2016-01-01', through: '2016-12-31' });

const quantity = (name: string): Expression => ({ kind: 'quantity', name });
const number = (value: number): Expression => ({ kind: 'number', value });
const sum = (left: Expression, right: Expression): Expression => ({ kind: 'arithmetic', operator: '+', left, right });
const PURE = { bases: [] };

/** Oil hurts, hurting moves a decision, the decision lifts a regime, on which another rests; mood moves nothing. */
const CASE: Case = {
  ...EMPTY_CASE,
  params: [
    {
      name: 'anchor',
      unit: PURE,
      law: { kind: 'draw', distribution: { family: 'normal interval', arguments: [number(40), number(80)] } },
    },
  ],
  states: [
    {
      name: 'mood',
      unit: PURE,
      start: { kind: 'value', value: number(0) },
      next: { kind: 'value', value: quantity('mood') },
    },
    {
      name: 'oil',
      unit: PURE,
      start: { kind: 'value', value: number(40) },
      next: { kind: 'value', value: sum(quantity('oil'), quantity('anchor')) },
    },
  ],
  lets: [{ name: 'pain', unit: PURE, law: { kind: 'value', value: { kind: 'lag', name: 'oil', steps: 1 } } }],
  events: [
    {
      name: 'certain',
      occurrence: {
        kind: 'dated',
        on: '2016-02-01',
        chance: { kind: 'probability', probability: number(1), odds: [] },
      },
    },
    { name: 'recorded', occurrence: { kind: 'recorded' } },
  ],
  decisions: [{ name: 'relief', by: 'EU', chance: { kind: 'rate', branches: [{ rate: quantity('pain') }] } }],
  regimes: [
    { name: 'base', by: 'EU', acts: [], measures: [], clauses: [{ kind: 'lifted', by: 'relief', id: 'base.lifted' }] },
    {
      name: 'upper',
      by: 'US',
      against: 'RU',
      acts: [],
      measures: [],
      clauses: [{ kind: 'rests', on: 'base', id: 'upper.rests' }],
    },
  ],
  questions: [
    { name: 'direct', asks: { kind: 'whether', condition: { kind: 'status', name: 'upper', is: 'in force' } } },
    { name: 'open', asks: { kind: 'whether', condition: { kind: 'no regime', by: 'US' } } },
  ],
};
const graph = dependencyGraph(CASE);

describe('what a question depends on', () => {
  test('is found through regimes, decisions, lags and states', () => {
    expect([...influencesOn(graph, 'direct')].sort()).toEqual(['anchor', 'base', 'oil', 'pain', 'relief', 'upper']);
  });

  test('is, for "no regime by X", every regime by X', () => expect(graph.get('open')).toEqual(['upper']));

  test('does not include what only moves itself', () => {
    expect(graph.get('mood')).toEqual([]);
    expect(influencesOn(graph, 'direct').has('mood')).toBe(false);
  });
});

test('chance enters by draws and by rates that can be above 0, not by certainties', () => {
  expect([...chanceEnters(CASE)].sort()).toEqual(['anchor', 'relief']);
});
