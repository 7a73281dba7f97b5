import type { Fault, KernelImage } from '@proviso/kernel/worker';
import type { ChartPlace, ChartRoom } from '../island/chart-room.ts';
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

/** What a thread answers with a reply. */
export type Work = IslandOrder | QuantilesOrder;

export interface IslandOrder {
  readonly kind: 'island';
  readonly kernel: number;
  readonly plan: IslandPlan;
  readonly task: IslandTask;
  /** Where the island writes what is charted; without shared memory it has a room of its own. */
  readonly place: ChartPlace | undefined;
  /** What all threads of a run share, where there is shared memory. */
  readonly board: SharedArrayBuffer | undefined;
}

/** To find the quantiles of steps, one after another, that no other thread of the run has taken. */
export interface QuantilesOrder {
  readonly kind: 'quantiles';
  readonly room: ChartRoom;
  readonly board: SharedArrayBuffer;
}

/** What such a thread says when it has done with its work. */
export type Reply =
  | { readonly kind: 'run'; readonly outcome: IslandRun; readonly room: ChartRoom | undefined }
  | { readonly kind: 'quantiles' }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly weights: readonly StepWeight[] }
  /** The run was given up meanwhile. */
  | { readonly kind: 'given up' }
  /** A mistake of the program. */
  | { readonly kind: 'error'; readonly message: string };

/** Places on a board: 1 once the run is given up; how many steps groups have taken; of how many steps quantiles are taken. */
export const GIVEN_UP = 0;
export const STEPS_DONE = 1;
export const STEPS_CHARTED = 2;
export const BOARD_WORDS = 3;
