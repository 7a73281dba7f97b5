// Measures a forecast of the founding case phase by phase, against the bar of 100 ms for paths, filter, questions and
// quantiles of 10 000 paths once the kernel is compiled. What is printed are medians of some rounds, wall and CPU time.
// It looks inside the forecast package, whose public face runs all phases at once.
// Run: npm run bench:forecast [-- ROUNDS PATHS]
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
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

const [rounds = 9, paths = 10_000] = process.argv.slice(2).map(Number);
const AS_OF = '2016-01-29';

const PHASES = ['prepare', 'paths', 'questions', 'quantiles'] as const;

interface Spent {
  readonly wall: number;
  readonly cpu: number;
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
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { value, spent: { wall: performance.now() - wall, cpu: (user + system) / 1000 } };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

console.log(`founding case as of ${AS_OF}, ${paths} paths, ${cpus().length} cores; milliseconds, median of ${rounds}`);
for (const [name, run] of Object.entries(RUNS)) {
  const options: ForecastOptions = { asOf: AS_OF, paths, ...run };
  await forecastOnce(options);
  const spent: Round[] = [];
  for (let round = 0; round < rounds; round += 1) spent.push(await forecastOnce(options));
  console.log(`\n${name.padEnd(30)}     wall      cpu`);
  const line = (phase: string, of: (round: Round) => Spent) => {
    const [wall, cpu] = [median(spent.map((round) => of(round).wall)), median(spent.map((round) => of(round).cpu))];
    console.log(`  ${phase.padEnd(28)} ${wall.toFixed(1).padStart(8)} ${cpu.toFixed(1).padStart(8)}`);
  };
  for (const phase of PHASES) line(phase, (round) => round[phase]);
  line('all but prepare', ({ paths, questions, quantiles }) => ({
    wall: paths.wall + questions.wall + quantiles.wall,
    cpu: paths.cpu + questions.cpu + quantiles.cpu,
  }));
}
