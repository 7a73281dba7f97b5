import type { DayNumber } from '@proviso/model';
import type { Mover } from '../forecast.ts';

/**
 * What all islands of a run have in common: plain data that can be sent to another thread. Slots are offsets into what a
 * path remembers.
 */
export interface IslandPlan {
  readonly seed: number;
  /** Where the random numbers of resamplings are drawn. */
  readonly resamplings: { readonly low: number; readonly high: number };
  /** The step that contains the as-of day: the last that is conditioned, and the first that scenarios may change; or -1. */
  readonly asOfStep: number;
  /** [steps] number of items of evidence. */
  readonly items: readonly number[];
  /** [questions]: the case's own, and then what is decided of them, which is asked of the baseline alone. */
  readonly questions: readonly QuestionSlots[];
  /** How many of the questions are the case's own. */
  readonly asked: number;
  /** [charts] slots, and that every so many-th path of an island is charted. */
  readonly charts: readonly number[];
  readonly chartedEvery: number;
  /** How many sums [regimes and agreements][statuses] are. */
  readonly statusSums: number;
  /** The status of what is in force, by number. */
  readonly inForce: number;
  /** What may move an answer; inputs and sightings are kept of every so many-th path of an island. */
  readonly inputs: readonly InputSlot[];
  readonly movedEvery: number;
  readonly moments: readonly { readonly step: number; readonly lastDay: DayNumber }[];
  /** Slots that are noted down after a step. */
  readonly sightings: readonly { readonly step: number; readonly offset: number }[];
}

interface QuestionSlots {
  readonly answer: number;
  readonly given: number | undefined;
  /** Answers are 0 or 1. */
  readonly whether: boolean;
}

interface InputSlot {
  readonly kind: Mover['kind'];
  readonly slot: number;
}

/** Which particles an island has, and how far they are run. */
export interface IslandTask {
  /** 0 to 15 in the first batch, continuing through further batches. It enters the random key of resamplings. */
  readonly number: number;
  /** Path numbers: `first + i * stride`. */
  readonly count: number;
  readonly first: number;
  readonly stride: number;
  /** Values of held params, by slot. */
  readonly held: readonly (readonly [slot: number, value: number])[];
  /** The values of held params come from a posterior, which has weighed them: the island's weight says nothing more. */
  readonly levelled: boolean;
  readonly extent: Extent;
}

/** How much of a batch is run. */
export interface Extent {
  /** The first so many worlds; the baseline is the first. */
  readonly worlds: number;
  /** Number of steps. */
  readonly steps: number;
  /** Whether quantities and statuses are followed from step to step. */
  readonly charted: boolean;
}
