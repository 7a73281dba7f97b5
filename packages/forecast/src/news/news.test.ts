import type { Case, Reading, Statement } from '@proviso/model';
import {
  arithmetic,
  buildCase,
  compare,
  datedEvent,
  distribution,
  happened,
  hazardEvent,
  months,
  on,
  param,
  probability,
  rate,
  record,
  series,
  whether,
} from '@proviso/model/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../forecast.ts';
import { forecast } from '../run.ts';
import { smallCase } from '../testing/small-case.ts';
import type { News } from './news.ts';
import { type NewsOptions, news } from './run.ts';

async function newsOf(model: Case, options: NewsOptions): Promise<News> {
  const outcome = await news(model, options);
  if (outcome.kind === 'failure') throw new Error(`${outcome.failure.code} ${outcome.failure.message}`);
  return outcome.news;
}

const read = (category: string): Reading => ({
  reader: 'analyst',
  signal: 'tone',
  weights: [{ category, weight: 1 }],
});

function statement(name: string, date: string, category: string): Statement {
  return { name, date, known: date, by: 'minister', to: [], readings: [read(category)] };
}

/** One in five is a hawk, who speaks hard three times in four and strikes twice a year; a dove half the times, never. */
function hawkOrDove(more: Partial<Case> = {}): Case {
  return buildCase(months('2016-01', '2016-12'), {
    verifiedThrough: '2016-12-31',
    readers: [{ name: 'analyst' }],
    actors: [{ name: 'minister' }],
    params: [param('hawk', distribution('bernoulli', 0.2))],
    events: [hazardEvent('strike', rate(arithmetic(2, '*', 'hawk')))],
    signals: [
      {
        name: 'tone',
        about: 'hawk',
        categories: [
          { name: 'soft', weight: { kind: 'number', value: 1 } },
          { name: 'hard', weight: arithmetic(1, '+', arithmetic(2, '*', 'hawk')) },
        ],
      },
    ],
    questions: [whether('is_hawk', compare('hawk', '>', 0.5, on('2016-01-31')))],
    ...more,
  });
}

const span = { from: '2016-01-31', through: '2016-03-31', paths: 8_000 };

describe('what speeches and two months of silence say of a hawk', async () => {
  const told = await newsOf(
    hawkOrDove({
      statements: [statement('b_soft', '2016-02-10', 'soft'), statement('a_hard', '2016-02-10', 'hard')],
    }),
    span,
  );
  const [question] = told.questions;

  test('is told in order: time up to the day, the speeches of the day by name, time to the end', () => {
    expect(told.grouping).toBe('item');
    expect(told.steps.map(({ from, through, items }) => [from, through, ...items.map(({ name }) => name)])).toEqual([
      ['2016-01-31', '2016-02-10'],
      ['2016-02-10', '2016-02-10', 'a_hard'],
      ['2016-02-10', '2016-02-10', 'b_soft'],
      ['2016-02-10', '2016-03-31'],
    ]);
    expect(told.steps[1]!.items).toMatchObject([{ kind: 'statement', by: 'minister', date: '2016-02-10' }]);
  });

  test('is worth log(3/2) for a hard word, -log(2) for a soft one, and a third for silence, in log-odds', () => {
    const worth = question!.contributions.map(({ logOdds }) => logOdds!);
    expect(worth[0]).toEqual({ value: 0, error: 0 });
    [Math.log(3 / 2), -Math.log(2), -2 / 6].forEach((answer, i) => {
      const { value, error } = worth[i + 1]!;
      // Two months are not quite a sixth of a year.
      expect(Math.abs(value - answer)).toBeLessThan(3 * error + 0.006);
      expect(error).toBeLessThan(0.05);
    });
  });
});

test('before a record is heard its silence does not count: a late result is charged with the whole change', async () => {
  const told = await newsOf(
    buildCase(months('2016-06', '2016-12'), {
      verifiedThrough: '2016-12-31',
      events: [datedEvent('exit', '2016-06-23', probability(0.3))],
      records: [record('2016-06-23', 'exit', 'happened', { known: '2016-06-27' })],
      questions: [whether('leaves', happened('exit', { through: '2016-12-31' }))],
    }),
    { from: '2016-06-01', through: '2016-06-30', paths: 2_000 },
  );
  const [leaves] = told.questions;
  expect(leaves!.contributions[0]).toEqual({ change: { value: 0, error: 0 }, logOdds: { value: 0, error: 0 } });
  const { change, logOdds } = leaves!.contributions[1]!;
  expect(Math.abs(change!.value - 0.7)).toBeLessThan(3 * change!.error);
  // It is settled: no finite log-odds lead there.
  expect(logOdds).toBeUndefined();
  expect(leaves!.beliefs.at(-1)).toMatchObject({ result: { kind: 'probability', value: 1, error: 0 } });
  expect(leaves!.beliefs.at(-1)!.logOdds).toBeUndefined();
});

test('what a sample cannot tell from never keeps an error in log-odds', async () => {
  const told = await newsOf(
    buildCase(months('2016-01', '2016-12'), {
      params: [param('x', distribution('uniform', 0, 1))],
      events: [hazardEvent('miracle', rate(1e-9))],
      questions: [whether('saved', happened('miracle', { through: '2016-12-31' }))],
    }),
    { from: '2016-01-31', through: '2016-02-10', paths: 400 },
  );
  const [before] = told.questions[0]!.beliefs;
  expect(before!.logOdds).toBeCloseTo(Math.log(1 / 401), 9);
});

test('the contributions of a question add up to its whole change, which leads from forecast to forecast', async () => {
  const day = (low: number, high: number) =>
    fc.integer({ min: low, max: high }).map((d) => new Date(Date.UTC(2016, 0, d)).toISOString().slice(0, 10));
  const rows = fc.uniqueArray(fc.tuple(day(40, 100), fc.double({ min: 20, max: 60, noNaN: true })), {
    selector: ([date]) => date.slice(0, 7),
    maxLength: 2,
  });
  await fc.assert(
    fc.asyncProperty(
      day(20, 50),
      day(60, 130),
      rows,
      day(25, 100),
      day(25, 60),
      async (from, through, figures, spoken, done) => {
        const base = smallCase({ scenarios: [], claims: [] });
        const oil = base.states.map((state) => {
          if (!state.series) return state;
          const later = series(
            'oil',
            [...figures].sort(([a], [b]) => (a < b ? -1 : 1)),
          ).rows;
          return { ...state, series: { ...state.series, rows: [...state.series.rows, ...later] } };
        });
        const [speech] = base.statements;
        const model: Case = {
          ...base,
          states: oil,
          statements: [speech!, { ...speech!, name: 'second', date: spoken, known: spoken }],
          records: [...base.records, record(done, 'border', 'met', { known: [spoken, done].sort()[1]! })],
        };
        const told = await newsOf(model, { from, through, paths: 160, seed: 7 });
        for (const question of told.questions) {
          const sumOf = (pick: (c: News['questions'][number]['total']) => Estimate | undefined) =>
            question.contributions.reduce((total, one) => total + (pick(one)?.value ?? Number.NaN), 0);
          expect(question.contributions).toHaveLength(told.steps.length);
          if (question.contributions.every(({ change }) => change)) {
            expect(sumOf(({ change }) => change)).toBeCloseTo(question.total.change!.value, 9);
          }
          if (question.contributions.every(({ logOdds }) => logOdds)) {
            expect(sumOf(({ logOdds }) => logOdds)).toBeCloseTo(question.total.logOdds!.value, 9);
          }
        }
        const ends = [from, through].map((asOf) => forecast(model, { asOf, paths: 160, pathCap: 160, seed: 7 }));
        for (const [i, end] of (await Promise.all(ends)).entries()) {
          if (end.kind === 'failure') throw new Error(end.failure.message);
          const results = told.questions.map(({ beliefs }) => beliefs.at(i === 0 ? 0 : -1)!.result);
          expect(results).toEqual(end.forecast.questions.map(({ result }) => result));
        }
      },
    ),
    { numRuns: 8 },
  );
});

test('where items are many, those of a day, a month or a year are taken together', async () => {
  const statements = ['2016-02-03', '2016-02-03', '2016-02-20', '2016-03-05'].map((date, i) =>
    statement(`s${i}`, date, 'soft'),
  );
  const grouped = async (mostSteps: number) => {
    const { grouping, steps } = await newsOf(hawkOrDove({ statements }), { ...span, paths: 16, mostSteps });
    return [grouping, steps.map(({ through, items }) => `${through} ${items.length}`)];
  };
  expect(await grouped(8)).toEqual([
    'item',
    [
      '2016-02-03 0',
      '2016-02-03 1',
      '2016-02-03 1',
      '2016-02-20 0',
      '2016-02-20 1',
      '2016-03-05 0',
      '2016-03-05 1',
      '2016-03-31 0',
    ],
  ]);
  expect((await grouped(7))[0]).toBe('day');
  expect(await grouped(6)).toEqual([
    'month',
    ['2016-02-20 0', '2016-02-20 3', '2016-03-05 0', '2016-03-05 1', '2016-03-31 0'],
  ]);
  expect((await grouped(1))[0]).toBe('year');
});

test('a question that the case does not ask is a failure that lists those it does', async () => {
  const outcome = await news(hawkOrDove(), { ...span, questions: ['is_dove'] });
  expect(outcome).toMatchObject({ kind: 'failure', failure: { code: 'PV0908', help: 'choose from is_hawk' } });
});
