import { type Case, fromDayNumber, stepsOf } from '@proviso/model';
import { arithmetic, buildCase, distribution, months, series, state } from '@proviso/model/testing';
import type { Batch } from '../packages/forecast/src/batch.ts';
import { poolBatches } from '../packages/forecast/src/ensemble.ts';
import { type Engine, nativeEngines, pythonEngine } from './engine.ts';
import { interpretedEngine, islandEngine } from './islands.ts';
import type { Task } from './rounds.ts';

const PARTICLES = 100_000;
const TIMELINE = months('2000-01', '2005-01');
const STEPS = 60;
/** By the Kalman filter, to all these digits. */
const ANSWER = -56.8904962656;
/** An estimate has an error that only its own spread tells, so there must be enough of them. */
const ROUNDS = 20;

/** x' = 0.95 x + 0.1 e from 0, seen as 0 through noise of variance 1 in each step after the first. */
export const observedAutoregression: Case = buildCase(TIMELINE, {
  states: [state('x', 0, distribution('normal', arithmetic(0.95, '*', 'x'), 0.1))],
  observations: [
    {
      name: 'y',
      unit: { bases: [] },
      distribution: distribution('normal', 'x', 1),
      series: series(
        'y',
        stepsOf(TIMELINE)
          .slice(1)
          .map(({ first }) => [fromDayNumber(first), 0] as const),
      ),
    },
  ],
});

/** The day from which all rows are known. */
export const ALL_SEEN = TIMELINE.through;

/** The bootstrap filter on the autoregression: the log-likelihood of 60 observations. */
export function filter(folder: string): Task {
  const seeded = (particles: number, round: number) => [String(particles), String(round)];
  const onThreads = (threads: number) => (particles: number, round: number) => [
    ...seeded(particles, round),
    String(threads),
  ];
  const kernel = (name: string, threads: number) =>
    islandEngine(name, observedAutoregression, ALL_SEEN, { paths: PARTICLES, threads }, logLikelihoodOf);
  return {
    title: `bootstrap filter, ${PARTICLES} particles by ${STEPS} observations`,
    steps: STEPS,
    rounds: ROUNDS,
    engines: [
      kernel('kernel, 1 thread', 1),
      kernel('kernel, 2 threads', 2),
      interpretedEngine(observedAutoregression, ALL_SEEN, PARTICLES / 10, logLikelihoodOf),
      ...nativeEngines('filter', folder, PARTICLES, seeded),
      ...pythonEngine('numpy', 'numpy', 'filter.py', PARTICLES, seeded),
      ...pythonEngine('numba, 1 thread', 'numba', 'filter_numba.py', PARTICLES, onThreads(1)),
      ...pythonEngine('numba, 2 threads', 'numba', 'filter_numba.py', PARTICLES, onThreads(2)),
    ],
    check,
  };
}

export function logLikelihoodOf(batch: Batch): number {
  return poolBatches([batch]).logLikelihood;
}

/** The mean of the estimates within four standard errors, which their own spread tells. */
function check({ name }: Engine, estimates: readonly number[]): void {
  const mean = estimates.reduce((sum, estimate) => sum + estimate, 0) / estimates.length;
  const squares = estimates.reduce((sum, estimate) => sum + (estimate - mean) ** 2, 0);
  const error = Math.sqrt(squares / (estimates.length - 1) / estimates.length);
  if (!(Math.abs(mean - ANSWER) <= 4 * error)) {
    throw new Error(`${name} estimates ${mean} with a standard error of ${error}, not ${ANSWER}`);
  }
}
