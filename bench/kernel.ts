// Measures the executors beside others on the autoregression of the known answers: x' = 0.95 x + 0.1 e over 60 steps,
// and whether its minimum falls below -0.4. Every engine's answer is checked before its time counts; what is printed is
// the best of some rounds, in which the engines take turns.
// Run: npm run bench
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Prepare, prepareCompiled, prepareInterpreter } from '@proviso/kernel';
import { arithmetic, buildCase, compare, distribution, months, state, summary, whether } from '@proviso/model/testing';

const PATHS = 100_000;
const STEPS = 60;
const ROUNDS = 5;
/** By numerical integration, to all these digits. */
const ANSWER = 0.5380794038;
const BLOCK = 2_048;

interface Measured {
  readonly answer: number;
  readonly ms: number;
}

interface Engine {
  readonly name: string;
  /** Paths of a round; fewer for an engine that is slow. */
  readonly paths: number;
  run(paths: number): Measured;
}

const model = buildCase(months('2000-01', '2005-01'), {
  states: [state('x', 0, distribution('normal', arithmetic(0.95, '*', 'x'), 0.1))],
  questions: [whether('low', compare(summary('min', 'x', '2000-02-01', '2005-01-31'), '<', -0.4))],
});

function executor(prepare: Prepare): Engine['run'] {
  const { layout, steps, run } = prepare(model, { asOf: '1900-01-01', seed: 1 });
  const slots = new Float64Array(BLOCK * layout.slots);
  return (paths) => {
    const begin = performance.now();
    let below = 0;
    for (let first = 0; first < paths; first += BLOCK) {
      const block = { count: Math.min(BLOCK, paths - first), first, stride: 1, slots, scores: new Float64Array(0) };
      for (const { index } of steps) run(block, index, 0);
      for (let i = 0; i < block.count; i += 1) below += slots[i * layout.slots + layout.questions[0]!.answer]!;
    }
    return { answer: below / paths, ms: performance.now() - begin };
  };
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

/** A program that prints its answer and its milliseconds. */
function program(command: string, ...args: readonly string[]): Engine['run'] {
  return (paths) => {
    const printed = execFileSync(command, [...args, String(paths)], { encoding: 'utf8' });
    const [answer, ms] = printed.trim().split(' ').map(Number);
    return { answer: answer!, ms: ms! };
  };
}

/** The engines that this machine has. */
function enginesOf(folder: string): readonly Engine[] {
  const source = new URL('native/autoregression.c', import.meta.url).pathname;
  const script = new URL('native/autoregression.py', import.meta.url).pathname;
  const compiled = (name: string, lanes: number, flags: readonly string[]): readonly Engine[] => {
    const binary = join(folder, `autoregression-${lanes}`);
    const args = ['-O3', '-ffp-contract=off', `-DLANES=${lanes}`, ...flags, '-o', binary, source, '-lm'];
    return has('cc', ...args) ? [{ name, paths: PATHS, run: program(binary) }] : [];
  };
  return [
    { name: 'compiled kernel', paths: PATHS, run: executor(prepareCompiled) },
    { name: 'interpreter', paths: PATHS / 10, run: executor(prepareInterpreter) },
    { name: 'plain JavaScript', paths: PATHS, run: plainJavaScript },
    ...compiled('C, 2 lanes', 2, ['-msse4.2']),
    ...compiled('C, 4 lanes', 4, ['-march=native']),
    ...(has('python3', '-c', 'import numpy') ? [{ name: 'numpy', paths: PATHS, run: program('python3', script) }] : []),
  ];
}

function has(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @throws Error where an answer is more than four standard errors off */
function check({ name, paths }: Engine, answer: number): void {
  const error = Math.sqrt((ANSWER * (1 - ANSWER)) / paths);
  if (Math.abs(answer - ANSWER) > 4 * error) throw new Error(`${name} answers ${answer}, not ${ANSWER}`);
}

const folder = mkdtempSync(join(tmpdir(), 'proviso-bench-'));
const engines = enginesOf(folder);
const best = new Map(engines.map(({ name }) => [name, 0]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const engine of engines) {
    const { answer, ms } = engine.run(engine.paths);
    check(engine, answer);
    best.set(engine.name, Math.max(best.get(engine.name)!, (engine.paths * STEPS) / (ms * 1_000)));
  }
}
rmSync(folder, { recursive: true });

const kernel = best.get('compiled kernel')!;
process.stdout.write(`${cpus()[0]!.model}, Node ${process.versions.node}, one thread\n`);
process.stdout.write('million path-steps a second; the kernel against it\n');
for (const [name, speed] of best) {
  process.stdout.write(
    `${name.padEnd(20)} ${speed.toFixed(1).padStart(8)} ${(kernel / speed).toFixed(2).padStart(8)}\n`,
  );
}
