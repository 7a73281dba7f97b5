import { expect, test } from 'vitest';
import {
  arithmetic,
  buildCase,
  datedEvent,
  hazardEvent,
  months,
  param,
  probability,
  rate,
  term,
} from '../testing/index.ts';
import { adjustedScenario, eventsForcedBy, heldBy } from './effect.ts';

const set = (quantity: string, value: number) => ({ kind: 'set', quantity, value: term(value) }) as const;
const model = buildCase(months('2016-01', '2016-12'), {
  params: [param('a', 1), param('b', 2)],
  events: [datedEvent('election', '2016-09-18', probability(0.9)), hazardEvent('sudden', rate(0.2))],
  scenarios: [
    {
      name: 's',
      interventions: [
        { ...set('a', 10), value: arithmetic('a', '*', 2) },
        { kind: 'happens', event: 'sudden', on: '2016-05-01' },
        set('b', 20),
        set('a', 30),
      ],
    },
  ],
});

test('params are held at their values', () => {
  expect(
    heldBy([
      { kind: 'held', param: 'a', value: 3 },
      { kind: 'does not happen', event: 'sudden' },
    ]),
  ).toEqual(new Map([['a', 3]]));
});

test('an event happens on the day that is named, else on its own', () => {
  const forced = eventsForcedBy(model, [
    { kind: 'happens', event: 'election' },
    { kind: 'happens', event: 'sudden', on: '2016-04-01' },
    { kind: 'held', param: 'a', value: 3 },
  ]);
  expect(forced).toEqual([
    { kind: 'happens', event: 'election', on: '2016-09-18' },
    { kind: 'happens', event: 'sudden', on: '2016-04-01' },
  ]);
});

test('a scenario takes another value where it is told to, the second of a quantity by its number', () => {
  const scenario = adjustedScenario(model, model.scenarios[0]!, [
    { kind: 'set', scenario: 's', quantity: 'a', nth: 2, value: 99 },
    { kind: 'set', scenario: 'another', quantity: 'b', nth: 1, value: 99 },
  ]);
  const [first, second, third, fourth] = scenario.interventions;
  expect([first, second, third]).toEqual(model.scenarios[0]!.interventions.slice(0, 3));
  expect(fourth).toEqual(set('a', 99));
});

test('a scenario that no adjustment changes is the same scenario', () => {
  expect(adjustedScenario(model, model.scenarios[0]!, [])).toBe(model.scenarios[0]);
});
