/** Says that an argument is not a finite number. */
export function finite(name: string, value: number): string | undefined {
  return Number.isFinite(value) ? undefined : `${name} is ${value} and must be a finite number`;
}

/** Says that an argument is negative or not finite. */
export function notNegative(name: string, value: number): string | undefined {
  return finite(name, value) ?? (value < 0 ? `${name} is ${value} and must not be negative` : undefined);
}

/** Says that an argument is zero, negative or not finite. */
export function positive(name: string, value: number): string | undefined {
  return finite(name, value) ?? (value <= 0 ? `${name} is ${value} and must be above 0` : undefined);
}

/** Says that an argument is not a probability. */
export function probability(name: string, value: number): string | undefined {
  return value >= 0 && value <= 1 ? undefined : `${name} is ${value} and must lie between 0 and 1`;
}

/** Says that an argument is not a whole number from 0 on. */
export function count(name: string, value: number): string | undefined {
  return Number.isSafeInteger(value) && value >= 0
    ? undefined
    : `${name} is ${value} and must be a whole number, 0 or more`;
}

/** Says that arguments are not in ascending order. */
export function ascending(lowName: string, low: number, highName: string, high: number): string | undefined {
  return low <= high ? undefined : `${lowName} is ${low} and must not be above ${highName}, which is ${high}`;
}
