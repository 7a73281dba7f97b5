import { addDays } from '@proviso/model';
import { happened, record } from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import { smallCase } from '../testing/small-case.ts';
import { type Backtest, type BacktestOptions, backtest } from './backtest.ts';
import { brierScore } from './scores.ts';

const OPTIONS: BacktestOptions = {
  from: '2016-01-29',
  through: '2016-06-30',
  every: 'month',
  known: '2016-12-31',
  paths: 200,
};

/** The small case, continued: its regime was renewed once more, the exit came about. */
const later = () =>
  smallCase({
    sources: [{ name: 'memoir', published: '2016-04-15', quotes: [] }],
    params: smallCase().params.map((param) =>
      param.name === 'pull' ? { ...param, provenance: { from: 'memoir' } } : param,
    ),
    records: [
      ...smallCase().records,
      record('2016-06-21', 'sectoral', { kind: 'renewed', through: '2017-01-31' }),
      record('2016-06-23', 'exit', 'happened', { known: '2016-06-24' }),
    ],
  });

async function run(options: Partial<BacktestOptions> = {}): Promise<Backtest> {
  const outcome = await backtest(later(), { ...OPTIONS, ...options });
  if (outcome.kind === 'failure') throw new Error(`${outcome.failure.code} ${outcome.failure.message}`);
  return outcome.backtest;
}

describe('a backtest of a small case', async () => {
  const whole = await run();
  const question = (name: string) => whole.questions.find((it) => it.name === name)!;
  const standing = (kind: string) => whole.standings.find(({ by }) => by.kind === kind)!;

  test('forecasts as of a day each month, cut short where the month is', () => {
    expect(whole.days.map(({ asOf }) => asOf)).toEqual([
      '2016-01-29',
      '2016-02-29',
      '2016-03-29',
      '2016-04-29',
      '2016-05-29',
      '2016-06-29',
    ]);
  });

  test('resolves its questions from the records and figures', () => {
    expect(Object.fromEntries(whole.questions.map(({ name, resolution }) => [name, resolution.kind]))).toEqual({
      attacked: 'yes',
      dear_oil: 'open',
      held: 'yes',
      lapse_refused: 'void',
      oil_at_end: 'open',
      rare: 'void',
    });
  });

  test('scores a question only while it is neither over nor decided', () => {
    expect(question('attacked').forecasts.map(({ pending }) => pending)).toEqual(new Array(6).fill(false));
    expect(question('held').forecasts.map(({ pending }) => pending)).toEqual([true, true, true, true, true, true]);
    expect(standing('model')).toMatchObject({ questions: 1, forecasts: 6 });
  });

  test("the model's score is the mean of its squared misses", () => {
    const misses = question('held').forecasts.map(({ answer }) =>
      answer.kind === 'probability' ? brierScore(answer.value, true) : Number.NaN,
    );
    expect(standing('model').brier).toBeCloseTo(misses.reduce((a, b) => a + b, 0) / misses.length, 12);
  });

  test('sets beside it the status quo, the base rate, its own last forecast and the claims', () => {
    expect(whole.standings.map(({ by, forecasts }) => [by.kind, forecasts])).toEqual([
      ['model', 6],
      ['status quo', 6],
      ['base rate', 6],
      ['claim', 6],
      ['last forecast', 5],
    ]);
    expect(standing('status quo').brier).toBe(0);
    expect(standing('status quo').model).not.toHaveProperty('skill');
    expect(standing('base rate').brier).toBeCloseTo(0.25, 12);
    expect(standing('claim').brier).toBeCloseTo(brierScore(0.85, true), 12);
    const { advantage, skill, brier, interval } = standing('base rate').model!;
    expect(advantage).toBeCloseTo(0.25 - brier, 12);
    expect(skill).toBeCloseTo(1 - brier / 0.25, 12);
    expect(interval!.low).toBeLessThanOrEqual(advantage);
    expect(interval!.high).toBeGreaterThanOrEqual(advantage);
  });

  test('marks the days on which it leans on a source of later', () => {
    expect(whole.days.map(({ hindsight }) => hindsight.map(({ name }) => name))).toEqual([
      ['pull'],
      ['pull'],
      ['pull'],
      [],
      [],
      [],
    ]);
  });

  test('repeats to the last byte, and holds no number that JSON cannot hold', async () => {
    expect(JSON.stringify(await run())).toBe(JSON.stringify(whole));
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  });
});

test('each forecast knows only what was known on its day: what comes later changes none before', async () => {
  const short = await run({ through: '2016-03-31' });
  const grown = await backtest(
    { ...later(), records: [...later().records, record('2016-04-10', 'border', 'met')] },
    { ...OPTIONS, through: '2016-03-31' },
  );
  if (grown.kind === 'failure') throw new Error(grown.failure.message);
  const saidBy = ({ questions }: Backtest) => questions.map(({ forecasts }) => forecasts.map(({ answer }) => answer));
  expect(saidBy(grown.backtest)).toEqual(saidBy(short));
});

test('a value that has come out is scored in its own unit, beside its last figure', async () => {
  const [question] = smallCase().questions.filter(({ name }) => name === 'oil_at_end');
  const asks = { ...question!.asks, on: '2016-01-31' } as NonNullable<typeof question>['asks'];
  const outcome = await backtest(smallCase({ questions: [{ ...question!, asks }] }), {
    ...OPTIONS,
    from: '2015-11-30',
    through: '2015-12-31',
    known: addDays('2016-01-31', 1),
  });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  const [only] = outcome.backtest.values;
  expect(outcome.backtest.questions[0]!.resolution).toEqual({ kind: 'value', value: 31 });
  // The last figures were 44, and on 30 December still: misses of 13.
  expect(only).toMatchObject({ question: 'oil_at_end', forecasts: 2, statusQuo: 13 });
  expect(only!.model).toBeGreaterThan(0);
});

test('tells how far it is, and stops when it is told to', async () => {
  const fractions: number[] = [];
  const abort = new AbortController();
  const running = backtest(later(), {
    ...OPTIONS,
    paths: 50_000,
    signal: abort.signal,
    onProgress: (fraction) => {
      fractions.push(fraction);
      if (fractions.length === 2) abort.abort();
    },
  });
  await expect(running).rejects.toThrow(/abort/i);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  expect(fractions.length).toBeGreaterThan(1);
});

test('a run that fails is a failure, not an exception', async () => {
  const outcome = await backtest(later(), { ...OPTIONS, reader: 'nobody' });
  expect(outcome).toMatchObject({ kind: 'failure', failure: { code: 'PV0908' } });
});

test('the base rate of questions that came out yes is Laplace’s rule', async () => {
  const attacked = smallCase().questions.filter(({ name }) => name === 'attacked' || name === 'held');
  const early = {
    ...attacked[0]!,
    asks: { kind: 'whether', condition: happened('attack', { through: '2015-12-31' }) },
  } as const;
  const outcome = await backtest(smallCase({ questions: [early, attacked[1]!] }), {
    ...OPTIONS,
    through: '2016-01-31',
  });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  const [held] = outcome.backtest.questions.filter(({ name }) => name === 'held');
  expect(held!.forecasts[0]!.others).toContainEqual({ by: { kind: 'base rate' }, value: 2 / 3 });
});
