/** Answers of one world to one question, and which paths count for it. */
export interface Outcome {
  /** [paths] */
  readonly answers: Float64Array;
  /** [paths]: 1 where the path meets the condition; undefined where all do. */
  readonly given: Float64Array | undefined;
}
