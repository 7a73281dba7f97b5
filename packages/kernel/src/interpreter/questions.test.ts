import type { Case, Condition } from '@proviso/model';
import {
  agreement,
  arithmetic,
  both,
  buildCase,
  choice,
  compare,
  either,
  formulation,
  fulfilled,
  happened,
  hasStatus,
  inForce,
  letting,
  met,
  months,
  not,
  obligation,
  on,
  record,
  recordedEvent,
  regime,
  state,
  summary,
  throughout,
  whether,
  whichValue,
} from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { RunFailure } from '../executor.ts';
import { ensemble } from '../testing/ensemble.ts';

/** R is in force through 15 March, S from 16 March; x is 1, 2, ... 6; e on 10 April; the obligation met on 5 May. */
const parts: Partial<Case> = {
  actors: [{ name: 'US' }, { name: 'Congress', partOf: 'US' }, { name: 'RU' }],
  regimes: [
    regime('R', ['2014-01-01', '2015-03-15'], [], { by: 'Congress', against: 'RU' }),
    regime('S', ['2015-03-16'], [], { by: 'EU' }),
  ],
  agreements: [agreement('M', '2014-01-01', { obligations: [obligation('o')], fulfilled: [formulation(met('M.o'))] })],
  states: [state('x', 1, arithmetic('x', '+', 1))],
  events: [recordedEvent('e')],
  records: [record('2015-04-10', 'e', 'happened'), record('2015-05-05', 'M.o', 'met')],
};

const asked = (...questions: NonNullable<Case['questions']>) =>
  ensemble(buildCase(months('2015-01', '2015-06'), { ...parts, questions }), { asOf: '2015-06-30' });
const holds = (condition: Condition) => asked(whether('q', condition)).answer('q')[0] === 1;

describe('a question about a day', () => {
  it('knows the last day of force from the day after', () => {
    expect(holds(inForce('R', on('2015-03-15')))).toBe(true);
    expect(holds(inForce('R', on('2015-03-16')))).toBe(false);
    expect(holds(hasStatus('R', 'lapsed', on('2015-03-16')))).toBe(true);
    expect(holds(inForce('S', on('2015-03-15')))).toBe(false);
    expect(holds(inForce('S', on('2015-03-16')))).toBe(true);
  });

  it('knows facts and fulfilment from the day on which they were met', () => {
    expect(holds(met('M.o', on('2015-05-04')))).toBe(false);
    expect(holds(met('M.o', on('2015-05-05')))).toBe(true);
    expect(holds(fulfilled('M', on('2015-05-04')))).toBe(false);
    expect(holds(fulfilled('M', on('2015-05-05')))).toBe(true);
  });

  it('compares the value of the step that holds the day', () => {
    expect(holds(compare('x', '=', 3, on('2015-03-01')))).toBe(true);
    expect(holds(compare('x', '=', 3, on('2015-03-31')))).toBe(true);
    expect(holds(compare('x', '>', 3, on('2015-03-31')))).toBe(false);
  });

  it('asks about regimes by a sender or a part of it', () => {
    const none = (by: string, date: string): Condition => ({ kind: 'no regime', by, against: 'RU', when: on(date) });
    expect(holds(none('US', '2015-03-15'))).toBe(false);
    expect(holds(none('US', '2015-03-16'))).toBe(true);
    expect(holds(none('EU', '2015-03-16'))).toBe(true);
    expect(holds({ kind: 'no regime', by: 'EU', when: on('2015-03-16') })).toBe(false);
  });

  it('without a day asks about the last', () => {
    expect(holds(inForce('S'))).toBe(true);
    expect(holds(compare('x', '=', 6))).toBe(true);
  });
});

describe('a question about a time', () => {
  it('holds throughout only if on every day', () => {
    expect(holds(inForce('R', throughout('2015-01-01', '2015-03-15')))).toBe(true);
    expect(holds(inForce('R', throughout('2015-01-01', '2015-03-16')))).toBe(false);
    expect(holds(hasStatus('S', 'not yet', throughout('2015-03-02', '2015-03-16')))).toBe(false);
    expect(holds(compare('x', '<', 5, throughout('2015-01-15', '2015-04-02')))).toBe(true);
    expect(holds(compare('x', '<', 4, throughout('2015-01-15', '2015-04-02')))).toBe(false);
  });

  it('is of no concern outside: what fails before and after may hold throughout', () => {
    expect(holds(inForce('S', throughout('2015-03-16', '2015-06-30')))).toBe(true);
  });

  it('summarises the steps that hold its ends', () => {
    const least = summary('min', 'x', '2015-02-10', '2015-04-10');
    const greatest = summary('max', 'x', '2015-02-10', '2015-04-10');
    const mean = summary('mean', 'x', '2015-02-10', '2015-05-10');
    expect(holds(compare(least, '=', 2))).toBe(true);
    expect(holds(compare(greatest, '=', 4))).toBe(true);
    expect(holds(compare(mean, '=', 3.5))).toBe(true);
  });

  it('asks whether something happened within it, both ends included', () => {
    expect(holds(happened('e', { through: '2015-04-09' }))).toBe(false);
    expect(holds(happened('e', { through: '2015-04-10' }))).toBe(true);
    expect(holds(happened('e', { from: '2015-04-10', through: '2015-05-01' }))).toBe(true);
    expect(holds(happened('e', { from: '2015-04-11' }))).toBe(false);
    expect(holds(happened('e'))).toBe(true);
  });
});

describe('an answer', () => {
  it('combines atoms about different days', () => {
    const [r, s] = [inForce('R', on('2015-01-31')), inForce('S', on('2015-01-31'))];
    expect([holds(both(r, s)), holds(either(r, s)), holds(both(r, not(s)))]).toEqual([false, true, true]);
  });

  it('is unknown until the last step that it asks about has run', () => {
    const questions = [whether('q', inForce('R', on('2015-02-10')), inForce('S', on('2015-04-30')))];
    const model = buildCase(months('2015-01', '2015-06'), { ...parts, questions });
    const after = (through: number) => ensemble(model, { asOf: '2015-06-30', through });
    expect(after(0).executor.layout.questions[0]!.settledIn).toBe(3);
    expect([after(2).answer('q')[0], after(2).given('q')[0]]).toEqual([Number.NaN, Number.NaN]);
    expect([after(3).answer('q')[0], after(3).given('q')[0]]).toEqual([1, 1]);
  });

  it('to a question after a value is the value of its day, also where its condition is known later', () => {
    const run = asked(whichValue('q', arithmetic('x', '*', 10), '2015-02-10', inForce('S', on('2015-05-31'))));
    expect([run.answer('q')[0], run.given('q')[0]]).toEqual([20, 1]);
  });

  it('to a question about a day outside the timeline is refused', () => {
    expect(() => holds(inForce('R', on('2016-01-01')))).toThrowError(RunFailure);
    expect(() => holds(inForce('R', on('2016-01-01')))).toThrowError(/2016-01-01, which the timeline does not hold/);
  });
});

describe('a dated condition in a let', () => {
  it('holds from the step after the one that holds its day', () => {
    const lets = [letting('l', choice(inForce('R', on('2015-02-10')), 1, 0))];
    const run = ensemble(buildCase(months('2015-01', '2015-06'), { ...parts, lets }));
    expect(run.quantity('l').map(([value]) => value)).toEqual([0, 0, 1, 1, 1, 1]);
  });
});
