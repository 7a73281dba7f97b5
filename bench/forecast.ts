// Measures a forecast of the founding case phase by phase, against the bar of 100 ms for paths, filter, questions and
// quantiles of 10 000 paths once the kernel is compiled: with an engine that is kept, of one thread and of two.
// Printed are wall time and the CPU time of the whole process, best and median of some rounds. While the threads find
// quantiles the one that asks answers questions, so that the wall time of quantiles is what is left to wait for.
// It looks inside the forecast package, whose public face runs all phases at once.
// Run: npm run bench:forecast [-- ROUNDS PATHS]
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { openEngine } from '@proviso/forecast';
import { spawnNodeThread } from '@proviso/forecast/node';
import { checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import { answerOf } from '../packages/forecast/src/answers.ts';
import { batchesFor, runBatches } from '../packages/forecast/src/batches.ts';
import { conditioningOf } from '../packages/forecast/src/conditioning.ts';
import { chartsOf } from '../packages/forecast/src/fan-charts.ts';
import { barsOf } from '../packages/forecast/src/instruments.ts';
import { type ForecastOptions, pathCapOf } from '../packages/forecast/src/options.ts';
import { Pace } from '../packages/forecast/src/pace.ts';
import { scenarioResults } from '../packages/forecast/src/scenarios.ts';
import { settingOf } from '../packages/forecast/src/setting.ts';

const [rounds = 15, paths = 10_000] = process.argv.slice(2).map(Number);
const AS_OF = '2016-01-29';
/** Enough for V8 to have compiled what is run often, in all threads. */
const WARM_UP = 6;

const PHASES = ['prepare', 'paths', 'questions', 'quantiles'] as const;

interface Spent {
  readonly wall: number;
  /** Of all threads. */
  readonly cpu: number;
  /** Of the thread that asks. */
  readonly own: number;
}

type Round = Readonly<Record<(typeof PHASES)[number], Spent>>;

const RUNS: Readonly<Record<string, Partial<ForecastOptions>>> = {
  'baseline alone': { scenarios: [], movers: false },
  'and what moves the answers': { scenarios: [] },
  'baseline and every scenario': { movers: false },
};

const inCase = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { text } = readCaseFolder(inCase('cases/russia-2014'));
const model = text && checkCase(text, readLibrary(inCase('library'))).model;
if (!model) throw new Error('the founding case has mistakes');

/** One forecast, by phase. */
async function forecastOnce(options: ForecastOptions): Promise<Round> {
  const setting = await timed(async () => settingOf(model!, options));
  const { plan, frames, model: asked } = setting.value;
  const batches = await timed(() => runBatches(plan, frames, pathCapOf(options), true, new Pace(options)));
  const first = batches.value[0]!;
  const questions = await timed(async () => {
    conditioningOf(first);
    for (const frame of frames) answerOf(setting.value, batchesFor(batches.value, frame), frame);
    scenarioResults(asked, first);
  });
  const quantiles = await timed(async () => {
    chartsOf(asked, plan.executor.steps, (await first.charted)!);
    barsOf(asked, options.asOf, plan.asOfStep, first.statusWeights);
  });
  return { prepare: setting.spent, paths: batches.spent, questions: questions.spent, quantiles: quantiles.spent };
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly spent: Spent }> {
  const [wall, cpu, own] = [performance.now(), process.cpuUsage(), process.threadCpuUsage()];
  const value = await work();
  const milliseconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000;
  return {
    value,
    spent: {
      wall: performance.now() - wall,
      cpu: milliseconds(process.cpuUsage(cpu)),
      own: milliseconds(process.threadCpuUsage(own)),
    },
  };
}

/** What a round takes once the kernel is there. */
function whole(round: Round): Spent {
  const sum = (of: (spent: Spent) => number) => of(round.paths) + of(round.questions) + of(round.quantiles);
  return { wall: sum(({ wall }) => wall), cpu: sum(({ cpu }) => cpu), own: sum(({ own }) => own) };
}

/** Best and median of some values. */
function summary(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[0]!, sorted[values.length >> 1]!].map((value) => value.toFixed(1).padStart(8)).join('');
}

function print(phase: string, spent: readonly Spent[]): void {
  const columns = [spent.map(({ wall }) => wall), spent.map(({ cpu }) => cpu), spent.map(({ own }) => own)];
  console.log(`  ${phase.padEnd(18)}${columns.map(summary).join('')}`);
}

console.log(`founding case as of ${AS_OF}, ${paths} paths, ${cpus().length} cores; milliseconds, best and median`);
const engines = [1, 2].map((threads) =>
  openEngine({ spawn: spawnNodeThread, threads, worth: { ready: 0, started: 0 } }),
);
for (const [name, run] of Object.entries(RUNS)) {
  const spent: Round[][] = engines.map(() => []);
  // Engines take turns, so that what else the machine does falls on both.
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const [e, engine] of engines.entries()) {
      const once = await forecastOnce({ asOf: AS_OF, paths, engine, ...run });
      if (round >= 0) spent[e]!.push(once);
    }
  }
  for (const [e, of] of spent.entries()) {
    console.log(
      `\n${`${name}, ${e + 1} thread${e > 0 ? 's' : ''}`.padEnd(30)}wall         CPU of all       of this thread`,
    );
    for (const phase of PHASES) {
      print(
        phase,
        of.map((round) => round[phase]),
      );
    }
    print('all but prepare', of.map(whole));
  }
}
for (const engine of engines) engine.close();
