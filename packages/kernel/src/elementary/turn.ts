/** Sine of 2 pi u, for u from 0 to 1. */
export function sinOfTurn(u: number): number {
  return Math.sin(2 * Math.PI * u);
}

/** Cosine of 2 pi u, for u from 0 to 1. */
export function cosOfTurn(u: number): number {
  return Math.cos(2 * Math.PI * u);
}
