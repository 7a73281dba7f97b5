const CHUNK = 1024;

/**
 * Sum of `term(0)` to `term(count - 1)` in an order that depends on the count alone, so that the bits do not depend on
 * who computes it: chunks of 1 024 from the left, then the chunks' sums in a binary tree.
 */
export function sum(count: number, term: (index: number) => number): number {
  return inChunks(0, count, (from, to) => {
    let sum = 0;
    for (let i = from; i < to; i += 1) sum += term(i);
    return sum;
  });
}

/** Sum of a range of values, in the same order. */
export function total(values: Float64Array, from = 0, to = values.length): number {
  return inChunks(from, to, (first, end) => {
    let sum = 0;
    for (let i = first; i < end; i += 1) sum += values[i]!;
    return sum;
  });
}

/** Sum of the squares of all values, in the same order. */
export function totalOfSquares(values: Float64Array): number {
  return inChunks(0, values.length, (first, end) => {
    let sum = 0;
    for (let i = first; i < end; i += 1) sum += values[i]! * values[i]!;
    return sum;
  });
}

/** Weighted sum of a range of values, in the same order; what a value without weight is does not matter. */
export function weightedTotal(weights: Float64Array, values: Float64Array, from = 0, to = values.length): number {
  return inChunks(from, to, (first, end) => {
    let sum = 0;
    for (let i = first; i < end; i += 1) if (weights[i] !== 0) sum += weights[i]! * values[i]!;
    return sum;
  });
}

/** @param ofChunk the sum of a range that is no longer than a chunk, from the left */
function inChunks(from: number, to: number, ofChunk: (from: number, to: number) => number): number {
  const chunks = Math.ceil((to - from) / CHUNK);
  if (chunks < 2) return ofChunk(from, to);
  const middle = from + CHUNK * (chunks >> 1);
  return inChunks(from, middle, ofChunk) + inChunks(middle, to, ofChunk);
}
