import { compare, happened, inForce, not, on, record, throughout, whether, whichValue } from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import { smallCase } from '../testing/small-case.ts';
import { baseRate, statusQuo } from './trivial-forecasts.ts';

const AS_OF = '2016-01-29';
const kept = (question: Parameters<typeof statusQuo>[1], asOf = AS_OF) => statusQuo(smallCase(), question, asOf);

describe('the forecast that nothing changes', () => {
  test('renews what must be renewed, for good', () => {
    expect(kept(whether('q', inForce('sectoral', on('2016-12-31'))))).toBe(1);
    expect(kept(whether('q', inForce('sectoral', throughout('2015-12-01', '2016-12-31'))))).toBe(1);
    expect(kept(whether('q', not(inForce('sectoral', throughout('2016-11-01', '2016-12-31')))))).toBe(0);
  });

  test('expects nothing that has not happened, and keeps what has', () => {
    expect(kept(whether('q', happened('exit', { through: '2016-12-31' })))).toBe(0);
    expect(kept(whether('q', happened('attack', { through: '2016-12-31' })))).toBe(1);
    expect(kept(whether('q', happened('attack', { from: '2016-03-01', through: '2016-12-31' })))).toBe(0);
  });

  test('carries the last figure known on, and knows no later one', () => {
    expect(kept(whichValue('q', 'oil', '2016-12-31'))).toBe(38);
    expect(kept(whichValue('q', 'oil', '2016-12-31'), '2016-02-01')).toBe(31);
    expect(kept(whether('q', compare('oil', '<', 40, on('2016-12-31'))))).toBe(1);
  });

  test('has nothing to say of what nothing measures, or under a condition that would not be met', () => {
    expect(kept(whichValue('q', 'fatigue', '2016-12-31'))).toBeUndefined();
    const held = inForce('sectoral', on('2016-12-31'));
    expect(kept(whether('q', held, happened('exit', { through: '2016-06-30' })))).toBeUndefined();
    expect(kept(whether('q', held, not(happened('exit', { through: '2016-06-30' }))))).toBe(1);
  });

  test('follows a lapse once it has come', () => {
    const model = smallCase({ records: [record('2015-11-13', 'attack', 'happened')] });
    expect(statusQuo(model, whether('q', inForce('sectoral', on('2016-12-31'))), '2016-02-01')).toBe(0);
  });
});

test('the base rate starts at one half and leans on what came out yes or no', () => {
  expect(baseRate([])).toBe(0.5);
  expect(baseRate([{ kind: 'yes' }, { kind: 'open' }, { kind: 'void', because: 'no figure measures it' }])).toBe(2 / 3);
  expect(baseRate([{ kind: 'yes' }, { kind: 'no' }, { kind: 'no' }])).toBe(2 / 5);
});
