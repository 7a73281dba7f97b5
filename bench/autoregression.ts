import { performance } from 'node:perf_hooks';
import type { Case } from '@proviso/model';
import { arithmetic, buildCase, compare, distribution, months, state, summary, whether } from '@proviso/model/testing';
import type { Batch } from '../packages/forecast/src/batch.ts';
import { type Engine, type Measured, nativeEngines, peerEngine, pythonEngine } from './engine.ts';
import { interpretedEngine, islandEngine } from './islands.ts';
import type { Task } from './rounds.ts';

const PATHS = 100_000;
const STEPS = 60;
/** By numerical integration, to all these digits. */
const ANSWER = 0.5380794038;

const ROUNDS = 5;
/** Before all that could be known: no step is conditioned. */
const BEFORE = '1900-01-01';

const model: Case = buildCase(months('2000-01', '2005-01'), {
  states: [state('x', 0, distribution('normal', arithmetic(0.95, '*', 'x'), 0.1))],
  questions: [whether('low', compare(summary('min', 'x', '2000-02-01', '2005-01-31'), '<', -0.4))],
});

/** The first known answer: x' = 0.95 x + 0.1 e over 60 steps, and whether its minimum falls below -0.4. */
export function autoregression(folder: string): Task {
  const size = (paths: number) => [String(paths)];
  const onThreads = (threads: number) => (paths: number) => [String(paths), String(threads)];
  const kernel = (name: string, threads: number) =>
    islandEngine(name, model, BEFORE, { paths: PATHS, threads }, shareBelow);
  return {
    title: `autoregression, ${PATHS} paths by ${STEPS} steps`,
    steps: STEPS,
    rounds: ROUNDS,
    engines: [
      kernel('kernel, 1 thread', 1),
      kernel('kernel, 2 threads', 2),
      interpretedEngine(model, BEFORE, PATHS / 10, shareBelow),
      { name: 'plain JavaScript', paths: PATHS, run: plainJavaScript },
      ...nativeEngines('autoregression', folder, PATHS, size),
      ...pythonEngine('numpy', 'numpy', 'autoregression.py', PATHS, size),
      ...pythonEngine('numba, 1 thread', 'numba', 'autoregression_numba.py', PATHS, onThreads(1)),
      ...pythonEngine('numba, 2 threads', 'numba', 'autoregression_numba.py', PATHS, onThreads(2)),
      ...peerEngine('WebPPL', 'webppl', 'webppl.js', PATHS / 10),
      ...peerEngine('Squiggle', '@quri/squiggle-lang', 'squiggle.js', PATHS / 10),
    ],
    check,
  };
}

function shareBelow({ worlds }: Batch): number {
  const below = worlds[0]!.answers[0]!;
  let count = 0;
  for (const answer of below) count += answer;
  return count / below.length;
}

/** As one would write it by hand, with the engine's own generator and functions. */
function plainJavaScript(paths: number): Measured {
  const begin = performance.now();
  let below = 0;
  for (let path = 0; path < paths; path += 1) {
    let [x, least] = [0, 0];
    for (let step = 0; step < STEPS; step += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
      const turn = 2 * Math.PI * Math.random();
      x = 0.95 * x + 0.1 * radius * Math.cos(turn);
      if (x < least) least = x;
      x = 0.95 * x + 0.1 * radius * Math.sin(turn);
      if (x < least) least = x;
    }
    if (least < -0.4) below += 1;
  }
  return { answer: below / paths, ms: performance.now() - begin };
}

/** Every answer within four standard errors. */
function check({ name, paths }: Engine, answers: readonly number[]): void {
  const error = Math.sqrt((ANSWER * (1 - ANSWER)) / paths);
  for (const answer of answers) {
    if (!(Math.abs(answer - ANSWER) <= 4 * error)) throw new Error(`${name} answers ${answer}, not ${ANSWER}`);
  }
}
