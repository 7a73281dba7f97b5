// Forecasts the founding case, its timeline drawn out, on two threads, and prints what memory the process took at most.
// Run: node bench/large-run.ts [PATHS]
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { forecast, openEngine } from '@proviso/forecast';
import { spawnNodeThread } from '@proviso/forecast/node';
import { checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';

const paths = Number(process.argv[2] ?? 1_000_000);
/** Sixty months from the first. */
const THROUGH = '2019-02-28';

const inRepository = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { text } = readCaseFolder(inRepository('cases/russia-2014'));
const model = text && checkCase(text, readLibrary(inRepository('library'))).model;
if (!model) throw new Error('the founding case has mistakes');

const engine = openEngine({ spawn: spawnNodeThread, threads: 2 });
const begin = performance.now();
const outcome = await forecast(
  { ...model, timeline: { ...model.timeline, through: THROUGH } },
  { asOf: '2016-01-29', paths, pathCap: paths, scenarios: [], engine },
);
const seconds = (performance.now() - begin) / 1_000;
engine.close();
if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
const { steps } = outcome.forecast;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.stdout.write(
  `${paths} paths by ${steps.length} steps: ${(maxRSS / 1024).toFixed(0)} MiB at most, ${seconds.toFixed(1)} s, ` +
    `${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)} s of processor time\n`,
);
