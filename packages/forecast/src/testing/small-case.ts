import type { Case } from '@proviso/model';
import {
  arithmetic,
  both,
  buildCase,
  call,
  compare,
  datedEvent,
  decision,
  distribution,
  fact,
  happened,
  inForce,
  met,
  months,
  not,
  odds,
  on,
  param,
  probability,
  rate,
  record,
  recordedEvent,
  regime,
  state,
  voteAsOne,
  whether,
  whichValue,
} from '@proviso/model/testing';

const OIL: readonly (readonly [string, number])[] = [
  ['2015-10-31', 48],
  ['2015-11-30', 44],
  ['2015-12-31', 38],
  ['2016-01-31', 31],
];

/** A little of everything, on made-up numbers: a price with data, a regime that lapses, readers, scenarios. */
export function smallCase(more: Partial<Case> = {}): Case {
  return buildCase(months('2015-10', '2016-12'), {
    title: 'A regime and a price',
    verifiedThrough: '2016-12-31',
    readers: [{ name: 'analyst', title: 'The analyst' }],
    actors: [{ name: 'EU' }],
    params: [param('pull', distribution('uniform', 0.1, 1.5)), param('resolve', distribution('normal', 2, 0.5))],
    states: [
      state(
        'oil',
        48,
        distribution(
          'lognormal',
          arithmetic('oil', '*', arithmetic(arithmetic(50, '/', 'oil'), '^', arithmetic('pull', '/', 12))),
          0.1,
        ),
        OIL,
      ),
      state('fatigue', distribution('normal', 0, 0.3), distribution('normal', 'fatigue', 0.2)),
    ],
    events: [datedEvent('exit', '2016-06-23', probability(0.35)), recordedEvent('attack')],
    facts: [fact('border', rate(call('exp', arithmetic(0, '-', 'fatigue'))))],
    votes: [
      voteAsOne(
        'rollover',
        probability(0.9, odds(call('exp', 'fatigue')), odds(0.5, happened('exit', { through: '2016-12-31' }))),
      ),
    ],
    decisions: [decision('relief', rate(2, met('border')))],
    signals: [
      {
        name: 'line',
        about: 'resolve',
        categories: [
          { name: 'soft', weight: call('exp', arithmetic(0, '-', 'resolve')) },
          { name: 'hard', weight: call('exp', arithmetic('resolve', '-', 2)) },
        ],
      },
    ],
    statements: [
      {
        name: 'speech',
        date: '2016-01-22',
        known: '2016-01-22',
        by: 'EU',
        to: [],
        readings: [{ reader: 'analyst', signal: 'line', weights: [{ category: 'hard', weight: 1 }] }],
      },
    ],
    regimes: [
      regime(
        'sectoral',
        ['2015-08-01', '2016-01-31'],
        [
          { kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'rollover', lead: { count: 40, unit: 'day' } },
          { kind: 'lifted', by: 'relief' },
        ],
      ),
    ],
    records: [
      record('2015-11-13', 'attack', 'happened'),
      record('2015-12-21', 'sectoral', { kind: 'renewed', through: '2016-07-31' }),
    ],
    questions: [
      whether('attacked', happened('attack', { through: '2016-12-31' })),
      whether('dear_oil', compare('oil', '>', 50, on('2016-12-31'))),
      whether('held', inForce('sectoral', on('2016-08-31')), not(met('border', on('2016-08-31')))),
      whether('lapse_refused', not(inForce('sectoral', on('2016-08-31'))), not(inForce('sectoral', on('2015-12-31')))),
      whichValue('oil_at_end', 'oil', '2016-12-31'),
      whether(
        'rare',
        happened('exit', { through: '2016-12-31' }),
        both(compare('oil', '>', 50, on('2016-12-31')), not(inForce('sectoral', on('2016-08-31')))),
      ),
    ],
    claims: [
      { question: 'held', low: 0.75, high: 0.95, by: 'analyst', on: '2016-01-20', provenance: { because: 'habit' } },
    ],
    scenarios: [
      {
        name: 'oil_at_60',
        interventions: [{ kind: 'set', quantity: 'oil', value: { kind: 'number', value: 60 }, from: '2016-06-01' }],
      },
      {
        name: 'steadier',
        interventions: [{ kind: 'set', quantity: 'pull', value: { kind: 'number', value: 0.8 }, from: '2016-06-01' }],
      },
      { name: 'veto', interventions: [{ kind: 'fails', vote: 'rollover', from: '2016-06-01', through: '2016-07-31' }] },
      {
        name: 'veto_too_early',
        interventions: [{ kind: 'fails', vote: 'rollover', from: '2016-03-01', through: '2016-03-31' }],
      },
    ],
    ...more,
  });
}
