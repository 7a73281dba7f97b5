import { describe, expect, test } from 'vitest';
import type { Scenario } from '../case.ts';
import {
  buildCase,
  datedEvent,
  distribution,
  hazardEvent,
  months,
  param,
  probability,
  rate,
  record,
  recordedEvent,
  state,
  term,
} from '../testing/index.ts';
import { PROBABILITY } from '../unit.ts';
import type { Adjustment } from './adjustment.ts';
import { adjustmentFaults } from './adjustment-fault.ts';
import { parseAdjustment } from './adjustment-text.ts';

const set = (quantity: string, value: number, from: string) =>
  ({ kind: 'set', quantity, value: term(value), from }) as const;
const dear: Scenario = {
  name: 'dear',
  interventions: [set('oil', 60, '2016-06-01'), set('oil', 70, '2016-09-01'), set('refusal', 0.5, '2016-06-01')],
};

const model = buildCase(months('2016-01', '2016-12'), {
  params: [
    param('anchor', distribution('lognormal interval', 40, 80)),
    param('seats', distribution('poisson', 3)),
    param('coin', distribution('bernoulli', 0.5)),
    param('drift', distribution('normal', 0, 1)),
    param('fixed', term(2)),
    { ...param('refusal', distribution('uniform', 0, 0.1)), unit: PROBABILITY },
  ],
  states: [state('oil', 40, 'oil')],
  events: [
    datedEvent('election', '2016-09-18', probability(0.9)),
    datedEvent('early', '2016-02-01', probability(0.5)),
    datedEvent('called_off', '2016-10-01', probability(0.5)),
    hazardEvent('sudden', rate(0.2)),
    { ...hazardEvent('over', rate(0.2)), occurrence: { kind: 'hazard', chance: rate(0.2), through: '2016-02-28' } },
    recordedEvent('told'),
  ],
  records: [record('2016-02-20', 'called_off', { kind: 'did not happen' })],
  scenarios: [dear],
});

const faultsOf = (...texts: readonly string[]) =>
  adjustmentFaults(
    model,
    '2016-03-10',
    texts.map((text) => parseAdjustment(text) as Adjustment),
  );

describe('what a case allows', () => {
  test.each([
    'anchor=55',
    'anchor=900',
    'drift=-3',
    'fixed=5',
    'seats=0',
    'refusal=1',
    'election=happens',
    'election=happens on 2016-10-02',
    'election=does not happen',
    'sudden=happens on 2016-03-11',
    'sudden=does not happen',
    'told=happens on 2016-12-31',
    'dear.oil=-10',
    'dear.oil.2=10',
  ])('%s', (text) => expect(faultsOf(text)).toEqual([]));
});

describe('what it refuses', () => {
  test.each([
    ['ancho=55', 'the case has no param ancho'],
    ['anchor=0', 'anchor takes positive numbers alone'],
    ['seats=1.5', 'seats takes whole numbers from 0 alone'],
    ['coin=2', 'coin takes 0 and 1 alone'],
    ['refusal=1.5', 'refusal is a probability, which 1.5 is not'],
    ['dear.refusal=-1', 'dear.refusal is a probability, which -1 is not'],
    ['election=1', 'election is an event, not a number'],
    ['oil=50', 'oil is no param: it takes its course, which only a scenario sets'],
    ['anchor=happens', 'the case has no event anchor'],
    ['early=happens', 'early is past: its day was 2016-02-01'],
    ['over=does not happen', 'over is past: it could happen through 2016-02-28 only'],
    ['called_off=happens', 'called_off is past: the record of 2016-02-20 says that it did not happen'],
    ['sudden=happens', 'sudden has no day of its own'],
    ['told=happens', 'told has no day of its own'],
    ['election=happens on 2016-03-10', '2016-03-10, on which election is to happen, is past as of 2016-03-10'],
    [
      'election=happens on 2017-01-01',
      '2017-01-01, on which election is to happen, lies after the timeline, which ends on 2016-12-31',
    ],
    ['cheap.oil=30', 'the case has no scenario cheap'],
    ['dear.oil.3=30', 'scenario dear sets no oil.3'],
    ['dear.anchor=30', 'scenario dear sets no anchor'],
  ])('%s', (text, message) => expect(faultsOf(text).map((fault) => fault.message)).toEqual([message]));

  test('a thing that is changed twice', () => {
    expect(faultsOf('anchor=55', 'drift=0', 'anchor=56')).toEqual([
      { target: 'anchor', message: 'anchor is changed twice', help: 'change it once' },
    ]);
  });

  test('an unknown name with the names that could have been meant', () => {
    expect(faultsOf('ancho=55')[0]!.names).toEqual(expect.arrayContaining(['anchor', 'election']));
    expect(faultsOf('dear.gas=55')[0]!.names).toEqual(['dear.oil', 'dear.oil.2', 'dear.refusal']);
  });
});
