import type { Chance } from '@proviso/model';
import {
  arithmetic,
  buildCase,
  datedEvent,
  hazardEvent,
  inForce,
  months,
  odds,
  probability,
  rate,
  regime,
  state,
} from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { log, log1p } from '../elementary/log.ts';
import { RunFailure } from '../executor.ts';
import { ensemble } from '../testing/ensemble.ts';

const base = {
  states: [state('x', 1, arithmetic('x', '+', 1))],
  regimes: [regime('R', ['2015-02-01'])],
};

/** What silence through March says about a dated event of 10 March: ln(1 - p). */
const silence = (chance: Chance) =>
  ensemble(buildCase(months('2015-01', '2015-03'), { ...base, events: [datedEvent('e', '2015-03-10', chance)] }), {
    asOf: '2015-03-31',
  }).scores()[0]!.score;

const failure = (run: () => unknown): RunFailure => {
  try {
    run();
  } catch (error) {
    if (error instanceof RunFailure) return error;
    throw error;
  }
  throw new Error('nothing failed');
};

describe('odds factors', () => {
  it('multiply the odds where they apply', () => {
    expect(silence(probability(0.5, odds(3)))).toBe(log1p(-0.75));
    expect(silence(probability(0.5, odds(3, inForce('R'))))).toBe(log1p(-0.75));
    expect(silence(probability(0.5, odds(3, { kind: 'not', of: inForce('R') })))).toBe(log1p(-0.5));
    expect(silence(probability(0.2, odds('x'), odds(2)))).toBeCloseTo(log(1 - 1.5 / 2.5), 14);
  });

  it('leave certainty and the impossible as they are', () => {
    expect(silence(probability(1, odds(0.5)))).toBe(-Infinity);
    expect(silence(probability(0, odds(1e300)))).toBe(log1p(-0));
  });
});

describe('a chance that makes no sense', () => {
  it('a probability over 1 names the subject and the day', () => {
    const fails = failure(() => silence(probability(arithmetic('x', '/', 2))));
    expect(fails).toMatchObject({ code: 'PV0901', subject: 'e', date: '2015-03-10' });
  });

  it('a negative factor and a negative rate are told apart from it', () => {
    expect(failure(() => silence(probability(0.5, odds(-1)))).code).toBe('PV0902');
    const hazard = buildCase(months('2015-01', '2015-03'), {
      ...base,
      events: [hazardEvent('e', rate(arithmetic(1, '-', 'x')))],
    });
    expect(failure(() => ensemble(hazard))).toMatchObject({ code: 'PV0902', subject: 'e', date: '2015-02-01' });
  });

  it('a dated event cannot come at a rate', () => {
    expect(failure(() => silence(rate(1))).code).toBe('PV0913');
  });
});

describe('a rate with branches', () => {
  it('is that of the first branch whose condition holds, else nothing', () => {
    const chance: Chance = {
      kind: 'rate',
      branches: [
        { rate: { kind: 'number', value: 12 }, once: inForce('R') },
        { rate: { kind: 'quantity', name: 'x' }, once: { kind: 'constant', value: false } },
        { rate: { kind: 'number', value: 6 } },
      ],
    };
    const model = buildCase(months('2015-01', '2015-02'), { ...base, events: [hazardEvent('e', chance)] });
    const scores = ensemble(model, { asOf: '2015-02-28' })
      .scores()
      .map(({ score }) => score);
    expect(scores).toEqual([-6 * (1 / 12), -12 * (1 / 12)]);
    const none: Chance = { kind: 'rate', branches: chance.branches.slice(1, 2) };
    const never = buildCase(months('2015-01', '2015-02'), { ...base, events: [hazardEvent('e', none)] });
    expect(
      ensemble(never, { asOf: '2015-02-28' })
        .scores()
        .map(({ score }) => score),
    ).toEqual([0, 0]);
  });
});
