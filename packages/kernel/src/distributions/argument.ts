/** What is wrong with an argument that must be a finite number. */
export function finite(name: string, value: number): string | undefined {
  return Number.isFinite(value) ? undefined : `${name} is ${value} and must be a finite number`;
}

/** What is wrong with an argument that must be finite and not negative. */
export function notNegative(name: string, value: number): string | undefined {
  return finite(name, value) ?? (value < 0 ? `${name} is ${value} and must not be negative` : undefined);
}

/** What is wrong with an argument that must be finite and above 0. */
export function positive(name: string, value: number): string | undefined {
  return finite(name, value) ?? (value <= 0 ? `${name} is ${value} and must be above 0` : undefined);
}

/** What is wrong with an argument that must be a probability. */
export function probability(name: string, value: number): string | undefined {
  return value >= 0 && value <= 1 ? undefined : `${name} is ${value} and must lie between 0 and 1`;
}

/** What is wrong with an argument that must be a whole number from 0 on. */
export function count(name: string, value: number): string | undefined {
  return isCount(value) ? undefined : `${name} is ${value} and must be a whole number, 0 or more`;
}

/** What is wrong with two arguments of which the first must not be above the second. */
export function ascending(lowName: string, low: number, highName: string, high: number): string | undefined {
  return low <= high ? undefined : `${lowName} is ${low} and must not be above ${highName}, which is ${high}`;
}

/** Whether a value is a whole number from 0 on. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
