// Measures the engine beside others, each one's answer checked before its time counts: ratios in one run, for absolute
// times say little on a shared machine. Engines that the machine does not have are left out: a C compiler (cc), numpy
// and numba in python3 (or in what PYTHON names), WebPPL and Squiggle after `npm run bench:peers`.
// Run: npm run bench
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { autoregression } from './autoregression.ts';
import { filter } from './filter.ts';
import { speedsOf, speedTable } from './rounds.ts';

const OURS = ['kernel, 1 thread', 'kernel, 2 threads'];

const folder = mkdtempSync(join(tmpdir(), 'proviso-bench-'));
// What numba compiles is kept from round to round, and nowhere else.
process.env.NUMBA_CACHE_DIR = folder;
process.stdout.write(`${cpus()[0]!.model}, ${availableParallelism()} cores, Node ${process.versions.node}\n\n`);
for (const task of [autoregression(folder), filter(folder)]) {
  process.stdout.write(`${speedTable(task.title, await speedsOf(task), OURS)}\n`);
}
rmSync(folder, { recursive: true });
