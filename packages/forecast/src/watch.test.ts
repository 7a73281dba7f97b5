import type { Case } from '@proviso/model';
import {
  buildCase,
  choice,
  compare,
  datedEvent,
  distribution,
  fact,
  happened,
  hazardEvent,
  inForce,
  met,
  months,
  on,
  param,
  probability,
  rate,
  record,
  regime,
  state,
  voteAsOne,
  whether,
  whichValue,
} from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import type { Estimate, Watched } from './forecast.ts';
import { forecast } from './run.ts';

async function watchOf(model: Case, asOf: string, seed = 1, paths = 16_000): Promise<readonly Watched[]> {
  const outcome = await forecast(model, { asOf, paths, seed });
  if (outcome.kind === 'failure') throw new Error(`${outcome.failure.code} ${outcome.failure.message}`);
  return outcome.forecast.questions[0]!.watch;
}

function expectNear({ value, error }: Estimate, answer: number): void {
  expect(error).toBeGreaterThan(0);
  expect(Math.abs(value - answer)).toBeLessThan(3 * error);
}

describe('an event with two known conditional probabilities', () => {
  // A vote that passes 9 times in 10, or 4 in 10 after an exit that comes about with 3 in 10.
  const model = (more: Partial<Case> = {}) =>
    buildCase(months('2016-01', '2016-12'), {
      actors: [{ name: 'EU' }],
      events: [datedEvent('exit', '2016-03-10', probability(0.3)), datedEvent('storm', '2016-04-10', probability(0.5))],
      votes: [voteAsOne('rollover', probability(choice(happened('exit', { through: '2016-12-31' }), 0.4, 0.9)))],
      regimes: [
        regime(
          'sectoral',
          ['2015-08-01', '2016-07-31'],
          [{ kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'rollover', lead: { count: 40, unit: 'day' } }],
        ),
      ],
      questions: [whether('held', inForce('sectoral', on('2016-08-31')))],
      ...more,
    });

  test('moves the answer by twice its variance times what lies between them', async () => {
    const watch = await watchOf(model(), '2016-01-29');
    expect(watch.map(({ name }) => name)).toEqual(['sectoral', 'exit']);
    const exit = watch[1]!;
    expect(exit).toMatchObject({ kind: 'event', when: { kind: 'on', day: '2016-03-10' } });
    expect(exit).toMatchObject({ low: { label: 'without' }, high: { label: 'with' } });
    expect(exit.high.probability).toBeCloseTo(0.3, 1);
    expectNear(exit.low.answer, 0.9);
    expectNear(exit.high.answer, 0.4);
    expectNear(exit.change, 2 * 0.3 * 0.7 * 0.5);
  });

  test('comes after the vote itself, which decides the question on the day it is held', async () => {
    const [vote] = await watchOf(model(), '2016-01-29');
    expect(vote).toMatchObject({ kind: 'vote', name: 'sectoral', when: { kind: 'on', day: '2016-06-21' } });
    expect(vote!.low).toMatchObject({ label: 'not renewed', answer: { value: 0, error: 0 } });
    expect(vote!.high).toMatchObject({ label: 'renewed', answer: { value: 1, error: 0 } });
    const renewed = 0.3 * 0.4 + 0.7 * 0.9;
    expectNear(vote!.change, 2 * renewed * (1 - renewed));
  });

  test('is no longer watched once it is known, nor what would come after the question is settled', async () => {
    const known = model({ verifiedThrough: '2016-12-31', records: [record('2016-03-10', 'exit', 'happened')] });
    expect((await watchOf(known, '2016-03-31')).map(({ name }) => name)).toEqual(['sectoral']);
    const early = model({ questions: [whether('held', inForce('sectoral', on('2016-02-28')))] });
    expect(await watchOf(early, '2016-01-29')).toEqual([]);
  });

  test('the error of a change is that of its spread from seed to seed', async () => {
    const changes: Estimate[] = [];
    for (let seed = 1; seed <= 20; seed += 1) {
      changes.push((await watchOf(model(), '2016-01-29', seed, 1600)).find(({ name }) => name === 'exit')!.change);
    }
    const mean = changes.reduce((total, { value }) => total + value, 0) / 20;
    const spread = Math.sqrt(changes.reduce((total, { value }) => total + (value - mean) ** 2, 0) / 19);
    const said = Math.sqrt(changes.reduce((total, { error }) => total + error ** 2, 0) / 20);
    expect(Math.abs(mean - 0.21)).toBeLessThan((3 * spread) / Math.sqrt(20));
    expect(said / spread).toBeGreaterThan(0.6);
    expect(said / spread).toBeLessThan(1.6);
  });
});

describe('the next figure of a series', () => {
  // A walk with steps of 1, known through month 3 (at 0) one month late; asked where it stands in month 12.
  const rows = [1, 2, 3].map((month) => [`2016-0${month}-28`, 0] as const);
  const walk = (known: (date: string) => string): Case => {
    const price = state('price', 0, distribution('normal', 'price', 1), rows);
    const series = { ...price.series!, rows: price.series!.rows.map((row) => ({ ...row, known: known(row.date) })) };
    return buildCase(months('2016-01', '2016-12'), {
      states: [{ ...price, series }],
      questions: [whether('dear', compare('price', '>', 0, on('2016-12-31')))],
    });
  };

  test('of a walk parts the answer as a bivariate normal does', async () => {
    // Known at 0 in March, asked in December: correlation of April with December is sqrt(1/9).
    const [next] = await watchOf(
      walk((date) => date),
      '2016-03-29',
    );
    expect(next).toMatchObject({ kind: 'figure', name: 'price', when: { kind: 'about', day: '2016-04-28' } });
    const quadrant = Math.asin(Math.sqrt(1 / 9)) / Math.PI;
    expect(next!.high.probability).toBeCloseTo(0.5, 2);
    expectNear(next!.low.answer, 0.5 - quadrant);
    expectNear(next!.high.answer, 0.5 + quadrant);
    expectNear(next!.change, quadrant);
  });

  test('may be about a month that has passed, and is awaited when such figures come', async () => {
    const late = walk((date) => date.replace(/-0(\d)-/, (_, month) => `-0${Number(month) + 3}-`));
    const [next] = await watchOf(late, '2016-06-30');
    // March is known in June; April, seen in filtering three months ago, is known in July.
    expect(next).toMatchObject({ when: { kind: 'about', day: '2016-07-28' } });
    expectNear(next!.change, Math.asin(Math.sqrt(1 / 9)) / Math.PI);
  });

  test('of an observation is parted by what will be reported, error included', async () => {
    const measured: Case = buildCase(months('2016-01', '2016-12'), {
      params: [param('level', distribution('normal', 0, 1))],
      observations: [
        {
          name: 'report',
          unit: { bases: [] },
          distribution: distribution('normal', 'level', 2),
          series: state('report', 0, distribution('normal', 0, 1), [
            ['2016-01-28', 0],
            ['2016-02-28', 0],
          ]).series!,
        },
      ],
      questions: [whichValue('level', 'level', '2016-12-31')],
    });
    const [next] = await watchOf(measured, '2016-02-29');
    // Two reports at 0 with variance 4 leave the level with variance 1 / (1 + 2/4); the next has variance 4 more.
    const variance = 2 / 3;
    const slope = variance / Math.sqrt(variance + 4);
    expectNear(next!.high.answer, slope * Math.sqrt(2 / Math.PI));
    expectNear(next!.change, slope * Math.sqrt(2 / Math.PI));
  });
});

test('what may happen on any day is watched up to the day on which the question is settled', async () => {
  const model = buildCase(months('2016-01', '2016-12'), {
    events: [hazardEvent('strike', rate(1))],
    facts: [fact('border', rate(0.5))],
    questions: [
      whether('both', {
        kind: 'and',
        parts: [happened('strike', { through: '2016-12-31' }), met('border', on('2016-12-31'))],
      }),
    ],
  });
  const watch = await watchOf(model, '2015-12-31');
  const [strike, border] = [1 - Math.exp(-1), 1 - Math.exp(-0.5)];
  expect(watch.map(({ name, when }) => [name, when])).toEqual([
    ['border', { kind: 'by', day: '2016-12-31' }],
    ['strike', { kind: 'by', day: '2016-12-31' }],
  ]);
  expectNear(watch[0]!.high.answer, strike);
  expectNear(watch[0]!.change, 2 * strike * border * (1 - border));
  expectNear(watch[1]!.change, 2 * border * strike * (1 - strike));
});
