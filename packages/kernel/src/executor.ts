import type { Case, CivilDate, EventIntervention, Step } from '@proviso/model';

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

/**
 * Paths that are run side by side. All that a path remembers from one step to the next stands in its slots, so that a
 * particle is copied by copying them.
 */
export interface PathBlock {
  readonly count: number;
  /** Path number of the first; the path at position i is `first + i * stride`. It enters the random counter. */
  readonly first: number;
  readonly stride: number;
  /** [count][slots], one path after another. */
  readonly slots: Float64Array;
  /**
   * [evidence of this step][count]: log density of each item of evidence on each path, written by the executor. Long
   * enough for the step with most evidence; untouched in a step without.
   */
  readonly scores: Float64Array;
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
 * A model prepared to run. The plain interpreter is one, the compiled kernel another; for the same block they write
 * the same bits.
 */
export interface Executor {
  readonly steps: readonly Step[];
  readonly layout: Layout;
  /** Evidence by step, in the order in which its log densities are added: by name, then date. */
  readonly evidence: readonly (readonly Evidence[])[];
  /** The baseline is world 0; world i > 0 is the model's scenario i - 1. */
  readonly worlds: number;
  /**
   * Runs one step of all paths of a block in a world. In step 0 all slots but those of held params may hold anything.
   * @throws RunFailure where a number makes no sense at run time, such as a probability over 1
   */
  run(block: PathBlock, step: number, world: number): void;
  /** Of a world's interventions, in the order of the text: which have met a path in the runs so far. */
  touched(world: number): readonly boolean[];
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
