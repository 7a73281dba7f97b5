import type { Case, Decision } from '@proviso/model';
import { buildCase, decision, inForce, months, rate, record, regime } from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { expm1 } from '../elementary/exp.ts';
import { log } from '../elementary/log.ts';
import { ensemble } from '../testing/ensemble.ts';

const lifting = (parts: Partial<Case> = {}) =>
  buildCase(months('2015-01', '2015-06'), {
    decisions: [decision('D', rate(2))],
    regimes: [regime('R', ['2014-01-01'], [{ kind: 'lifted', by: 'D' }])],
    ...parts,
  });

const step = 1 / 12;

describe('a decision with a rate', () => {
  it('lifts at its rate, on the last day of the step', () => {
    const paths = 20_000;
    const run = ensemble(lifting(), { paths });
    const p = -expm1(-2 * step);
    const lifted = Array.from({ length: paths }, (_, path) => run.status('R', path)[0]).filter((it) => it === 'lifted');
    expect(Math.abs(lifted.length / paths - p)).toBeLessThan(3 * Math.sqrt((p * (1 - p)) / paths));
  });

  it('that came about is scored by its chance, and the silence before and not after it', () => {
    const run = ensemble(lifting({ records: [record('2015-03-10', 'R', 'lifted')] }), { asOf: '2015-06-30' });
    expect(run.status('R')).toEqual(['in force', 'in force', 'lifted', 'lifted', 'lifted', 'lifted']);
    expect(run.scores()).toEqual([
      { kind: 'silence', name: 'D(R)', date: '2015-01-31', score: -2 * step },
      { kind: 'silence', name: 'D(R)', date: '2015-02-28', score: -2 * step },
      { kind: 'record', name: 'D(R)', date: '2015-03-10', score: log(-expm1(-2 * step)) },
    ]);
  });

  it('recorded on a first day is seen by lets one step later, so that it does not exclude itself', () => {
    const run = ensemble(
      lifting({
        decisions: [decision('D', rate(2, inForce('R')))],
        records: [record('2015-03-01', 'R', 'lifted')],
      }),
      { asOf: '2015-06-30' },
    );
    expect(run.scores().at(-1)!.score).toBe(log(-expm1(-2 * step)));
  });

  it('is open in the step of the as-of day until its last day is past', () => {
    expect(
      ensemble(lifting(), { asOf: '2015-02-27' })
        .scores()
        .map(({ date }) => date),
    ).toEqual(['2015-01-31']);
    expect(ensemble(lifting(), { asOf: '2015-02-28' }).scores()).toHaveLength(2);
  });

  it('may be taken from the day on from which its clause holds, for the days that are left', () => {
    const regimes = [regime('R', ['2014-01-01'], [{ kind: 'lifted', by: 'D', holds: { from: '2015-04-16' } }])];
    const run = ensemble(lifting({ regimes }), { asOf: '2015-06-30' });
    expect(run.scores().map(({ date, score }) => [date, score])).toEqual([
      ['2015-04-30', -2 * (step * (15 / 30))],
      ['2015-05-31', -2 * step],
      ['2015-06-30', -2 * step],
    ]);
  });

  it('says nothing while the status gives no room for it', () => {
    const regimes = [regime('R', ['2014-01-01'], [{ kind: 'resumed', by: 'D' }])];
    const records = [record('2015-03-10', 'R', 'suspended')];
    const run = ensemble(lifting({ regimes, records }), { asOf: '2015-04-30' });
    const scored = run.scores().filter(({ score }) => score !== 0);
    expect(scored.map(({ date }) => date)).toEqual(['2015-04-30']);
  });

  it('of two deciders, a record belongs to the one it names; the silence of the other is scored', () => {
    const by = (name: string, actor: string, perYear: number): Decision => ({
      ...decision(name, rate(perYear)),
      by: actor,
    });
    const run = ensemble(
      lifting({
        decisions: [by('D', 'council', 2), by('E', 'court', 3)],
        regimes: [
          regime(
            'R',
            ['2014-01-01'],
            [
              { kind: 'lifted', by: 'D' },
              { kind: 'lifted', by: 'E' },
            ],
          ),
        ],
        records: [record('2015-01-10', 'R', 'lifted', { by: 'court' })],
      }),
      { asOf: '2015-01-31' },
    );
    expect(run.scores()).toEqual([
      { kind: 'silence', name: 'D(R)', date: '2015-01-31', score: -2 * step },
      { kind: 'record', name: 'E(R)', date: '2015-01-10', score: log(-expm1(-3 * step)) },
    ]);
  });

  it('a repeal is told apart from a lifting and a lapse', () => {
    const condition = { kind: 'repealed', name: 'R' } as const;
    const asked = (act: 'lifted' | 'repealed') =>
      ensemble(
        lifting({
          records: [record('2015-03-10', 'R', act)],
          questions: [
            {
              name: 'before',
              asks: { kind: 'whether', condition: { ...condition, when: { kind: 'on', date: '2015-03-09' } } },
            },
            {
              name: 'then',
              asks: { kind: 'whether', condition: { ...condition, when: { kind: 'on', date: '2015-03-10' } } },
            },
          ],
        }),
        { asOf: '2015-06-30' },
      );
    expect([asked('repealed').answer('before')[0], asked('repealed').answer('then')[0]]).toEqual([0, 1]);
    expect(asked('lifted').answer('then')[0]).toBe(0);
  });
});
