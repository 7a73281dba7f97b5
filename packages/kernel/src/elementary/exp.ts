/** e^x. */
export function exp(x: number): number {
  return Math.exp(x);
}

/** e^x - 1, exact to the last places where x is small: the chance of a hazard in a step is `-expm1(-rate * step)`. */
export function expm1(x: number): number {
  return Math.expm1(x);
}

/** 1 / (1 + e^-x). */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x));
}
