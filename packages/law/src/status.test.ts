import type { DatedRecord, Regime } from '@proviso/model';
import {
  agreement,
  buildCase,
  fact,
  formulation,
  inForce,
  met,
  months,
  not,
  obligation,
  record,
  recordedEvent,
  regime,
} from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import { status } from './status.ts';
import { minskAndPlutonium } from './testing/minsk.ts';

const HALF_YEAR = { count: 6, unit: 'month' } as const;
const lapses = { kind: 'lapses', period: HALF_YEAR, by: 'EU' } as const;

function caseOf(
  regimes: readonly Regime[],
  records: readonly DatedRecord[] = [],
  more: Parameters<typeof buildCase>[1] = {},
) {
  return buildCase(months('2014-01', '2020-12'), { regimes, records, ...more });
}
const standing = (model: ReturnType<typeof caseOf>, name: string, ...days: string[]) =>
  days.map((on) => status(model, name, { on }).status);

describe('beginning and end', () => {
  test('a measure is in force from its first day through its last', () => {
    const model = caseOf([regime('R', ['2015-01-10', '2015-02-10'])]);
    expect(standing(model, 'R', '2015-01-09', '2015-01-10', '2015-02-10', '2015-02-11')).toEqual([
      'not yet',
      'in force',
      'in force',
      'lapsed',
    ]);
  });

  test('a regime whose beginning no clause names is unverified, until a record shows it in force', () => {
    const { applies: _, ...undated } = regime('R', ['2015-01-01']);
    const model = caseOf([undated], [record('2016-03-01', 'R', { kind: 'renewed', through: '2016-12-31' })]);
    expect(status(model, 'R', { on: '2015-06-01' })).toMatchObject({ status: 'in force', verdict: 'unverified' });
    expect(status(model, 'R', { on: '2016-03-01' }).verdict).toBeUndefined();
  });

  test('a day after the last verified one is unverified, whatever the status', () => {
    const model = caseOf([regime('R', ['2015-01-01'])], [], { verifiedThrough: '2016-12-31' });
    expect(status(model, 'R', { on: '2016-12-31' }).verdict).toBeUndefined();
    expect(status(model, 'R', { on: '2017-01-01' })).toMatchObject({ status: 'in force', verdict: 'unverified' });
  });

  test('a day outside the timeline is answered by the clauses, and noted', () => {
    const answer = status(caseOf([regime('R', ['2010-01-01'])]), 'R', { on: '2012-05-05' });
    expect(answer.status).toBe('in force');
    expect(answer.flags.map((flag) => flag.kind)).toEqual(['outside the timeline']);
  });

  test('successive renewals aim at the original end day, and the cut at the month end is marked', () => {
    const renewals = [
      record('2015-08-01', 'R', { kind: 'renewed', through: '2016-02-29' }),
      record('2016-02-01', 'R', { kind: 'renewed', through: '2016-08-31' }),
    ];
    const model = caseOf([regime('R', ['2015-01-01', '2015-08-31'], [lapses])], renewals);
    const kinds = (on: string) => status(model, 'R', { on }).flags.map((flag) => flag.kind);
    expect(kinds('2015-08-01')).toEqual(['clamped']);
    expect(kinds('2016-02-01')).toEqual([]);
  });

  test('a renewal recorded after the lapse is kept and flagged', () => {
    const late = record('2015-08-05', 'R', { kind: 'renewed', through: '2016-01-31' });
    const model = caseOf([regime('R', ['2015-01-01', '2015-07-31'], [lapses])], [late]);
    expect(standing(model, 'R', '2015-08-04', '2015-08-05')).toEqual(['lapsed', 'in force']);
    expect(status(model, 'R', { on: '2015-08-05' }).flags.map((flag) => flag.kind)).toContain(
      'renewed after the lapse',
    );
  });

  test('a last day before the act itself has no effect', () => {
    const wrong = record('2015-06-22', 'R', { kind: 'renewed', through: '2015-01-31' });
    const model = caseOf([regime('R', ['2015-01-01', '2015-07-31'], [lapses])], [wrong]);
    expect(standing(model, 'R', '2015-07-31', '2015-08-01')).toEqual(['in force', 'lapsed']);
    expect(status(model, 'R', { on: '2015-06-22' }).flags.map((flag) => flag.kind)).toContain('through before the act');
  });

  test('an emergency continued before its ninety days begin is flagged, within them it is not', () => {
    const emergency = regime(
      'E',
      ['2014-03-06', '2015-03-05'],
      [{ kind: 'lapses', period: { count: 1, unit: 'year' }, by: 'US', window: { count: 90, unit: 'day' } }],
    );
    const flags = (date: string) =>
      status(caseOf([emergency], [record(date, 'E', { kind: 'renewed', through: '2016-03-05' })]), 'E', {
        on: date,
      }).flags.map((flag) => flag.kind);
    // ninety days before the anniversary of 6 March 2015
    expect(flags('2014-12-05')).toEqual(['outside its window']);
    expect(flags('2014-12-06')).toEqual([]);
    expect(flags('2015-03-05')).toEqual([]);
    expect(flags('2015-03-06')).toContain('renewed after the lapse');
  });

  test('an emergency that expired leaves its effect for what it had caught', () => {
    const emergency = regime(
      'E',
      ['2020-07-14', '2026-07-14'],
      [
        { kind: 'lapses', period: { count: 1, unit: 'year' }, by: 'US' },
        { kind: 'residual', through: '2027-07-14' },
      ],
    );
    const model = caseOf([emergency]);
    expect(standing(model, 'E', '2026-07-14', '2026-07-15', '2027-07-14', '2027-07-15')).toEqual([
      'in force',
      'residual',
      'residual',
      'lapsed',
    ]);
  });

  test('a clause that lets it continue disagrees with one that ends it, and both are cited', () => {
    const model = caseOf([regime('R', ['2015-01-01', '2015-12-31'], [lapses, { kind: 'continues', by: 'EU' }])]);
    const answer = status(model, 'R', { on: '2016-01-01' });
    expect(answer.verdict).toBe('contradictory');
    const cited = answer.accounts.flatMap((account) => account.because.map((c) => 'id' in c && c.id));
    expect(cited).toEqual(expect.arrayContaining(['R.lapses', 'R.continues']));
  });

  test('a law that takes hold later lets a measure continue past its dated end', () => {
    const model = caseOf([
      regime('R', ['2015-01-01', '2017-12-31'], [{ kind: 'continues', by: 'US', holds: { from: '2017-08-02' } }]),
    ]);
    expect(standing(model, 'R', '2017-12-31', '2018-01-01')).toEqual(['in force', 'in force']);
  });
});

describe('acts on record', () => {
  const R = regime(
    'R',
    ['2015-01-01'],
    [
      { kind: 'lifted', by: 'EU' },
      { kind: 'suspended', by: 'EU' },
    ],
    { measures: ['arms', 'banks'] },
  );

  test('a lifting for one measure leaves the others; when all are lifted the regime is', () => {
    const model = caseOf(
      [R],
      [
        record('2016-01-01', 'R', { kind: 'lifted', measures: ['banks'] }),
        record('2017-01-01', 'R', { kind: 'lifted', measures: ['arms'] }),
      ],
    );
    expect(standing(model, 'R', '2016-06-01', '2017-01-01')).toEqual(['in force', 'lifted']);
    expect(standing(model, 'R.banks', '2015-12-31', '2016-01-01')).toEqual(['in force', 'lifted']);
    expect(standing(model, 'R.arms', '2016-01-01', '2017-01-01')).toEqual(['in force', 'lifted']);
    expect(status(model, 'R.banks', { on: '2016-06-01' }).accounts[0]!.because).toMatchObject([
      { id: '2016-01-01 R lifted' },
    ]);
  });

  test('a suspension with an end is over by itself, one without waits for the resumption', () => {
    const dated = caseOf([R], [record('2016-01-01', 'R', { kind: 'suspended', through: '2016-03-31' })]);
    expect(standing(dated, 'R', '2015-12-31', '2016-01-01', '2016-03-31', '2016-04-01')).toEqual([
      'in force',
      'suspended',
      'suspended',
      'in force',
    ]);
    const open = caseOf([R], [record('2016-01-01', 'R', 'suspended'), record('2018-01-01', 'R', 'resumed')]);
    expect(standing(open, 'R', '2017-12-31', '2018-01-01')).toEqual(['suspended', 'in force']);
  });

  test('records of one day that do not agree are cited on both sides, until a later act settles it', () => {
    const model = caseOf(
      [R],
      [
        record('2016-01-01', 'R', 'lifted'),
        record('2016-01-01', 'R', 'suspended'),
        record('2016-05-01', 'R', 'repealed'),
      ],
    );
    const answer = status(model, 'R', { on: '2016-02-01' });
    expect(answer.status).toBeUndefined();
    expect(new Set(answer.accounts.map((a) => a.status))).toEqual(new Set(['lifted', 'suspended']));
    expect(status(model, 'R', { on: '2016-05-01' })).toMatchObject({ status: 'terminated' });
  });

  test('an agreement that knows no suspension is suspended all the same, and the record is flagged', () => {
    const answer = status(minskAndPlutonium(), 'PMDA', { on: '2016-10-03' });
    expect(answer.status).toBe('suspended');
    expect(answer.flags.find((flag) => flag.kind === 'no clause provides')!.citations).toMatchObject([
      { kind: 'record', source: 'decree_2016_10' },
    ]);
  });

  test('a body that the clause does not name is pointed out', () => {
    const model = caseOf([R], [record('2016-01-01', 'R', 'lifted', { by: 'US' })], {
      actors: [{ name: 'US' }, { name: 'EU' }],
    });
    expect(status(model, 'R', { on: '2016-01-01' }).flags.map((flag) => flag.kind)).toEqual(['other body']);
  });

  test('an act by its title stands as the instrument that it made', () => {
    const model = caseOf([{ ...R, acts: [{ title: 'Council Decision 2014/512/CFSP', adopted: '2014-07-31' }] }]);
    expect(standing(model, 'Council Decision 2014/512/CFSP', '2015-01-01')).toEqual(['in force']);
  });

  test('an exception holds through its last day', () => {
    const model = caseOf([
      regime('R', ['2015-01-01'], [{ kind: 'exception', to: 'arms', title: 'old contracts', through: '2015-06-30' }], {
        measures: ['arms', 'banks'],
      }),
    ]);
    const on = (name: string, day: string) => status(model, name, { on: day }).exceptions.map((e) => e.title);
    expect(on('R.arms', '2015-06-30')).toEqual(['old contracts']);
    expect(on('R.arms', '2015-07-01')).toEqual([]);
    expect(on('R.banks', '2015-06-30')).toEqual([]);
  });
});

describe('instruments that depend on others', () => {
  test('what rests on a regime ends with it, on the same day, at any depth', () => {
    const model = caseOf([
      regime('base', ['2015-01-01', '2015-12-31']),
      regime('order', ['2015-02-01'], [{ kind: 'rests', on: 'base' }]),
      regime('licence', ['2015-03-01'], [{ kind: 'rests', on: 'order' }]),
    ]);
    expect(standing(model, 'licence', '2015-12-31', '2016-01-01')).toEqual(['in force', 'lapsed']);
    const cited = status(model, 'order', { on: '2016-01-01' }).accounts[0]!.because.map((c) => 'id' in c && c.id);
    expect(cited).toEqual(['order.rests', 'base.applies']);
  });

  test('where the records on a base disagree, so do the accounts of what rests on it', () => {
    const rival = { kind: 'renewed', through: '2016-12-31' } as const;
    const model = caseOf(
      [
        regime('base', ['2015-01-01', '2015-12-31'], [lapses]),
        regime('order', ['2015-02-01'], [{ kind: 'rests', on: 'base' }]),
      ],
      [record('2015-12-01', 'base', { kind: 'renewed', through: '2016-06-30' }), record('2015-12-02', 'base', rival)],
    );
    expect(status(model, 'order', { on: '2016-06-30' }).status).toBe('in force');
    expect(status(model, 'order', { on: '2016-07-01' }).verdict).toBe('contradictory');
    expect(status(model, 'order', { on: '2017-01-01' }).status).toBe('lapsed');
  });

  test('a regime is superseded when its successor begins', () => {
    const model = caseOf([
      regime('old', ['2015-01-01'], [{ kind: 'superseded', by: 'new' }]),
      regime('new', ['2016-01-01']),
    ]);
    expect(standing(model, 'old', '2015-12-31', '2016-01-01')).toEqual(['in force', 'superseded']);
  });

  test('regimes that supersede or rest on each other do not run in a circle', () => {
    const model = caseOf([
      regime(
        'a',
        ['2015-01-01'],
        [
          { kind: 'superseded', by: 'b' },
          { kind: 'rests', on: 'b' },
        ],
      ),
      regime(
        'b',
        ['2015-01-01'],
        [
          { kind: 'superseded', by: 'a' },
          { kind: 'rests', on: 'a' },
        ],
      ),
    ]);
    expect(standing(model, 'a', '2014-12-31', '2016-01-01')[0]).toBe('not yet');
    expect(standing(model, 'a', '2016-01-01')[0]).not.toBe('in force');
  });

  test('a regime ends by itself on the first day on which its condition holds', () => {
    const model = caseOf(
      [regime('R', ['2015-01-01'], [{ kind: 'ends', when: [formulation(met('peace'))] }])],
      [record('2016-03-10', 'peace', 'met')],
      { facts: [fact('peace')] },
    );
    expect(standing(model, 'R', '2016-03-09', '2016-03-10')).toEqual(['in force', 'terminated']);
  });

  test('two embargoes that answer each other end in the order of their days', () => {
    const until = (other: string) => ({ kind: 'ends', when: [formulation(not(inForce(other)))] }) as const;
    const model = caseOf(
      [regime('east', ['2015-01-01'], [until('west')]), regime('west', ['2015-01-01'], [until('east')])],
      [record('2016-03-10', 'west', 'lifted')],
    );
    expect(standing(model, 'east', '2016-03-09', '2016-03-10')).toEqual(['in force', 'terminated']);
    expect(standing(model, 'west', '2016-03-10')).toEqual(['lifted']);
  });

  test('a pledge whose condition is met changes nothing by itself, and says so', () => {
    const done = ['withdrawal', 'elections', 'constitution', 'border'].map((o, i) =>
      record(`2016-0${i + 1}-01`, `Minsk_II.${o}`, 'met'),
    );
    const model = minskAndPlutonium(done);
    expect(status(model, 'EU_sectoral', { on: '2016-03-31' }).flags).toEqual([]);
    expect(status(model, 'EU_sectoral', { on: '2016-04-01' })).toMatchObject({
      status: 'in force',
      flags: [{ kind: 'condition met, not lifted' }],
    });
  });
});

describe('snapback, by the mechanics of Security Council Resolution 2231', () => {
  /** Terminated on 16 January 2016; notice of 28 August 2025; back from 28 September 2025, 00:00 GMT. */
  const UN = regime(
    'UN_1929',
    ['2010-06-09'],
    [
      {
        kind: 'returns',
        after: { count: 30, unit: 'day' },
        notice: 'notification',
        anyOf: ['FR', 'DE', 'UK'],
        unless: 'continue_relief',
      },
      { kind: 'terminated', by: 'Council' },
    ],
  );
  const more = {
    events: [recordedEvent('notification'), recordedEvent('continue_relief')],
    actors: ['FR', 'DE', 'UK', 'IR', 'Council'].map((name) => ({ name })),
  };
  const relief = record('2016-01-16', 'UN_1929', 'terminated');
  const notice = (by: string) => record('2025-08-28', 'notification', 'happened', { by });

  test('thirty days after the notice the measures are back by themselves', () => {
    const model = caseOf([UN], [relief, notice('FR')], more);
    expect(standing(model, 'UN_1929', '2016-01-16', '2025-09-27', '2025-09-28')).toEqual([
      'terminated',
      'terminated',
      'in force',
    ]);
    const [account] = status(model, 'UN_1929', { on: '2025-09-28' }).accounts;
    expect(account!.because).toMatchObject([{ id: 'UN_1929.returns' }, { id: '2025-08-28 notification happened' }]);
  });

  test('only a vote that passes in time keeps the relief: a veto works against it', () => {
    const passed = (date: string) =>
      caseOf([UN], [relief, notice('FR'), record(date, 'continue_relief', 'happened')], more);
    expect(standing(passed('2025-09-27'), 'UN_1929', '2025-09-28')).toEqual(['terminated']);
    expect(standing(passed('2025-09-28'), 'UN_1929', '2025-09-28')).toEqual(['in force']);
    const failed = caseOf(
      [UN],
      [relief, notice('FR'), record('2025-09-19', 'continue_relief', 'did not happen')],
      more,
    );
    expect(standing(failed, 'UN_1929', '2025-09-28')).toEqual(['in force']);
  });

  test('a notice by one who may not give it sets nothing in motion', () => {
    expect(standing(caseOf([UN], [relief, notice('IR')], more), 'UN_1929', '2025-09-28')).toEqual(['terminated']);
  });
});

describe('facts and obligations', () => {
  const model = (records: readonly DatedRecord[]) =>
    buildCase(months('2015-01', '2016-12'), {
      verifiedThrough: '2016-06-30',
      agreements: [
        agreement('A', '2015-01-01', {
          obligations: [{ ...obligation('vote'), due: '2015-12-31' }, obligation('border', undefined, ['vote'])],
        }),
      ],
      facts: [fact('paid')],
      gaps: [{ subject: 'A', from: '2015-03-01', through: '2015-03-31' }],
      records,
    });

  test('what no record says is not met while the records are complete, and unverified where they are not', () => {
    const on = (day: string) => status(model([]), 'A.vote', { on: day });
    expect(on('2015-02-28')).toMatchObject({ status: 'not met' });
    expect(on('2015-02-28').verdict).toBeUndefined();
    expect(on('2015-03-15').verdict).toBe('unverified');
    expect(on('2016-07-01').verdict).toBe('unverified');
  });

  test('two voices that disagree make a dispute with both cited; the same voice may change its mind', () => {
    const said = [
      record('2015-05-01', 'paid', 'met', { by: 'RU' }),
      record('2015-06-01', 'paid', 'violated', { by: 'US' }),
    ];
    const disputed = status(model(said), 'paid', { on: '2015-06-01' });
    expect(disputed).toMatchObject({ verdict: 'contradictory', accounts: [{ status: 'met' }, { status: 'violated' }] });
    expect(status(model(said), 'paid', { on: '2015-05-31' }).status).toBe('met');
    const changed = [
      record('2015-05-01', 'paid', 'met', { by: 'US' }),
      record('2015-06-01', 'paid', 'violated', { by: 'US' }),
    ];
    expect(status(model(changed), 'paid', { on: '2015-06-01' }).status).toBe('violated');
  });

  test('an obligation past its day is overdue; one met before what it needs is pointed out', () => {
    expect(status(model([]), 'A.vote', { on: '2016-01-01' }).flags.map((f) => f.kind)).toEqual(['overdue']);
    expect(status(model([]), 'A.vote', { on: '2015-12-31' }).flags).toEqual([]);
    const early = model([record('2015-05-01', 'A.border', 'met')]);
    expect(status(early, 'A.border', { on: '2015-05-01' }).flags.map((f) => f.kind)).toEqual([
      'met before what it needs',
    ]);
  });
});
