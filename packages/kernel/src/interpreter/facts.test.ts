import type { Case } from '@proviso/model';
import {
  agreement,
  buildCase,
  choice,
  fact,
  formulation,
  fulfilled,
  letting,
  met,
  months,
  obligation,
  rate,
  record,
} from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { expm1 } from '../elementary/exp.ts';
import { log } from '../elementary/log.ts';
import { ensemble } from '../testing/ensemble.ts';

const step = 1 / 12;
const quarter = (parts: Partial<Case>) => buildCase(months('2015-01', '2015-03'), parts);

describe('obligations in order', () => {
  const minsk = agreement('M', '2014-01-01', {
    obligations: [obligation('first', rate(1e9)), obligation('second', rate(1e9), ['first'])],
    fulfilled: [formulation(met('M.first'), met('M.second'))],
  });

  it('one can be met only in a step on whose first day all that it needs was met', () => {
    const run = ensemble(quarter({ agreements: [minsk] }));
    expect(run.days('M.first')).toEqual(['2015-01-31']);
    expect(run.days('M.second')).toEqual(['2015-02-28']);
  });

  it('silence about one whose needs are unmet says nothing', () => {
    const slow = agreement('M', '2014-01-01', {
      obligations: [obligation('first', rate(1)), obligation('second', rate(2), ['first'])],
    });
    const run = ensemble(quarter({ agreements: [slow], records: [record('2015-01-20', 'M.first', 'met')] }), {
      asOf: '2015-03-31',
    });
    expect(run.scores()).toEqual([
      { kind: 'record', name: 'M.first', date: '2015-01-20', score: log(-expm1(-step)) },
      { kind: 'silence', name: 'M.second', date: '2015-01-31', score: 0 },
      { kind: 'silence', name: 'M.second', date: '2015-02-28', score: -2 * step },
      { kind: 'silence', name: 'M.second', date: '2015-03-31', score: -2 * step },
    ]);
  });

  it('an agreement is fulfilled from the step after the last of them', () => {
    const run = ensemble(quarter({ agreements: [minsk], lets: [letting('done', choice(fulfilled('M'), 1, 0))] }));
    expect(run.quantity('done').map(([value]) => value)).toEqual([0, 0, 1]);
  });

  it('nothing is owed before the agreement begins', () => {
    const late = agreement('M', '2015-02-15', { obligations: [obligation('first', rate(1))] });
    const run = ensemble(quarter({ agreements: [late] }), { asOf: '2015-03-31' });
    expect(run.scores().map(({ date, score }) => [date, score])).toEqual([
      ['2015-02-28', -(step * (14 / 28))],
      ['2015-03-31', -step],
    ]);
  });

  it('on record although what it needs was not met is impossible by the model', () => {
    const run = ensemble(quarter({ agreements: [minsk], records: [record('2015-01-20', 'M.second', 'met')] }), {
      asOf: '2015-01-20',
    });
    expect(run.scores()[0]).toMatchObject({ name: 'M.second', score: -Infinity });
  });
});

describe('a fact', () => {
  it('without chance and record stays false, and silence about it says nothing', () => {
    const run = ensemble(quarter({ facts: [fact('f')] }), { asOf: '2015-03-31' });
    expect(run.days('f')).toEqual([undefined]);
    expect(run.scores()).toEqual([]);
  });

  it('without chance is met by its record, unscored', () => {
    const run = ensemble(quarter({ facts: [fact('f')], records: [record('2015-02-03', 'f', 'met')] }), {
      asOf: '2015-03-31',
    });
    expect(run.days('f')).toEqual(['2015-02-03']);
    expect(run.scores()).toEqual([]);
  });

  it('that was met and then violated is not met', () => {
    const records = [record('2015-01-03', 'f', 'met'), record('2015-02-03', 'f', 'violated')];
    const run = ensemble(quarter({ facts: [fact('f')], records, lets: [letting('seen', choice(met('f'), 1, 0))] }), {
      asOf: '2015-03-31',
    });
    expect(run.quantity('seen').map(([value]) => value)).toEqual([0, 1, 0]);
  });
});
