import type { Case } from '@proviso/model';
import {
  buildCase,
  datedEvent,
  decision,
  happened,
  months,
  odds,
  probability,
  record,
  recordedEvent,
  regime,
  voteAsOne,
} from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { log, log1p } from '../elementary/log.ts';
import { ensemble } from '../testing/ensemble.ts';

const halfYear = { count: 6, unit: 'month' } as const;

/** A regime from August 2014 on that a vote renews for six months at a time. */
function renewable(parts: Partial<Case> = {}, through = '2015-07-31', lead?: number): Case {
  return buildCase(months('2014-08', '2017-12'), {
    votes: [voteAsOne('V', probability(0.9))],
    regimes: [
      regime(
        'R',
        ['2014-08-01', through],
        [
          {
            kind: 'lapses',
            period: halfYear,
            by: 'V',
            ...(lead !== undefined && { lead: { count: lead, unit: 'day' } }),
          },
        ],
      ),
    ],
    ...parts,
  });
}

/** The status as of the last day of a month. */
const endOf = (month: string, { status }: ReturnType<typeof ensemble>, name = 'R') =>
  status(name)[(Number(month.slice(0, 4)) - 2014) * 12 + Number(month.slice(5)) - 8];

const certain = { votes: [voteAsOne('V', probability(1))] };
const never = { votes: [voteAsOne('V', probability(0))] };

describe('a regime that lapses unless renewed', () => {
  it('is followed through a gap in which its terms are shorter than the notice for their renewal', () => {
    const run = ensemble(
      renewable(
        {
          ...certain,
          records: [record('2015-07-20', 'R', { kind: 'renewed', through: '2015-08-09' })],
          gaps: [{ from: '2015-07-01', through: '2015-12-31', subject: 'R' }],
        },
        '2015-07-31',
        40,
      ),
      { asOf: '2015-12-31' },
    );
    expect(endOf('2015-12', run)).toBe('in force');
  });

  it('lapses by itself the day after its expiry when the renewal is withheld', () => {
    const run = ensemble(renewable(never));
    expect(endOf('2015-07', run)).toBe('in force');
    expect(endOf('2015-08', run)).toBe('lapsed');
    expect(endOf('2017-12', run)).toBe('lapsed');
  });

  it('lapses within the step when the expiry does', () => {
    const run = ensemble(renewable(never, '2015-07-15'));
    expect(endOf('2015-06', run)).toBe('in force');
    expect(endOf('2015-07', run)).toBe('lapsed');
  });

  it('goes on while it is renewed', () => {
    const run = ensemble(renewable(certain));
    expect(endOf('2017-12', run)).toBe('in force');
    expect(run.expiry('R').at(-1)).toBe('2018-01-31');
  });

  it('aims at the day of its first end: 31 August, 28 February, 31 August', () => {
    const expiries = new Set(ensemble(renewable(certain, '2014-08-31')).expiry('R'));
    expect([...expiries]).toEqual([
      '2015-02-28',
      '2015-08-31',
      '2016-02-29',
      '2016-08-31',
      '2017-02-28',
      '2017-08-31',
      '2018-02-28',
    ]);
  });

  it('aims at the day of a recorded end that is another', () => {
    const records = [record('2014-08-20', 'R', { kind: 'renewed', through: '2015-02-27' })];
    const expiries = new Set(
      ensemble(renewable({ ...certain, records }, '2014-08-31'), { asOf: '2014-09-01' }).expiry('R'),
    );
    expect([...expiries].slice(0, 3)).toEqual(['2015-02-27', '2015-08-27', '2016-02-27']);
  });

  it('is decided once a term: a refusal on the nominal day is not reopened', () => {
    const counts = ensemble(renewable({ votes: [voteAsOne('V', probability(0.5))] }, '2015-07-31', 40), {
      paths: 2_000,
    });
    const kept = Array.from({ length: 2_000 }, (_, path) => counts.status('R', path)[12]).filter(
      (s) => s === 'in force',
    );
    expect(Math.abs(kept.length / 2_000 - 0.5)).toBeLessThan(0.04);
  });

  it('has no chance where an actor of whom nothing is said would renew it', () => {
    const run = ensemble(renewable({ votes: [] }));
    expect(endOf('2015-08', run)).toBe('lapsed');
  });

  it('is renewed several times within one long step', () => {
    const model = {
      ...renewable(certain),
      timeline: { unit: 'year', from: '2014-01-01', through: '2017-12-31' } as const,
    };
    expect(ensemble(model).expiry('R')).toEqual(['2015-07-31', '2016-01-31', '2017-01-31', '2018-01-31']);
  });

  it('a decision of one renews as a vote does', () => {
    const model = renewable({ votes: [], decisions: [decision('V', probability(1))] });
    expect(endOf('2017-12', ensemble(model))).toBe('in force');
  });
});

describe('renewals on record', () => {
  const records = [
    record('2015-06-22', 'R', { kind: 'renewed', through: '2016-01-31' }),
    record('2015-12-21', 'R', { kind: 'renewed', through: '2016-07-31' }),
  ];

  it('take the place of the draw, and score the probability that the vote passes', () => {
    const run = ensemble(
      renewable({ ...never, votes: [voteAsOne('V', probability(0.9))], records }, '2015-07-31', 40),
      {
        asOf: '2016-01-29',
        paths: 200,
      },
    );
    for (let path = 0; path < 200; path += 1) expect(run.status('R', path)[17]).toBe('in force');
    expect(run.scores()).toEqual([
      { kind: 'record', name: 'V(R)', date: '2015-06-22', score: log(0.9) },
      { kind: 'record', name: 'V(R)', date: '2015-12-21', score: log(0.9) },
    ]);
  });

  it('enter unscored before the first step', () => {
    const early = [record('2014-07-10', 'R', { kind: 'renewed', through: '2016-01-31' })];
    const model = renewable({ ...never, records: early }, '2014-07-31');
    const dated = {
      ...model,
      regimes: model.regimes.map((it) => ({ ...it, applies: { from: '2014-02-01', through: '2014-07-31' } })),
    };
    const run = ensemble(dated, { asOf: '2014-08-01' });
    expect(run.scores()).toEqual([]);
    expect(run.expiry('R')[0]).toBe('2016-01-31');
    expect(endOf('2016-01', run)).toBe('in force');
  });

  it('silence through the expiry is a refusal, scored as one', () => {
    const run = ensemble(renewable({}, '2015-07-31', 40), { asOf: '2015-08-15', paths: 50 });
    expect(run.scores()).toEqual([{ kind: 'silence', name: 'V(R)', date: '2015-06-21', score: log1p(-0.9) }]);
    for (let path = 0; path < 50; path += 1) expect(run.status('R', path)[12]).toBe('lapsed');
  });

  it('a term so short that its vote was due before it was granted is scored in the step that granted it', () => {
    const short = [record('2015-07-28', 'R', { kind: 'renewed', through: '2015-08-10' })];
    const run = ensemble(renewable({ records: short }, '2015-07-31', 40), { asOf: '2015-09-15' });
    expect(run.scores()).toEqual(
      [
        { kind: 'record', name: 'V(R)', date: '2015-07-28', score: log(0.9) },
        { kind: 'silence', name: 'V(R)', date: '2015-07-01', score: log1p(-0.9) },
      ].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    );
    expect(endOf('2015-08', run)).toBe('lapsed');
  });

  it('between the nominal day and the expiry silence says nothing, and the vote is by chance', () => {
    const run = ensemble(renewable({}, '2015-07-31', 40), { asOf: '2015-07-15', paths: 500 });
    expect(run.scores()).toEqual([]);
    const kept = Array.from({ length: 500 }, (_, path) => run.status('R', path)[12]).filter((it) => it === 'in force');
    expect(kept.length).toBeGreaterThan(400);
    expect(kept.length).toBeLessThan(500);
  });

  it('silence after the day through which records were checked says nothing', () => {
    const run = ensemble({ ...renewable({}, '2015-07-31'), verifiedThrough: '2015-06-30' }, { asOf: '2016-12-31' });
    expect(run.scores()).toEqual([]);
  });

  it('a gap silences silence, and leaves the vote to chance', () => {
    const gaps = [{ subject: 'R', from: '2015-07-01', through: '2015-08-31' }];
    const run = ensemble(renewable({ ...certain, gaps }, '2015-07-31'), { asOf: '2015-12-31' });
    expect(run.scores()).toEqual([]);
    expect(endOf('2015-12', run)).toBe('in force');
  });

  it('a record after the lapse brings it back, unscored', () => {
    const late = [record('2015-09-10', 'R', { kind: 'renewed', through: '2016-03-31' })];
    const run = ensemble(renewable({ records: late }, '2015-07-31'), { asOf: '2015-12-31' });
    expect(endOf('2015-08', run)).toBe('lapsed');
    expect(endOf('2015-09', run)).toBe('in force');
    expect(run.scores().map(({ kind }) => kind)).toEqual(['silence']);
  });

  it('a record that another overrules does not count', () => {
    const wrong = record('2015-06-22', 'R', { kind: 'renewed', through: '2019-01-31' });
    const right = record('2015-06-23', 'R', { kind: 'renewed', through: '2016-01-31' }, { overrules: [wrong.id] });
    const run = ensemble(renewable({ records: [wrong, right] }), { asOf: '2015-07-01' });
    expect(run.expiry('R')[10]).toBe('2016-01-31');
    expect(run.scores().map(({ date }) => date)).toEqual(['2015-06-23']);
  });

  it('a vote sees what has happened by its own day', () => {
    const votes = [voteAsOne('V', probability(0.5, odds(3, happened('e'))))];
    const withEvent = (day: string) =>
      ensemble(
        renewable({ votes, events: [recordedEvent('e')], records: [...records, record(day, 'e', 'happened')] }),
        {
          asOf: '2016-01-29',
        },
      ).scores();
    expect(withEvent('2015-06-22').map(({ score }) => score)).toEqual([log(0.75), log(0.75)]);
    expect(withEvent('2015-06-23').map(({ score }) => score)).toEqual([log(0.5), log(0.75)]);
  });

  it('a vote on the nominal day sees a dated event of the same step', () => {
    const model = renewable(
      {
        votes: [voteAsOne('V', probability(0.5, odds(0, happened('e'))))],
        events: [datedEvent('e', '2015-06-20', probability(1))],
      },
      '2015-07-31',
      40,
    );
    const run = ensemble(model, { paths: 100 });
    for (let path = 0; path < 100; path += 1) expect(run.status('R', path)[12]).toBe('lapsed');
  });
});
