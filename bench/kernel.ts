// Measures the engine beside others, each one's answer checked before its time counts: ratios in one run, for absolute
// times say little on a shared machine. Engines that the machine does not have are left out: a C compiler (cc), numpy
// and numba in python3 (or in what PYTHON names), WebPPL and Squiggle after `npm run bench:peers`.
// Run: npm run bench
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { autoregression } from './autoregression.ts';
import { speedsOf, speedTable } from './rounds.ts';

const ROUNDS = 5;

const folder = mkdtempSync(join(tmpdir(), 'proviso-bench-'));
process.stdout.write(`${cpus()[0]!.model}, ${availableParallelism()} cores, Node ${process.versions.node}\n\n`);
for (const task of [autoregression(folder)]) {
  process.stdout.write(`${speedTable(task.title, await speedsOf(task, ROUNDS), ['compiled kernel'])}\n`);
}
rmSync(folder, { recursive: true });
