import type { Case, Intervention } from '@proviso/model';
import {
  arithmetic,
  buildCase,
  datedEvent,
  decision,
  distribution,
  fact,
  hazardEvent,
  letting,
  months,
  param,
  probability,
  rate,
  recordedEvent,
  regime,
  state,
  term,
  voteAsOne,
} from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { RunFailure } from '../executor.ts';
import { ensemble } from '../testing/ensemble.ts';

const parts: Partial<Case> = {
  params: [param('p', distribution('uniform', 0, 1))],
  states: [state('x', 1, arithmetic('x', '+', 1))],
  lets: [letting('y', arithmetic('x', '*', 2)), letting('z', arithmetic('p', '+', 0))],
  events: [datedEvent('dated', '2016-05-10', probability(1)), hazardEvent('sudden', rate(1e9)), recordedEvent('told')],
  facts: [fact('f', rate(0))],
  decisions: [decision('D', rate(0))],
  votes: [voteAsOne('V', probability(1))],
  regimes: [
    regime(
      'R',
      ['2015-01-01', '2016-03-31'],
      [{ kind: 'lapses', period: { count: 1, unit: 'month' }, by: 'V', lead: { count: 40, unit: 'day' } }],
    ),
    regime('S', ['2015-01-01'], [{ kind: 'lifted', by: 'D' }]),
  ],
};

/** World 1 has these interventions; as of 15 January 2016, the first step of six. */
function world(...interventions: readonly Intervention[]) {
  const model = buildCase(months('2016-01', '2016-06'), { ...parts, scenarios: [{ name: 's', interventions }] });
  return ensemble(model, { asOf: '2016-01-15', world: 1 });
}
const values = (run: ReturnType<typeof world>, name: string) => run.quantity(name).map(([value]) => value);

describe('a set value', () => {
  it('without days holds from the step after the as-of day to the end', () => {
    const run = world({ kind: 'set', quantity: 'x', value: term(60) });
    expect(values(run, 'x')).toEqual([1, 60, 60, 60, 60, 60]);
    expect(values(run, 'y')).toEqual([2, 120, 120, 120, 120, 120]);
  });

  it('holds through its last day, and the state goes on from there', () => {
    const run = world({ kind: 'set', quantity: 'x', value: term(60), from: '2016-03-01', through: '2016-04-30' });
    expect(values(run, 'x')).toEqual([1, 2, 60, 60, 61, 62]);
  });

  it('may be relative to the value that there would be', () => {
    const run = world({ kind: 'set', quantity: 'y', value: arithmetic('y', '*', 0.5), from: '2016-06-01' });
    expect(values(run, 'y')).toEqual([2, 4, 6, 8, 10, 6]);
  });

  it('of a param gives way to the drawn one after its last day', () => {
    const run = world({
      kind: 'set',
      quantity: 'p',
      value: arithmetic('p', '+', 1),
      from: '2016-02-01',
      through: '2016-03-31',
    });
    const [p, ...others] = values(run, 'p') as [number, ...number[]];
    expect(others).toEqual([p + 1, p + 1, p, p, p]);
    expect(values(run, 'z')).toEqual(values(run, 'p'));
  });

  it('yields to a figure of the step', () => {
    const states = [
      state('x', 1, distribution('normal', 'x', 1), [
        ['2016-01-10', 5],
        ['2016-02-10', 7],
      ]),
    ];
    const set = { kind: 'set', quantity: 'x', value: term(60), from: '2016-02-12' } as const;
    const model = buildCase(months('2016-01', '2016-06'), { states, scenarios: [{ name: 's', interventions: [set] }] });
    expect(values(ensemble(model, { asOf: '2016-02-11', world: 1 }), 'x').slice(0, 3)).toEqual([5, 7, 60]);
  });
});

describe('other interventions', () => {
  it('an event happens on the day and not by chance', () => {
    expect(world({ kind: 'happens', event: 'dated', on: '2016-04-01' }).days('dated')).toEqual(['2016-04-01']);
    expect(world({ kind: 'happens', event: 'sudden', on: '2016-06-05' }).days('sudden')).toEqual(['2016-06-05']);
    expect(world({ kind: 'happens', event: 'told', on: '2016-06-05' }).days('told')).toEqual(['2016-06-05']);
  });

  it('an event does not happen', () => {
    expect(world({ kind: 'does not happen', event: 'dated' }).days('dated')).toEqual([undefined]);
    expect(world({ kind: 'does not happen', event: 'sudden' }).days('sudden')).toEqual([undefined]);
  });

  it('a fact is met', () => {
    expect(world({ kind: 'met', name: 'f', on: '2016-04-05' }).days('f')).toEqual(['2016-04-05']);
  });

  it('a vote is forced where it is held within the days, or due for an expiry within them', () => {
    const fails = (from: string, through: string) => world({ kind: 'fails', vote: 'V', from, through });
    expect(fails('2016-02-20', '2016-02-20').status('R')[3]).toBe('lapsed');
    expect(fails('2016-03-31', '2016-03-31').status('R')[3]).toBe('lapsed');
    expect(fails('2016-04-30', '2016-04-30').status('R').slice(3, 5)).toEqual(['in force', 'lapsed']);
  });

  it('a decision is forced within the days', () => {
    const run = world({ kind: 'passes', vote: 'D', from: '2016-03-01', through: '2016-03-31' });
    expect(run.status('S').slice(1, 3)).toEqual(['in force', 'lifted']);
  });

  it('an act is done on its day', () => {
    const run = world({ kind: 'act', subject: 'S', act: 'suspend', on: '2016-03-05' });
    expect(run.status('S').slice(1, 3)).toEqual(['in force', 'suspended']);
  });

  it('leave the baseline alone', () => {
    const interventions = [{ kind: 'set', quantity: 'x', value: term(60) } as const];
    const model = buildCase(months('2016-01', '2016-06'), { ...parts, scenarios: [{ name: 's', interventions }] });
    const without = ensemble(buildCase(months('2016-01', '2016-06'), parts), { asOf: '2016-01-15' });
    expect(ensemble(model, { asOf: '2016-01-15' }).quantity('x')).toEqual(without.quantity('x'));
  });

  it('say which of them met a path', () => {
    const run = world(
      { kind: 'set', quantity: 'x', value: term(60) },
      { kind: 'fails', vote: 'V', from: '2016-02-10', through: '2016-02-12' },
      { kind: 'act', subject: 'S', act: 'resume', on: '2016-03-05' },
      { kind: 'does not happen', event: 'dated' },
      { kind: 'happens', event: 'told', on: '2017-03-05' },
      { kind: 'met', name: 'f', on: '2016-04-05' },
    );
    expect(run.particles.touched(1)).toEqual([true, false, false, true, false, true]);
    expect(run.particles.touched(0)).toEqual([]);
  });

  it('in the past are refused', () => {
    const past = () => world({ kind: 'happens', event: 'told', on: '2016-01-15' });
    expect(past).toThrowError(RunFailure);
    expect(past).toThrowError(/scenario s intervenes on 2016-01-15, which is past as of 2016-01-15/);
    expect(() => world({ kind: 'happens', event: 'told', on: '2016-01-16' })).not.toThrow();
  });
});
