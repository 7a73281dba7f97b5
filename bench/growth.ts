// Measures how what a path-step costs grows with paths, steps, quantities, particles and threads, and how much memory a
// million paths of the founding case take. Nanoseconds are the best of some rounds; the shape of a column says more than
// its height, for absolute times say little on a shared machine.
// Run: npm run bench:growth
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Case } from '@proviso/model';
import { arithmetic, buildCase, distribution, months, state } from '@proviso/model/testing';
import { ALL_SEEN, logLikelihoodOf, observedAutoregression } from './filter.ts';
import { islandEngine } from './islands.ts';
import { columns } from './rounds.ts';

const ROUNDS = 3;
const MONTHS = 60;
/** How much is run where something else grows: path-steps, and whole groups in every island. */
const PATH_STEPS = 2_400_000;
const PATHS = 4_096;

/** One run: a model, its paths, and among how much its time is shared out. */
interface Size {
  readonly size: number;
  readonly model: Case;
  readonly paths: number;
  readonly steps: number;
  /** Shares of a path-step; 1 where none is said. */
  readonly quantities?: number;
}

interface Growth {
  readonly title: string;
  readonly unit: string;
  readonly asOf: string;
  readonly sizes: readonly Size[];
}

/** So many states, each of which follows its neighbour. */
function chainOf(quantities: number, steps: number): Case {
  const name = (i: number) => `x${String(i).padStart(3, '0')}`;
  const states = Array.from({ length: quantities }, (_, i) => {
    const drawn = arithmetic(arithmetic(0.85, '*', name(i)), '+', arithmetic(0.1, '*', name((i || quantities) - 1)));
    return state(name(i), 0, distribution('normal', drawn, 0.1));
  });
  return buildCase(months('2000-01', monthAfter(steps)), { states });
}

/** The month that lies so many months after the first of the timeline. */
function monthAfter(count: number): string {
  return `${2000 + Math.floor(count / 12)}-${String(1 + (count % 12)).padStart(2, '0')}`;
}

const BEFORE = '1900-01-01';
const single = chainOf(1, MONTHS);

const GROWTHS: readonly Growth[] = [
  {
    title: `paths, of one state by ${MONTHS} steps`,
    unit: 'path-step',
    asOf: BEFORE,
    sizes: [1e3, 1e4, 1e5, 1e6].map((size) => ({ size, model: single, paths: size, steps: MONTHS })),
  },
  {
    title: 'steps, of one state',
    unit: 'path-step',
    asOf: BEFORE,
    sizes: [12, 24, 60, 120, 240].map((size) => {
      return { size, model: chainOf(1, size), paths: PATH_STEPS / size, steps: size };
    }),
  },
  {
    title: `quantities, by ${MONTHS} steps`,
    unit: 'path-step and quantity',
    asOf: BEFORE,
    sizes: [5, 20, 50, 100, 200].map((size) => {
      return { size, model: chainOf(size, MONTHS), paths: PATHS, steps: MONTHS, quantities: size };
    }),
  },
  {
    title: `particles of the bootstrap filter, by ${MONTHS} observations`,
    unit: 'particle-step',
    asOf: ALL_SEEN,
    sizes: [1e3, 1e4, 1e5, 1e6].map((size) => ({
      ...{ size, model: observedAutoregression, paths: size, steps: MONTHS },
    })),
  },
];

process.stdout.write(`${cpus()[0]!.model}, ${availableParallelism()} cores, Node ${process.versions.node}\n\n`);
for (const growth of GROWTHS) {
  const rows = [[growth.unit, 'ns, 1 thread', 'ns, 2 threads', '1 thread : 2']];
  for (const size of growth.sizes) {
    const [one, two] = [await nanoseconds(growth, size, 1), await nanoseconds(growth, size, 2)];
    rows.push([String(size.size), one.toFixed(1), two.toFixed(1), (one / two).toFixed(2)]);
  }
  process.stdout.write(`${growth.title}\n${columns(rows)}\n`);
}
process.stdout.write(`a million paths of the founding case by ${MONTHS} months\n`);
execFileSync(process.execPath, [fileURLToPath(new URL('large-run.ts', import.meta.url))], { stdio: 'inherit' });

/** What a path-step, or a quantity's share of it, costs at best. */
async function nanoseconds(
  { asOf }: Growth,
  { model, paths, steps, quantities = 1 }: Size,
  threads: number,
): Promise<number> {
  const engine = islandEngine('kernel', model, asOf, { paths, threads }, logLikelihoodOf);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) best = Math.min(best, (await engine.run(paths, 1)).ms);
  engine.close();
  return (best * 1e6) / (paths * steps * quantities);
}
