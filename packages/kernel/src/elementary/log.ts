/** Natural logarithm of x. */
export function log(x: number): number {
  return Math.log(x);
}

/** ln(1 + x), exact to the last places where x is small. */
export function log1p(x: number): number {
  return Math.log1p(x);
}
