import { log } from '@proviso/kernel';

/**
 * What a chain believes the posterior to look like on the scale without bounds: a multivariate t, whose tails are heavier
 * than those that params leave.
 */
export interface Reference {
  /** [params] */
  readonly centre: readonly number[];
  /** [params][up to the diagonal]: lower triangle L, where L L' is the covariance of the bulk. */
  readonly root: readonly (readonly number[])[];
}

/** Degrees of freedom of the reference: few enough for heavy tails, enough to be like a normal in the bulk. */
export const FREEDOM = 20;

/** Logarithm of the reference's density at a place, but for a constant. */
export function logReference(reference: Reference, place: readonly number[]): number {
  return -0.5 * (FREEDOM + place.length) * log(1 + squareNorm(standardised(reference, place)) / FREEDOM);
}

/** A place as seen from the reference, [params]: of no mean and unit spread in every direction. */
export function standardised({ centre, root }: Reference, place: readonly number[]): readonly number[] {
  const standard: number[] = [];
  for (let i = 0; i < place.length; i += 1) {
    let rest = place[i]! - centre[i]!;
    for (let j = 0; j < i; j += 1) rest -= root[i]![j]! * standard[j]!;
    standard.push(rest / root[i]![i]!);
  }
  return standard;
}

/** The place that is so seen from the reference; inverse of {@link standardised}. */
export function placeSeenAs({ centre, root }: Reference, standard: readonly number[]): readonly number[] {
  return centre.map((at, i) => {
    let sum = at;
    for (let j = 0; j <= i; j += 1) sum += root[i]![j]! * standard[j]!;
    return sum;
  });
}

/** Sum of the squares of some numbers. */
export function squareNorm(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** The lower triangle L with L L' equal to a covariance. */
export function choleskyRoot(covariance: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const root: number[][] = [];
  covariance.forEach((row, i) => {
    const own: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      let rest = row[j]!;
      for (let k = 0; k < j; k += 1) rest -= own[k]! * (j === i ? own[k]! : root[j]![k]!);
      own.push(j === i ? Math.sqrt(Math.max(rest, Number.MIN_VALUE)) : rest / root[j]![j]!);
    }
    root.push(own);
  });
  return root;
}
