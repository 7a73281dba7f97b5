/** Answers of one world to one question, and which paths count for it. */
export interface Outcome {
  /** [paths] */
  readonly answers: Float64Array;
  /** [paths]: 1 where the path meets the condition; undefined where all do. */
  readonly given: Float64Array | undefined;
}

/** The outcome on those paths that count and whose value belongs. */
export function answersWhere(
  { answers, given }: Outcome,
  values: Float64Array | Uint8Array,
  belongs: (x: number) => boolean,
): Outcome {
  return { answers, given: Float64Array.from(values, (x, i) => (belongs(x) ? (given?.[i] ?? 1) : 0)) };
}
