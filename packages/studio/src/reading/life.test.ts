import { forecast } from '@proviso/forecast';
import { calendar, intervals, status } from '@proviso/law';
import type { Case } from '@proviso/model';
import {
  agreement,
  buildCase,
  months,
  obligation,
  probability,
  record,
  regime,
  voteAsOne,
} from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import type { RegisterPage } from '../engine/protocol.ts';
import { changeDays, livesOf, shareOn } from './life.ts';

const HALF_YEAR = { count: 6, unit: 'month' } as const;

const model = buildCase(months('2016-01', '2017-12'), {
  verifiedThrough: '2017-12-31',
  regimes: [
    regime(
      'measures',
      ['2016-01-01', '2016-07-31'],
      [{ kind: 'lapses', period: HALF_YEAR, by: 'rollover', lead: { count: 40, unit: 'day' } }],
      { title: 'Measures' },
    ),
  ],
  agreements: [
    agreement('accord', '2016-01-01', {
      obligations: [
        { ...obligation('ceasefire'), due: '2016-03-01' },
        { ...obligation('election'), title: 'Election' },
      ],
    }),
  ],
  votes: [voteAsOne('rollover', probability(0.5))],
  records: [
    record('2016-02-01', 'accord.ceasefire', { kind: 'met' }),
    record('2016-07-01', 'measures', { kind: 'renewed', through: '2017-01-31' }),
    record('2016-09-01', 'accord.ceasefire', { kind: 'violated' }),
  ],
});

function registerOn(on: string, known: string, of: Case = model): RegisterPage {
  const names = [...of.regimes, ...of.agreements, ...of.agreements.flatMap(({ obligations }) => obligations)];
  return {
    on,
    known,
    answers: names.map(({ name }) => status(of, name, { on, known })),
    calendar: calendar(of, { ...of.timeline, known }),
    intervals: intervals(of, { known }),
  };
}

const lifeOf = (name: string, page: RegisterPage) =>
  livesOf(model, page, undefined).find((life) => life.name === name)!;

describe('the life of a regime', () => {
  test('stands by the register up to the as-of day and no further, while there is no forecast', () => {
    const { runs, title } = lifeOf('measures', registerOn('2016-03-01', '2016-06-30'));
    expect(title).toBe('Measures');
    expect(runs).toEqual([{ from: '2016-01-01', through: '2016-06-30', shares: [['in force', 1]], past: true }]);
  });

  test('goes on as forecast, once there is a forecast as of that day', async () => {
    const outcome = await forecast(model, { asOf: '2016-06-30', paths: 400 });
    if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
    const page = registerOn('2016-06-30', '2016-06-30');
    const [{ runs }] = livesOf(model, page, outcome.forecast) as [ReturnType<typeof lifeOf>];
    expect(shareOn(runs, '2016-07-15', 'in force', outcome.forecast)).toMatch(/^over/);
    expect(Number.parseInt(shareOn(runs, '2016-10-01', 'in force', outcome.forecast)!, 10)).toBeCloseTo(50, -1);
    expect(shareOn(runs, '2016-03-01', 'in force', outcome.forecast)).toBeUndefined();
    expect(lifeOf('measures', registerOn('2016-05-31', '2016-05-31')).runs.at(-1)!.through).toBe('2016-05-31');
  });

  test('is marked where it was renewed, where its next decision falls, and where it ends without one', () => {
    expect(lifeOf('measures', registerOn('2016-03-01', '2016-06-01')).marks).toEqual([
      { kind: 'decision', on: '2016-06-21' },
      { kind: 'expiry', on: '2016-07-31' },
    ]);
    expect(lifeOf('measures', registerOn('2016-03-01', '2016-08-01')).marks).toEqual([
      { kind: 'renewal', on: '2016-07-01' },
      { kind: 'decision', on: '2016-12-22' },
      { kind: 'expiry', on: '2017-01-31' },
    ]);
  });
});

describe('the obligations of an agreement', () => {
  test('stand by the day looked at, with what was on record by the as-of day', () => {
    const [ceasefire, election] = lifeOf('accord', registerOn('2016-02-15', '2016-06-30')).obligations;
    expect(ceasefire).toMatchObject({
      due: '2016-03-01',
      answer: { status: 'met' },
      records: [{ on: '2016-02-01', act: 'met' }],
    });
    expect(election).toMatchObject({ title: 'Election', answer: { status: 'not met' }, records: [] });
  });
});

test('the days on which the register changes are those known by the as-of day', () => {
  expect(changeDays(registerOn('2016-02-15', '2016-08-31'))).toEqual(['2016-01-01']);
  const lapsed = buildCase(model.timeline, { ...model, records: [] });
  expect(changeDays(registerOn('2016-02-15', '2016-12-31', lapsed))).toEqual(['2016-01-01', '2016-08-01']);
});
