import { bringToLife, type Particles, PathFault } from '@proviso/kernel/worker';
import { quantilesOf } from '../island/chart-quantiles.ts';
import { type ChartRoom, chartShape, doublesFor } from '../island/chart-room.ts';
import type { IslandPlan, IslandTask } from '../island/island-plan.ts';
import { runIsland } from '../island/island-run.ts';
import type { Breath } from '../particle-filter.ts';
import {
  GIVEN_UP,
  ISLANDS_TAKEN,
  type IslandReply,
  type IslandsOrder,
  type Order,
  type PlacedTask,
  type QuantilesOrder,
  type Reply,
  STEPS_CHARTED,
  STEPS_DONE,
  type Work,
} from './messages.ts';
import { packed } from './packed.ts';

/** The way back from a thread to who started it. */
export interface Port {
  post(reply: Reply, transfer: readonly ArrayBuffer[]): void;
  listen(told: (order: Order) => void): void;
}

class GivenUp extends Error {}

/** Serves islands for as long as the thread lives: one piece of work after another, in the order in which it is told. */
export function serveIslands(port: Port): void {
  const kernels = new Map<number, (count: number) => Particles>();
  let before: Promise<void> = Promise.resolve();
  port.listen((order) => {
    if (order.kind === 'kernel') {
      if (order.forget !== undefined) kernels.delete(order.forget);
      kernels.set(
        order.kernel,
        bringToLife(order.image, (fault) => {
          throw new PathFault(fault);
        }),
      );
      return;
    }
    before = before.then(async () => tell(await endOf(order, kernels)));
  });

  /** Does a piece of work, telling of each island. @returns how it has ended */
  async function endOf(order: Work, rooms: typeof kernels): Promise<Reply> {
    try {
      if (order.kind === 'quantiles') takeSteps(order);
      else for (const island of islandsFor(order)) tell(await replyOf(order, island, rooms.get(order.kernel)!));
      return { kind: 'done' };
    } catch (error) {
      if (error instanceof GivenUp) return { kind: 'given up' };
      return { kind: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  function tell(reply: Reply): void {
    const { data, buffers } = packed(reply);
    port.post(data, buffers);
  }
}

/** The islands that fall to this thread. */
function* islandsFor({ islands, board }: IslandsOrder): Generator<PlacedTask> {
  if (!board) return yield* islands;
  const words = new Int32Array(board);
  const next = () => islands[Atomics.add(words, ISLANDS_TAKEN, 1)];
  for (let island = next(); island; island = next()) yield island;
}

async function replyOf(
  { plan, board }: IslandsOrder,
  { position, task, place: given }: PlacedTask,
  roomFor: (count: number) => Particles,
): Promise<IslandReply> {
  const particles = roomFor(task.count);
  const room = task.extent.charted && !given ? ownRoom(plan, task) : undefined;
  const place = room ? { room, from: 0 } : given;
  try {
    const outcome = await runIsland(particles, plan, task, place, breathOn(board));
    if (!('mistake' in outcome)) return { kind: 'run', position, outcome, room };
    const { mistake, weights } = outcome;
    // A kernel that has been sent knows no words.
    if (!(mistake instanceof PathFault)) throw mistake;
    return { kind: 'fault', position, fault: mistake.fault, weights };
  } finally {
    particles.free();
  }
}

function ownRoom(plan: IslandPlan, { extent, count }: IslandTask): ChartRoom {
  const shape = chartShape(plan, extent, [count]);
  return { shape, doubles: new Float64Array(doublesFor(shape)) };
}

function takeSteps({ room, seat, board }: QuantilesOrder): void {
  const words = new Int32Array(board);
  const takeStep = quantilesOf(room, seat);
  // From the last on: where there are scenarios, the later steps have more to do.
  const next = () => room.shape.steps - 1 - Atomics.add(words, STEPS_CHARTED, 1);
  for (let step = next(); step >= 0; step = next()) takeStep(step);
}

/** Counts on the board, and looks there whether the run is given up. */
function breathOn(board: SharedArrayBuffer | undefined): Breath {
  if (!board) return () => undefined;
  const words = new Int32Array(board);
  return (groupSteps) => {
    Atomics.add(words, STEPS_DONE, groupSteps);
    if (Atomics.load(words, GIVEN_UP) === 1) throw new GivenUp();
    return undefined;
  };
}
