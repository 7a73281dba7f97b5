const CHUNK = 1024;

const plus = (a: number, b: number) => a + b;

/**
 * Sum of a range of values in an order that depends on their count alone, so that the bits do not depend on who computes
 * it: chunks of 1 024 from the left, then the chunks' sums in a binary tree.
 */
export function total(values: Float64Array, from = 0, to = values.length): number {
  return inChunks(
    from,
    to,
    (first, end) => {
      let sum = 0;
      for (let i = first; i < end; i += 1) sum += values[i]!;
      return sum;
    },
    plus,
  );
}

/** Sum of the squares of all values, in the same order. */
export function totalOfSquares(values: Float64Array): number {
  return inChunks(
    0,
    values.length,
    (first, end) => {
      let sum = 0;
      for (let i = first; i < end; i += 1) sum += values[i]! * values[i]!;
      return sum;
    },
    plus,
  );
}

/** Weighted sum of a range of values, in the same order; what a value without weight is does not matter. */
export function weightedTotal(weights: Float64Array, values: Float64Array, from = 0, to = values.length): number {
  return inChunks(
    from,
    to,
    (first, end) => {
      let sum = 0;
      for (let i = first; i < end; i += 1) if (weights[i] !== 0) sum += weights[i]! * values[i]!;
      return sum;
    },
    plus,
  );
}

/**
 * What holds for a range, from what holds for its chunks, which are added up as a binary tree.
 * @param ofChunk of a range that is no longer than a chunk, from the left
 */
export function inChunks<T>(
  from: number,
  to: number,
  ofChunk: (from: number, to: number) => T,
  add: (a: T, b: T) => T,
): T {
  const chunks = Math.ceil((to - from) / CHUNK);
  if (chunks < 2) return ofChunk(from, to);
  const middle = from + CHUNK * (chunks >> 1);
  return add(inChunks(from, middle, ofChunk, add), inChunks(middle, to, ofChunk, add));
}
