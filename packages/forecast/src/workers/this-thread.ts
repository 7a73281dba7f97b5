import type { RunIslands } from '../batch.ts';
import { quantilesOf } from '../island/chart-quantiles.ts';
import { chartShape, placesIn, quantilesIn } from '../island/chart-room.ts';
import { type IslandMistake, type IslandRun, runIsland } from '../island/island-run.ts';
import { ChartRooms } from './chart-rooms.ts';

/** Runs the islands one after another in the thread that asks for them. */
export function inThisThread(rooms = new ChartRooms()): RunIslands {
  return async (plan, tasks, breathe) => {
    const { executor, island } = plan;
    const { extent } = tasks[0]!;
    const counts = tasks.map(({ count }) => count);
    const room = extent.charted ? rooms.take(chartShape(island, extent, counts)) : undefined;
    const places = room && placesIn(room, island, counts);
    const outcomes: (IslandRun | IslandMistake)[] = [];
    for (const [k, task] of tasks.entries()) {
      const particles = executor.particles(task.count);
      try {
        outcomes.push(await runIsland(particles, island, task, places?.[k], breathe));
      } finally {
        particles.free();
      }
    }
    if (!room || outcomes.some((outcome) => 'mistake' in outcome)) return { outcomes, charted: undefined };
    const takeStep = quantilesOf(room);
    for (let step = 0; step < extent.steps; step += 1) {
      takeStep(step);
      await breathe(0);
    }
    const charted = { shape: room.shape, quantiles: quantilesIn(room).slice() };
    rooms.giveBack(room);
    return { outcomes, charted: Promise.resolve(charted) };
  };
}
