import type { Fault, KernelImage } from '@proviso/kernel/worker';
import type { ChartPlace, ChartRoom, SeatedRoom } from '../island/chart-room.ts';
import type { StepWeight } from '../island/island.ts';
import type { IslandPlan, IslandTask } from '../island/island-plan.ts';
import type { IslandRun } from '../island/island-run.ts';

/** What a thread that serves islands is told. */
export type Order =
  /** A kernel that islands may ask for by its number, and one that none will ask for again. */
  | {
      readonly kind: 'kernel';
      readonly kernel: number;
      readonly image: KernelImage;
      readonly forget: number | undefined;
    }
  | Work;

/** What a thread has to do, and says when it has done. */
export type Work = IslandsOrder | QuantilesOrder;

/**
 * To run islands, one after another: those that no other thread of the run has taken, so that nobody waits for whoever
 * hands them out; without a board, all of them.
 */
export interface IslandsOrder {
  readonly kind: 'islands';
  readonly kernel: number;
  readonly plan: IslandPlan;
  readonly islands: readonly PlacedTask[];
  /** What all threads of a run share, where there is shared memory. */
  readonly board: SharedArrayBuffer | undefined;
}

export interface PlacedTask {
  /** Its number among the islands of the run. */
  readonly position: number;
  readonly task: IslandTask;
  /** Where the island writes what is charted; without shared memory it has a room of its own. */
  readonly place: ChartPlace | undefined;
}

/** To find the quantiles of steps, one after another, that no other thread of the run has taken. */
export interface QuantilesOrder {
  readonly kind: 'quantiles';
  readonly room: SeatedRoom;
  /** Which seat in the room the thread has. */
  readonly seat: number;
  readonly board: SharedArrayBuffer;
}

/** What such a thread says of its work: of each island that it has run, and at last how all of it has ended. */
export type Reply =
  | IslandReply
  | { readonly kind: 'done' }
  /** The run was given up meanwhile. */
  | { readonly kind: 'given up' }
  /** A mistake of the program. */
  | { readonly kind: 'error'; readonly message: string };

export type IslandReply =
  | {
      readonly kind: 'run';
      readonly position: number;
      readonly outcome: IslandRun;
      readonly room: ChartRoom | undefined;
    }
  | {
      readonly kind: 'fault';
      readonly position: number;
      readonly fault: Fault;
      readonly weights: readonly StepWeight[];
    };

/**
 * Places on a board: 1 once the run is given up; how many steps groups have taken; how many islands, and of how many steps
 * quantiles, are taken.
 */
export const GIVEN_UP = 0;
export const STEPS_DONE = 1;
export const ISLANDS_TAKEN = 2;
export const STEPS_CHARTED = 3;
export const BOARD_WORDS = 4;
