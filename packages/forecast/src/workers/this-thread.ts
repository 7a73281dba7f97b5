import type { RunIslands } from '../batch.ts';
import { type IslandMistake, type IslandRun, runIsland } from '../island/island-run.ts';

/** Runs the islands one after another in the thread that asks for them. */
export const inThisThread: RunIslands = async ({ executor, island }, tasks, breathe) => {
  const runs: (IslandRun | IslandMistake)[] = [];
  for (const task of tasks) {
    const particles = executor.particles(task.count);
    try {
      runs.push(await runIsland(particles, island, task, breathe));
    } finally {
      particles.free();
    }
  }
  return runs;
};
