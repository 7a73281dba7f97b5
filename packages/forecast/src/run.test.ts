import type { Case } from '@proviso/model';
import { record, series } from '@proviso/model/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Estimate, Forecast } from './forecast.ts';
import type { ForecastOptions } from './options.ts';
import { forecast } from './run.ts';
import { smallCase } from './testing/small-case.ts';

const AS_OF = '2016-01-29';

async function run(model: Case, options: Partial<ForecastOptions> = {}): Promise<Forecast> {
  const outcome = await forecast(model, { asOf: AS_OF, paths: 1000, pathCap: 4000, ...options });
  if (outcome.kind === 'failure') throw new Error(`${outcome.failure.code} ${outcome.failure.message}`);
  return outcome.forecast;
}

const answerTo = (of: Forecast, name: string): Answer => of.questions.find((answer) => answer.name === name)!;
const scenarioOf = (of: Forecast, name: string) => of.scenarios.find((scenario) => scenario.name === name)!;

describe('a forecast of a small case', async () => {
  const whole = await run(smallCase());

  test('is the same to the last byte for the same input, and another for another seed', async () => {
    expect(JSON.stringify(await run(smallCase()))).toBe(JSON.stringify(whole));
    expect(JSON.stringify(await run(smallCase(), { seed: 2 }))).not.toBe(JSON.stringify(whole));
  });

  test('answers the same without what moves the answers', async () => {
    expect(whole.questions.some(({ why, watch }) => why.length > 0 && watch.length > 0)).toBe(true);
    const questions = whole.questions.map((answer) => ({ ...answer, why: [], watch: [] }));
    expect(await run(smallCase(), { movers: false })).toEqual({ ...whole, questions });
  });

  test('holds no number that JSON cannot hold', () => {
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  });

  test('weighs its paths by what was known: figures, the renewal, a reading, and silence', () => {
    const { conditioning } = whole;
    const kinds = Object.fromEntries(conditioning.kinds!.map(({ kind, count }) => [kind, count]));
    expect(kinds).toMatchObject({ figure: 2, record: 1, reading: 1 });
    expect(conditioning.evidence).toBe(conditioning.kinds!.reduce((total, { count }) => total + count, 0));
    expect(conditioning.costliest).toHaveLength(3);
    expect(conditioning.effectiveSampleSize).toBeLessThan(whole.paths);
    expect(conditioning.standardError).toBeGreaterThan(0);
  });

  test('answers a question that the records decide with certainty, and one that chance decides with an error', () => {
    expect(answerTo(whole, 'attacked').result).toMatchObject({ kind: 'probability', value: 1, error: 0 });
    const held = answerTo(whole, 'held').result;
    if (held.kind !== 'probability') throw new Error(held.kind);
    expect(held.value).toBeGreaterThan(0.5);
    expect(held.error).toBeGreaterThan(0);
    expect(held.given!.paths).toBeGreaterThanOrEqual(400);
  });

  test('answers a question after a value with a distribution in order', () => {
    const { result } = answerTo(whole, 'oil_at_end');
    if (result.kind !== 'distribution') throw new Error(result.kind);
    const { p5, p25, p50, p75, p95 } = result.quantiles;
    expect([p5, p25, p50, p75, p95]).toEqual([p5, p25, p50, p75, p95].sort((a, b) => a - b));
    expect(p5).toBeLessThan(p95);
  });

  test('runs further batches until enough paths meet a rare condition', () => {
    expect(whole.paths).toBeGreaterThan(1000);
    expect(whole.paths % 1000).toBe(0);
    const { result } = answerTo(whole, 'rare');
    if (result.kind !== 'probability') throw new Error(result.kind);
    expect(whole.paths === 4000 || result.given!.paths >= 400).toBe(true);
  });

  test('asking a rare question changes no other answer', async () => {
    const others = smallCase().questions.filter(({ name }) => name !== 'rare');
    const without = await run(smallCase({ questions: others }));
    expect(without.paths).toBe(1000);
    expect(whole.questions.filter(({ name }) => name !== 'rare')).toEqual(without.questions);
    expect(whole.conditioning).toEqual(without.conditioning);
  });

  test('does not estimate, nor wait for, what depends on a condition that the records rule out', async () => {
    expect(answerTo(whole, 'lapse_refused').result).toEqual({ kind: 'not estimable', paths: 1000 });
    expect(whole.warnings).toContain(
      'lapse_refused cannot be estimated: what is known by then rules its condition out; ask as of an earlier day',
    );
    const [ruledOut] = smallCase().questions.filter(({ name }) => name === 'lapse_refused');
    expect((await run(smallCase({ questions: [ruledOut!] }))).paths).toBe(1000);
  });

  test('says what moves a question, and does not name what the question is about', () => {
    const names = answerTo(whole, 'held').why.map(({ name }) => name);
    expect(names).not.toContain('sectoral');
    expect(answerTo(whole, 'oil_at_end').why[0]).toMatchObject({ kind: 'state', name: 'oil' });
    expect(answerTo(whole, 'attacked').why).toEqual([]);
  });

  test('takes differences of scenarios path by path', () => {
    const { result, difference } = scenarioOf(whole, 'oil_at_60').answers.find(({ question }) => question === 'held')!;
    expect(difference).toEqual({ value: 0, error: 0 });
    expect(result!.value).toBe((answerTo(whole, 'held').result as Estimate).value);
    const veto = scenarioOf(whole, 'veto').answers.find(({ question }) => question === 'held')!;
    expect(veto.result!.value).toBe(0);
    const oil = scenarioOf(whole, 'oil_at_60').answers.find(({ question }) => question === 'oil_at_end')!;
    const baseline = answerTo(whole, 'oil_at_end').result as Estimate;
    expect(oil.result!.value - baseline.value).toBeCloseTo(oil.difference!.value, 9);
  });

  test('names interventions that met no path', () => {
    expect(scenarioOf(whole, 'veto').idle).toEqual([]);
    expect(scenarioOf(whole, 'oil_at_60').idle).toEqual([]);
    expect(scenarioOf(whole, 'veto_too_early').idle).toEqual([
      'rollover had nothing to decide from 2016-03-01 through 2016-03-31',
    ]);
  });

  test('draws the figures known by the day, the fan around them, and medians of scenarios from the as-of step on', () => {
    const oil = whole.charts.find(({ name }) => name === 'oil')!;
    expect(oil.figures.map(({ value }) => value)).toEqual([48, 44, 38]);
    expect(oil.quantiles).toHaveLength(15);
    expect(oil.quantiles[2]).toEqual({ p5: 38, p25: 38, p50: 38, p75: 38, p95: 38 });
    const sixty = oil.scenarios.find(({ name }) => name === 'oil_at_60')!;
    expect(sixty.medians.slice(0, 3)).toEqual([null, null, null]);
    expect(sixty.medians.slice(8)).toEqual(new Array(7).fill(60));
    expect(sixty.medians[4]).toBe(oil.quantiles[4]!.p50);
  });

  test('follows a regime: certain while on record, divided once chance sets in', () => {
    const bar = whole.instruments.find(({ name }) => name === 'sectoral')!;
    expect(bar.shares.slice(0, 4)).toEqual(new Array(4).fill({ 'in force': 1 }));
    const last = bar.shares.at(-1)!;
    expect(last['in force']).toBeLessThan(1);
    expect(Object.values(last).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(bar.renewals).toEqual([{ date: '2015-12-21', through: '2016-07-31' }]);
    expect(bar.next).toEqual({ decision: '2016-06-21', expiry: '2016-07-31', by: 'rollover' });
  });

  test('puts claims beside the answer', () => {
    expect(answerTo(whole, 'held').claims).toEqual([
      { by: 'analyst', byTitle: 'The analyst', low: 0.75, high: 0.95, on: '2016-01-20', because: 'habit' },
    ]);
  });
});

test('nothing known later changes a byte of a forecast', async () => {
  const before = JSON.stringify(await run(smallCase(), { paths: 100, pathCap: 100 }));
  const later = fc.integer({ min: 1, max: 300 }).map((days) => {
    return new Date(Date.UTC(2016, 0, 29 + days)).toISOString().slice(0, 10);
  });
  await fc.assert(
    fc.asyncProperty(later, later, fc.double({ min: 1, max: 200, noNaN: true }), async (known, date, value) => {
      const base = smallCase();
      const grown: Case = {
        ...base,
        states: base.states.map((state) =>
          state.series
            ? {
                ...state,
                series: { ...state.series, rows: [...state.series.rows, ...series('oil', [[known, value]]).rows] },
              }
            : state,
        ),
        records: [
          ...base.records,
          record(known, 'exit', 'happened'),
          // Dated before the as-of day, and known after it.
          record('2016-01-10', 'border', 'met', { known }),
          record(date, 'sectoral', 'lifted'),
        ],
        statements: [...base.statements, { ...base.statements[0]!, name: 'later speech', date: '2016-01-20', known }],
        claims: [...base.claims, { question: 'held', low: 0, high: 0.1, by: 'EU', on: date }],
      };
      expect(JSON.stringify(await run(grown, { paths: 100, pathCap: 100 }))).toBe(before);
    }),
    { numRuns: 15 },
  );
});

test('before the timeline nothing is conditioned on; after it everything is', async () => {
  const early = await run(smallCase({ records: [], statements: [] }), { asOf: '2015-01-01', pathCap: 1000 });
  expect(early.asOfStep).toBe(-1);
  expect(early.conditioning).toMatchObject({
    evidence: 0,
    logLikelihood: 0,
    standardError: 0,
    effectiveSampleSize: 1000,
  });
  const late = await run(smallCase({ scenarios: [] }), { asOf: '2017-05-01', pathCap: 1000 });
  expect(late.asOfStep).toBe(14);
  expect(answerTo(late, 'attacked').result).toMatchObject({ value: 1, error: 0 });
  expect(answerTo(late, 'held').result).toMatchObject({ value: 0, error: 0 });
});

test('common random numbers make a difference surer than two independent runs would', async () => {
  const early = await run(smallCase({ records: [], statements: [] }), { asOf: '2015-01-01', pathCap: 1000 });
  const { result, difference } = scenarioOf(early, 'steadier').answers.find(({ question }) => question === 'dear_oil')!;
  const baseline = answerTo(early, 'dear_oil').result as Estimate;
  expect(difference!.error).toBeGreaterThan(0);
  expect(difference!.error).toBeLessThan(0.7 * Math.hypot(result!.error, baseline.error));
});

test('a reader whom the case does not know is a failure, not an exception', async () => {
  const outcome = await forecast(smallCase(), { asOf: AS_OF, reader: 'nobody' });
  expect(outcome).toMatchObject({ kind: 'failure', failure: { code: 'PV0908', subject: 'nobody' } });
});

test('a run tells how far it is, lets others run, and stops when it is told to', async () => {
  const fractions: number[] = [];
  const abort = new AbortController();
  const running = forecast(smallCase(), {
    asOf: AS_OF,
    paths: 400_000,
    signal: abort.signal,
    onProgress: (fraction) => {
      fractions.push(fraction);
      // Nobody else could say so if the run kept the thread to itself.
      if (fractions.length === 2) setTimeout(() => abort.abort());
    },
  });
  await expect(running).rejects.toThrow(/abort/i);
  expect(fractions.length).toBeGreaterThan(1);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
});
