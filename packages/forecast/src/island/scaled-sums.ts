import { exp, log } from '@proviso/kernel/worker';

// Sums of weights that may be too large or too small for a double stand in rows: first the greatest log weight that has
// been added, then sums of weights relative to that one.

/** Rows to which nothing has been added yet. @param width of a row: one more than it has sums */
export function emptyRows(rows: number, width: number): Float64Array {
  const empty = new Float64Array(rows * width);
  for (let row = 0; row < rows; row += 1) empty[row * width] = Number.NEGATIVE_INFINITY;
  return empty;
}

/** Adds rows to as many others, one to one. Both sides are brought to the scale of the greater. */
export function addRows(to: Float64Array, from: Float64Array, width: number, begin = 0): void {
  // Rows that follow each other are often as far apart.
  let [distance, less] = [0, 1];
  for (let at = 0; at < from.length; at += width) {
    const own = to[begin + at]!;
    const other = from[at]!;
    if (other === Number.NEGATIVE_INFINITY) continue;
    if (Math.abs(own - other) !== distance) {
      distance = Math.abs(own - other);
      less = exp(-distance);
    }
    const ownFactor = other > own ? less : 1;
    const factor = other < own ? less : 1;
    for (let i = 1; i < width; i += 1) {
      // A sum to which nothing is added is left as it is, as most are.
      if (ownFactor !== 1 || from[at + i] !== 0)
        to[begin + at + i] = to[begin + at + i]! * ownFactor + from[at + i]! * factor;
    }
    // Not a number stays what it is, so that it shows.
    if (!(other < own)) to[begin + at] = other;
  }
}

/** Logarithm of the mean of weights whose sum stands in a row of one sum; -Infinity where none is alive. */
export function logMeanIn(rows: Float64Array, row: number, count: number): number {
  const [greatest, sum] = [rows[2 * row]!, rows[2 * row + 1]!];
  return greatest === Number.NEGATIVE_INFINITY ? greatest : greatest + log(sum / count);
}
