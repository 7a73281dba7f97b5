import { bringToLife, type Particles, PathFault } from '@proviso/kernel/worker';
import { type IslandMistake, type IslandRun, runIsland } from '../island/island-run.ts';
import type { Breath } from '../particle-filter.ts';
import { GIVEN_UP, type IslandOrder, type Order, type Reply, STEPS_DONE } from './messages.ts';
import { packed } from './packed.ts';

/** The way back from a thread to who started it. */
export interface Port {
  post(reply: Reply, transfer: readonly ArrayBuffer[]): void;
  listen(told: (order: Order) => void): void;
}

class GivenUp extends Error {}

/** Serves islands for as long as the thread lives: one after another, in the order in which they are asked for. */
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
    const roomFor = kernels.get(order.kernel)!;
    before = before.then(async () => {
      const { data, buffers } = packed(await replyTo(order, roomFor));
      port.post(data, buffers);
    });
  });
}

async function replyTo({ plan, task, board }: IslandOrder, roomFor: (count: number) => Particles): Promise<Reply> {
  const particles = roomFor(task.count);
  try {
    return replyOf(await runIsland(particles, plan, task, breathOn(board)));
  } catch (error) {
    if (error instanceof GivenUp) return { kind: 'given up' };
    return { kind: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    particles.free();
  }
}

function replyOf(outcome: IslandRun | IslandMistake): Reply {
  if (!('mistake' in outcome)) return { kind: 'run', outcome };
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
