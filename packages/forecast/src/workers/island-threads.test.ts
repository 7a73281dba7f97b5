import { type Case, fromDayNumber, stepsOf } from '@proviso/model';
import {
  arithmetic,
  buildCase,
  compare,
  distribution,
  hazardEvent,
  months,
  param,
  rate,
  series,
  state,
  summary,
  term,
  whether,
  whichValue,
} from '@proviso/model/testing';
import { afterEach, expect, test, vi } from 'vitest';
import type { ForecastOptions } from '../options.ts';
import { forecast } from '../run.ts';
import type { Engine } from './engine.ts';
import { openEngine } from './engine.ts';
import { spawnNodeThread } from './node-threads.ts';
import type { Thread } from './thread.ts';

const TIMELINE = months('2015-01', '2016-12');
const AS_OF = '2015-11-30';
const ROWS = [1.9, 2.3, 1.6, 2.2, 2.8, 1.9, 2.0, 2.4, 1.7, 2.5].map(
  (y, i) => [fromDayNumber(stepsOf(TIMELINE)[i + 1]!.first), y] as const,
);

/** A level seen through noise, an event that may happen, a scenario; resampled many times. */
function level(more: Partial<Case> = {}): Case {
  return buildCase(TIMELINE, {
    params: [param('persistence', distribution('uniform', 0, 1))],
    states: [state('x', 2, distribution('normal', arithmetic('persistence', '*', 'x'), 0.5))],
    events: [hazardEvent('e', rate(0.2))],
    observations: [
      { name: 'y', unit: { bases: [] }, distribution: distribution('normal', 'x', 0.4), series: series('y', ROWS) },
    ],
    questions: [
      whichValue('later', 'x', '2016-06-30'),
      whether('low', compare(summary('min', 'x', '2016-01-01', '2016-12-31'), '<', -1)),
    ],
    scenarios: [
      { name: 'high', interventions: [{ kind: 'set', quantity: 'x', value: term(3), from: '2016-02-01' }] },
      { name: 'gone', interventions: [{ kind: 'happens', event: 'e', on: '2016-03-01' }] },
    ],
    ...more,
  });
}

let engine: Engine | undefined;
afterEach(() => {
  engine?.close();
  vi.unstubAllGlobals();
});

/** Threads however small a run is. */
function opened(threads: number, spawn = spawnNodeThread): Engine {
  engine = openEngine({ spawn, threads, worth: { ready: 0, started: 0 } });
  return engine;
}

const options = (more: Partial<ForecastOptions> = {}): ForecastOptions => ({ asOf: AS_OF, paths: 3_000, ...more });

test('any number of threads comes to the same forecast, to the last bit', async () => {
  const alone = await forecast(level(), options());
  expect(alone.kind).toBe('forecast');
  for (const threads of [1, 2, 3]) {
    const engine = opened(threads);
    expect(JSON.stringify(await forecast(level(), options({ engine })))).toBe(JSON.stringify(alone));
    engine.close();
  }
});

test('answers are told as they stand in the forecast, once, before it is complete', async () => {
  const told: unknown[] = [];
  const engine = opened(2);
  const outcome = await forecast(level(), options({ engine, onAnswers: (questions) => told.push(questions) }));
  expect(outcome.kind === 'forecast' && [outcome.forecast.questions]).toEqual(told);
});

test('threads that share no memory come to the same forecast', async () => {
  const alone = JSON.stringify(await forecast(level(), options()));
  vi.stubGlobal('SharedArrayBuffer', undefined);
  expect(JSON.stringify(await forecast(level(), options({ engine: opened(2) })))).toBe(alone);
});

test('threads and kernels serve one run after another', async () => {
  const engine = opened(2);
  for (const seed of [1, 2, 1, 3, 4, 5, 6, 1]) {
    const together = await forecast(level(), options({ seed, paths: 500, engine }));
    expect(together).toEqual(await forecast(level(), options({ seed, paths: 500 })));
  }
});

test('a mistake that a path meets in a thread is told in its words, the same as in one thread', async () => {
  const spoilt = level({ events: [hazardEvent('e', rate('x'))] });
  const alone = await forecast(spoilt, options());
  expect(alone.kind).toBe('failure');
  expect(await forecast(spoilt, options({ engine: opened(2) }))).toEqual(alone);
});

test('what no path explains is told over all islands', async () => {
  const rows = [...ROWS.slice(0, 4), [ROWS[4]![0], 1e9] as const];
  const noise = distribution('uniform', arithmetic('x', '-', 1), arithmetic('x', '+', 1));
  const unlikely = level({
    observations: [{ name: 'y', unit: { bases: [] }, distribution: noise, series: series('y', rows) }],
  });
  const alone = await forecast(unlikely, options());
  expect(alone).toMatchObject({ kind: 'failure', failure: { code: 'PV0907' } });
  expect(await forecast(unlikely, options({ engine: opened(2) }))).toEqual(alone);
});

test('a run is given up soon when it is told to, and the threads serve the next', async () => {
  const engine = opened(2);
  const abort = new AbortController();
  const fractions: number[] = [];
  const onProgress = (fraction: number) => {
    fractions.push(fraction);
    abort.abort();
  };
  const long = forecast(level(), options({ paths: 400_000, engine, signal: abort.signal, onProgress }));
  await expect(long).rejects.toThrow(/abort/i);
  expect(fractions.length).toBe(1);
  expect(fractions[0]).toBeLessThan(0.9);
  expect((await forecast(level(), options({ paths: 500, engine }))).kind).toBe('forecast');
});

test('a thread that dies ends the run with an error, and the next run has another', async () => {
  const started: Thread[] = [];
  const engine = opened(2, () => {
    const thread = dying(started.length === 1);
    started.push(thread);
    return thread;
  });
  await expect(forecast(level(), options({ paths: 20_000, engine }))).rejects.toThrow(/ended by itself/);
  expect(await forecast(level(), options({ engine }))).toEqual(await forecast(level(), options()));
  expect(started.length).toBe(3);
});

/** A thread that may fall over its second order. */
function dying(dies: boolean): Thread {
  const thread = spawnNodeThread();
  let orders = 0;
  return {
    ...thread,
    post: (message, transfer) => {
      orders += 1;
      thread.post(dies && orders === 2 ? null : message, transfer);
    },
  };
}
