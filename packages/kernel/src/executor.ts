import type { Case, CivilDate, EventIntervention, Step } from '@proviso/model';
import type { Fault, KernelImage } from './compiled/kernel-image.ts';

/** What a run fixes beside the model: the as-of day, the reader, the seed. */
export interface RunSettings {
  /** Nothing known after this day enters; the model has been cut to it by `caseAsOf`. */
  readonly asOf: CivilDate;
  /** Whose readings score statements; undefined where the case has no reader. */
  readonly reader?: string;
  /** 0 to 2^53 - 1. */
  readonly seed: number;
  /** Params that are not drawn: a path finds the value of each in its slot when step 0 begins, and keeps it. */
  readonly held?: ReadonlySet<string>;
  /**
   * What is done to events after the as-of day in every world, the baseline too; where a world's scenario intervenes in
   * the same event, that counts instead.
   */
  readonly events?: readonly EventIntervention[];
}

/** Paths run in groups of so many: a group's slots stay in a cache while it runs one step after another. */
export const GROUP = 64;

/** Numbers that tell how heavy a group is. */
export const SUMS = 3;

/** Numbers in which a particle may be read. */
export type Readings = Float64Array | Float32Array | Uint8Array;

/**
 * The weights of paths, which evidence changes: densities of all that was known along each path so far. They are held as
 * logarithms, and beside these relative to the greatest of the group.
 */
export interface PathWeights {
  /** Gives all paths one log weight. */
  fill(logWeight: number): void;
  /** Adds a number to the log weights of all paths, and so changes none relative to another. */
  shift(by: number): void;
  /** Log weights of a group: [paths of the group], written from `at` on. */
  readLogs(group: number, into: Float64Array, at: number): void;
  /** Weights of a group relative to its greatest: [paths of the group], written from `at` on; 0 where less than e^-708. */
  read(group: number, into: Float64Array, at: number): void;
  /**
   * How heavy a group is: [SUMS], written from `at` on: its greatest log weight (-Infinity where none is alive), the sum of
   * the weights relative to that one, and the sum of their squares.
   */
  readSums(group: number, into: Float64Array, at: number): void;
}

/**
 * Paths that run side by side, in groups of {@link GROUP} of which the last may have fewer. All that a path remembers from
 * one step to the next stands in its slots, so that a particle is copied by copying them.
 */
export interface Particles {
  readonly count: number;
  readonly groups: number;
  readonly weights: PathWeights;
  /**
   * Begins anew with the path numbers `first + i * stride`, which enter the random counter; no intervention has met a
   * path yet, and all log weights are 0.
   */
  begin(first: number, stride: number): void;
  /**
   * Runs one step of a group in a world. In step 0 all slots but those of held params may hold anything.
   * @throws RunFailure where a number makes no sense at run time, such as a probability over 1
   */
  run(group: number, step: number, world: number): void;
  /**
   * Adds the log densities of the evidence of the step that the group has just run to its log weights, item after item.
   * @param scales [1 + evidence of the step][2] written where it is given: before the first item and after each a log
   *   weight, and the sum of the group's weights relative to that one
   */
  weigh(group: number, step: number, scales?: Float64Array): void;
  /**
   * The weights of a group by the statuses that its paths have after the step that it has just run.
   * @param into written: the greatest log weight of the group, and then the sums of weights relative to that one,
   *   [regimes and agreements][statuses]
   */
  statusWeights(group: number, into: Float64Array): void;
  /** Log densities of an item of evidence of the step that the group has just run: [paths of the group] from `at` on. */
  scores(group: number, item: number, into: Float64Array, at: number): void;
  /** A slot of the paths of a group: written from `at` on. */
  read(group: number, slot: number, into: Readings, at: number): void;
  /** Gives a slot of all paths a value. */
  fill(slot: number, value: number): void;
  /**
   * Lets the particle at position i be a copy of the one at `parents[i]`, weights apart. Path numbers stay with the
   * positions.
   * @param parents [count]; who is a parent stays: `parents[parents[i]]` is `parents[i]`
   */
  resample(parents: Int32Array): void;
  /** Keeps a copy of what a group remembers in the place of the one kept before. */
  keep(group: number): void;
  /** Puts the copy that is kept in the place of what the group remembers. */
  restore(group: number): void;
  /** Of a world's interventions, in the order of the text: which have met one of these paths. */
  touched(world: number): readonly boolean[];
  /** Gives the room back; nothing may be asked of these paths after. */
  free(): void;
}

/** Something known that scores the paths in one step. */
export interface Evidence {
  readonly kind: 'figure' | 'observation' | 'record' | 'silence' | 'reading';
  /** Qualified name of what scores: a state, observation, event, vote, statement, ... */
  readonly name: string;
  /** The day of the row, record or statement; for silence the day on which it did not happen. */
  readonly date: CivilDate;
}

/** Where a path keeps what others want to read; offsets into its slots. */
export interface Layout {
  readonly slots: number;
  /** Params, states and lets: the value in the step just run. */
  readonly quantities: ReadonlyMap<string, number>;
  /** Day number on which an event last happened; Infinity while it has not. */
  readonly eventDays: ReadonlyMap<string, number>;
  /** Day number on which a fact or obligation was met; Infinity while it is not. */
  readonly metDays: ReadonlyMap<string, number>;
  /** Position in STATUSES of a regime or agreement as of the last day of the step just run. */
  readonly statuses: ReadonlyMap<string, number>;
  /** For `lapses` and other dated ends: day number of the last day of force as it now stands; Infinity where none. */
  readonly expiries: ReadonlyMap<string, number>;
  /** In the order of the model's questions: 0 or 1, or the value asked for; NaN until `settledIn` has run. */
  readonly questions: readonly QuestionSlots[];
}

export interface QuestionSlots {
  readonly name: string;
  readonly answer: number;
  /** Absent where the question has no `given`. */
  readonly given?: number;
  /** The step after which both are known. */
  readonly settledIn: number;
}

/**
 * A model prepared to run. The plain interpreter is one, the compiled kernel another; the same paths come to the same
 * bits.
 */
export interface Executor {
  readonly steps: readonly Step[];
  readonly layout: Layout;
  /** Evidence by step, in the order in which its log densities are added: by name, then date. */
  readonly evidence: readonly (readonly Evidence[])[];
  /** The baseline is world 0; world i > 0 is the model's scenario i - 1. */
  readonly worlds: number;
  /** What other threads need to run the same; absent where there is nothing to send. */
  readonly compiled?: {
    readonly image: KernelImage;
    /** A mistake that a path has met there, in words. */
    readonly failureOf: (fault: Fault) => RunFailure;
  };
  /** Room for so many paths. Those of one executor can take turns from group to group and step to step. */
  particles(count: number): Particles;
}

/** A mistake of the case that shows only when it runs. It becomes a diagnostic at the edge, never a stack trace. */
export class RunFailure extends Error {
  readonly code: string;
  /** Qualified name of the thing at fault; the language knows where it stands. */
  readonly subject: string;
  readonly date: CivilDate | undefined;
  readonly help: string;

  constructor(failure: { code: string; subject: string; date?: CivilDate; message: string; help: string }) {
    super(failure.message);
    this.code = failure.code;
    this.subject = failure.subject;
    this.date = failure.date;
    this.help = failure.help;
  }
}

/** Makes an executor of a model, already cut to the as-of day. */
export type Prepare = (model: Case, settings: RunSettings) => Executor;
