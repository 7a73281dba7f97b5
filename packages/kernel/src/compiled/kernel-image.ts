/**
 * A compiled kernel as plain data: it can be sent to another thread and brought to life there. Addresses are in its
 * memory, in bytes.
 */
export interface KernelImage {
  readonly module: WebAssembly.Module;
  /** What its memory holds at first; the particles come after it. */
  readonly memory: Uint8Array;
  /** Slots of a path. */
  readonly slots: number;
  /** [steps] address of the row of numbers that a step works with. */
  readonly rows: readonly number[];
  /** [steps] number of items of evidence. */
  readonly items: readonly number[];
  /** [worlds][interventions] address of an `i32` that is 1 once the intervention has met a path. */
  readonly flags: readonly (readonly number[])[];
  readonly addresses: {
    /** Number of the world, an `i32`. */
    readonly world: number;
    /** [items][GROUP] of the group that ran last. */
    readonly scores: number;
    /** [1 + items][2] of the group that was weighed last. */
    readonly scales: number;
    /** [regimes and agreements][statuses]. */
    readonly statusSums: number;
    /** An `i32` that is 1 once a path has met a mistake; then [GROUP] number of the mistake, its day, and its numbers. */
    readonly anyFailed: number;
    readonly failed: number;
    readonly failedDay: number;
    readonly failedNumbers: number;
    /** An `i32` that is 1 once a path has changed more often in a step than there is room for. */
    readonly overflow: number;
  };
  /** How many numbers a mistake tells of. */
  readonly numbersTold: number;
}

/** A mistake of the case that a path has met, where nobody knows the words for it. */
export class PathFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`mistake ${fault.mistake} of the case`);
    this.fault = fault;
  }
}

/** A mistake of the case that a path has met, before it is put into words. */
export interface Fault {
  /** Which of the mistakes that the kernel knows, from 1 on. */
  readonly mistake: number;
  /** Day number. */
  readonly day: number;
  readonly numbers: readonly number[];
}
