import type { Executor } from '@proviso/kernel';
import type { IslandsRun, Plan, RunIslands } from '../batch.ts';
import { quantilesOf } from '../island/chart-quantiles.ts';
import { type ChartPlace, chartShape, moveIn, placesIn, quantilesIn, type SeatedRoom } from '../island/chart-room.ts';
import type { IslandTask } from '../island/island-plan.ts';
import type { IslandMistake, IslandRun } from '../island/island-run.ts';
import type { Breath } from '../particle-filter.ts';
import { ChartRooms } from './chart-rooms.ts';
import { IslandThread } from './island-thread.ts';
import { BOARD_WORDS, GIVEN_UP, type IslandReply, type PlacedTask, STEPS_DONE } from './messages.ts';
import { inThisThread } from './this-thread.ts';
import type { Spawn } from './thread.ts';

/** Path-steps from which on a run is worth the threads: those that stand ready, and those that must be started first. */
export interface Worth {
  readonly ready: number;
  readonly started: number;
}

const WORTH: Worth = { ready: 150_000, started: 2_000_000 };
/** How often a run that others do is looked after, in milliseconds. */
const LOOK = 15;
/** Bytes that the paths of all threads may take at a time; with less room fewer threads run. */
const PATH_BYTES = 640 * 2 ** 20;
/** Threads whose paths took more than this end after the run: a memory that has grown cannot shrink. */
const KEPT_BYTES = 256 * 2 ** 20;
/** A slot takes a double; the rest of the group's cache lines is an eighth of that. */
const SLOT_BYTES = 9;

type Compiled = NonNullable<Executor['compiled']>;

/**
 * Threads that run the islands of batches. They start when a run is first worth it, stay for the runs to come, and end
 * when they are closed. What an island comes to does not depend on who runs it, so neither does any result.
 */
export class IslandThreads {
  readonly #spawn: Spawn;
  readonly #most: number;
  readonly #worth: Worth;
  #threads: readonly IslandThread[] = [];
  readonly #rooms = new ChartRooms();
  readonly #alone = inThisThread(this.#rooms);
  readonly #kernels = new WeakMap<object, number>();
  #kernelCount = 0;

  /** @param most threads; with 1 none is started, since this thread is one itself */
  constructor(spawn: Spawn, most: number, worth: Worth = WORTH) {
    [this.#spawn, this.#most, this.#worth] = [spawn, most, worth];
  }

  /**
   * Runs islands in the threads, or in this one where that is quicker or the executor cannot be sent.
   * @throws Error where a thread has ended by itself; the next run starts another in its place
   */
  readonly runIslands: RunIslands = async (plan, tasks, breathe) => {
    const { compiled, layout } = plan.executor;
    if (this.#most < 2 || !compiled || !this.#isWorth(plan, tasks)) return this.#alone(plan, tasks, breathe);
    const threads = this.#threadsFor(layout.slots, tasks);
    const room = this.#roomFor(plan, tasks, threads.length);
    const run = new SharedRun(threads, plan, tasks, room, compiled, this.#numberOf(compiled));
    try {
      await run.follow(breathe);
    } catch (error) {
      await run.giveUp();
      throw error;
    }
    const charted = room && this.#chartedIn(room, run);
    if (threads.length * pathBytes(layout.slots, tasks) > KEPT_BYTES) {
      await charted;
      this.close();
    }
    return { outcomes: run.outcomes, charted };
  };

  /** Ends all threads. What they were doing is lost. */
  close(): void {
    for (const thread of this.#threads) thread.end();
    this.#threads = [];
  }

  #roomFor({ island }: Plan, tasks: readonly IslandTask[], threads: number): SeatedRoom | undefined {
    const { extent } = tasks[0]!;
    const counts = tasks.map(({ count }) => count);
    return extent.charted ? this.#rooms.take(chartShape(island, extent, counts), threads) : undefined;
  }

  /** The quantiles of a run; while the threads find them, the one that asks can answer questions. */
  #chartedIn(room: SeatedRoom, run: SharedRun): IslandsRun['charted'] {
    if (run.outcomes.some((outcome) => 'mistake' in outcome)) return undefined;
    const charted = run.takeQuantiles(room).then(() => {
      const quantiles = quantilesIn(room).slice();
      // A room of a run that failed is not taken back: some thread may still write in it.
      this.#rooms.giveBack(room);
      return { shape: room.shape, quantiles };
    });
    // Who asks may have failed meanwhile, and listen no more.
    charted.catch(() => {});
    return charted;
  }

  #isWorth({ asOfStep, paths }: Plan, [first]: readonly IslandTask[]): boolean {
    const { worlds, steps } = first!.extent;
    const start = Math.max(0, asOfStep);
    const { ready, started } = this.#worth;
    return paths * (start + (steps - start) * worlds) >= (this.#threads.length > 0 ? ready : started);
  }

  /** As many threads as the tasks, the memory and the limit allow; those that have died are replaced. */
  #threadsFor(slots: number, tasks: readonly IslandTask[]): readonly IslandThread[] {
    const fitting = Math.floor(PATH_BYTES / pathBytes(slots, tasks));
    const count = Math.max(1, Math.min(this.#most, tasks.length, fitting));
    const alive = this.#threads.filter((thread) => thread.alive);
    const missing = Math.max(0, count - alive.length);
    this.#threads = [...alive, ...Array.from({ length: missing }, () => new IslandThread(this.#spawn()))];
    return this.#threads.slice(0, count);
  }

  #numberOf(compiled: Compiled): number {
    const known = this.#kernels.get(compiled) ?? this.#kernelCount++;
    this.#kernels.set(compiled, known);
    return known;
  }
}

/** Bytes that the paths of an island take in a thread. */
function pathBytes(slots: number, [first]: readonly IslandTask[]): number {
  return first!.count * slots * SLOT_BYTES;
}

/** One run of islands over threads: each takes the next island when it has done with one. */
class SharedRun {
  readonly outcomes: (IslandRun | IslandMistake)[] = [];
  readonly #threads: readonly IslandThread[];
  readonly #board = typeof SharedArrayBuffer === 'undefined' ? undefined : new SharedArrayBuffer(4 * BOARD_WORDS);
  readonly #all: Promise<unknown>;
  /** Islands that no thread has been given yet. */
  readonly #left: PlacedTask[];
  #told = 0;

  constructor(
    threads: readonly IslandThread[],
    { island: plan }: Plan,
    tasks: readonly IslandTask[],
    room: SeatedRoom | undefined,
    compiled: Compiled,
    kernel: number,
  ) {
    this.#threads = threads;
    const counts = tasks.map(({ count }) => count);
    const places = room && placesIn(room, plan, counts);
    const take = (reply: IslandReply) => {
      this.outcomes[reply.position] = outcomeIn(reply, compiled, places?.[reply.position]);
    };
    this.#left = tasks.map((task, position) => ({ position, task, place: this.#board && places?.[position] }));
    const work = async (thread: IslandThread) => {
      thread.learn(kernel, compiled.image);
      const order = { kind: 'islands', kernel, plan, board: this.#board } as const;
      if (this.#board) return await thread.run({ ...order, islands: this.#left }, take);
      for (let next = this.#left.shift(); next; next = this.#left.shift()) {
        await thread.run({ ...order, islands: [next] }, take);
      }
    };
    this.#all = Promise.all(threads.map(work));
  }

  /** Waits for the run, and lets others have a look now and then. Rejects where a thread fails or `breathe` does. */
  async follow(breathe: Breath): Promise<void> {
    for (let done = false; !done; ) {
      done = await within(LOOK, this.#all);
      await breathe(this.#progress());
    }
  }

  /**
   * Finds the quantiles of what is charted: in the threads, or in this one where they share no memory. It begins once this
   * thread has nothing else at hand: until then it would take the core on which questions are answered.
   */
  async takeQuantiles(room: SeatedRoom): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (this.#board) {
      const order = { kind: 'quantiles', room, board: this.#board } as const;
      await Promise.all(this.#threads.map((thread, seat) => thread.run({ ...order, seat })));
      return;
    }
    const takeStep = quantilesOf(room);
    for (let step = 0; step < room.shape.steps; step += 1) takeStep(step);
  }

  /** Stops the threads; without shared memory one in the midst of an island can only be ended. */
  async giveUp(): Promise<void> {
    this.#left.length = 0;
    if (this.#board) Atomics.store(new Int32Array(this.#board), GIVEN_UP, 1);
    else for (const thread of this.#threads) thread.end();
    await this.#all.catch(() => {});
  }

  /** Steps that groups have taken since it was asked last. */
  #progress(): number {
    const done = this.#board ? Atomics.load(new Int32Array(this.#board), STEPS_DONE) : 0;
    const more = done - this.#told;
    this.#told = done;
    return more;
  }
}

function outcomeIn(
  reply: IslandReply,
  { failureOf }: Compiled,
  place: ChartPlace | undefined,
): IslandRun | IslandMistake {
  if (reply.kind === 'fault') return { mistake: failureOf(reply.fault), weights: reply.weights };
  if (reply.room && place) moveIn(place, reply.room);
  return reply.outcome;
}

/** Whether something is done within so many milliseconds. */
async function within(milliseconds: number, something: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([something.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
