const CHUNK = 1024;

/**
 * Sum of `term(0)` to `term(count - 1)` in an order that depends on the count alone, so that the bits do not depend on
 * who computes it: chunks of 1 024 from the left, then the chunks' sums in a binary tree.
 */
export function sum(count: number, term: (index: number) => number): number {
  const chunks = new Float64Array(Math.ceil(count / CHUNK));
  for (let chunk = 0; chunk < chunks.length; chunk += 1) {
    const end = Math.min(count, (chunk + 1) * CHUNK);
    let total = 0;
    for (let i = chunk * CHUNK; i < end; i += 1) total += term(i);
    chunks[chunk] = total;
  }
  return tree(chunks, 0, chunks.length);
}

function tree(chunks: Float64Array, from: number, to: number): number {
  if (to - from < 2) return to > from ? chunks[from]! : 0;
  const middle = (from + to) >> 1;
  return tree(chunks, from, middle) + tree(chunks, middle, to);
}
