import { bringToLife, type Particles, PathFault } from '@proviso/kernel/worker';
import { quantilesOf } from '../island/chart-quantiles.ts';
import { type ChartRoom, chartShape, doublesFor } from '../island/chart-room.ts';
import { type IslandMistake, type IslandRun, runIsland } from '../island/island-run.ts';
import type { Breath } from '../particle-filter.ts';
import {
  GIVEN_UP,
  type IslandOrder,
  type Order,
  type QuantilesOrder,
  type Reply,
  STEPS_CHARTED,
  STEPS_DONE,
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
    before = before.then(async () => {
      const { data, buffers } = packed(
        order.kind === 'quantiles' ? takeSteps(order) : await replyTo(order, kernels.get(order.kernel)!),
      );
      port.post(data, buffers);
    });
  });
}

async function replyTo(order: IslandOrder, roomFor: (count: number) => Particles): Promise<Reply> {
  const { plan, task, board } = order;
  const particles = roomFor(task.count);
  const room = task.extent.charted && !order.place ? ownRoom(order) : undefined;
  const place = room ? { room, from: 0 } : order.place;
  try {
    return replyOf(await runIsland(particles, plan, task, place, breathOn(board)), room);
  } catch (error) {
    if (error instanceof GivenUp) return { kind: 'given up' };
    return { kind: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    particles.free();
  }
}

function ownRoom({ plan, task: { extent, count } }: IslandOrder): ChartRoom {
  const shape = chartShape(plan, extent, [count]);
  return { shape, doubles: new Float64Array(doublesFor(shape)) };
}

function takeSteps({ room, board }: QuantilesOrder): Reply {
  const words = new Int32Array(board);
  const takeStep = quantilesOf(room);
  // From the last on: where there are scenarios, the later steps have more to do.
  const next = () => room.shape.steps - 1 - Atomics.add(words, STEPS_CHARTED, 1);
  for (let step = next(); step >= 0; step = next()) takeStep(step);
  return { kind: 'quantiles' };
}

function replyOf(outcome: IslandRun | IslandMistake, room: ChartRoom | undefined): Reply {
  if (!('mistake' in outcome)) return { kind: 'run', outcome, room };
  const { mistake, weights } = outcome;
  // A kernel that has been sent knows no words.
  if (!(mistake instanceof PathFault)) throw mistake;
  return { kind: 'fault', fault: mistake.fault, weights };
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
