/** Weighted values thrown into buckets in order of their size: as much of an order as ranks and quantiles need. */
export interface Buckets {
  readonly values: Float64Array | Float32Array;
  /** Not negative, not all 0; values without weight do not count. */
  readonly weights: Float64Array;
  /** [values]: the bucket of each. */
  readonly buckets: Uint16Array;
  /** [BUCKETS + 1]: weight of all values in lower buckets. */
  readonly below: Float64Array;
}

/**
 * Whether enough weight lies below a value and `through` it, that is below and at it. What holds of a value must hold of
 * all greater ones.
 */
export type Criterion = (below: number, through: number) => boolean;

/** Where a criterion begins to hold: from a value of a bucket on, or, without a value, from the next bucket on. */
export interface Crossing {
  readonly bucket: number;
  readonly value: number | undefined;
  /** Positions of the values in the bucket, those without weight left out. */
  readonly members: readonly number[];
}

export const BUCKETS = 512;
/** Values that are looked at to see how wide the buckets should be; others may lie outside, in the outermost ones. */
const LOOKED_AT = 256;

/**
 * Throws weighted values into buckets.
 * @param buckets where it is written down in which bucket each value is: as long as the values
 */
export function bucketsOf(
  values: Float64Array | Float32Array,
  weights: Float64Array,
  buckets: Uint16Array = new Uint16Array(values.length),
): Buckets {
  let [least, greatest] = [Infinity, -Infinity];
  const stride = Math.ceil(values.length / LOOKED_AT);
  for (let i = 0; i < values.length; i += stride) {
    if (values[i]! < least) least = values[i]!;
    if (values[i]! > greatest) greatest = values[i]!;
  }
  const scale = BUCKETS / (greatest - least);
  const below = new Float64Array(BUCKETS + 1);
  for (let i = 0; i < values.length; i += 1) {
    // No number where all that were looked at are equal, or lie too far apart: then in the lowest bucket.
    const place = (values[i]! - least) * scale;
    const bucket = place >= BUCKETS ? BUCKETS - 1 : place > 0 ? place | 0 : 0;
    buckets[i] = bucket;
    below[bucket + 1]! += weights[i]!;
  }
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) below[bucket + 1]! += below[bucket]!;
  return { values, weights, buckets, below };
}

/** Where each of some criteria begins to hold; all of them hold where all weight lies below. */
export function crossings(within: Buckets, criteria: readonly Criterion[]): readonly Crossing[] {
  const at = criteria.map((holds) => bucketWhere(within.below, holds));
  const membersIn = membersOf(within, at);
  const alike = new Map([...membersIn].map(([bucket, members]) => [bucket, valueOfAll(within.values, members)]));
  return criteria.map((holds, c) => {
    const bucket = at[c]!;
    const members = membersIn.get(bucket)!;
    const [below, through] = [within.below[bucket]!, within.below[bucket + 1]!];
    const only = alike.get(bucket);
    if (only !== undefined) return { bucket, value: holds(below, through) ? only : undefined, members };
    const range = { members, from: 0, to: members.length, below, through };
    return { bucket, value: leastWhere(within, range, holds), members };
  });
}

/** The value that all members have; undefined where they differ. */
function valueOfAll(values: Buckets['values'], members: readonly number[]): number | undefined {
  const first = values[members[0]!]!;
  return members.every((i) => values[i] === first) ? first : undefined;
}

/** The lowest bucket above which a criterion holds, and that has weight itself or above others that have. */
function bucketWhere(below: Float64Array, holds: Criterion): number {
  let [low, high] = [0, BUCKETS - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const through = below[middle + 1]!;
    if (through > 0 && holds(through, through)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The positions of the values of some buckets, those without weight left out. */
function membersOf({ weights, buckets }: Buckets, wanted: readonly number[]): ReadonlyMap<number, number[]> {
  const members = new Map(wanted.map((bucket) => [bucket, [] as number[]]));
  const lists = [...members.values()];
  const listOf = new Uint16Array(BUCKETS);
  [...members.keys()].forEach((bucket, list) => {
    listOf[bucket] = list + 1;
  });
  for (let i = 0; i < buckets.length; i += 1) {
    const list = listOf[buckets[i]!]!;
    if (list > 0 && weights[i]! > 0) lists[list - 1]!.push(i);
  }
  return members;
}

/** Some of the members of a bucket, by position, and the weight of all values below theirs and through theirs. */
interface Range {
  readonly members: number[];
  readonly from: number;
  readonly to: number;
  readonly below: number;
  readonly through: number;
}

/**
 * The least value of a range of which a criterion holds, by parting the range at one of its values, and on.
 * C. A. R. Hoare (1961), Algorithm 65: Find, Communications of the ACM 4.
 */
function leastWhere(within: Buckets, range: Range, holds: Criterion): number | undefined {
  const { members, from, to, below, through } = range;
  if (from === to) return undefined;
  const pivot = within.values[members[(from + to) >> 1]!]!;
  const [first, end] = part(within.values, members, from, to, pivot);
  const belowPivot = first === from ? below : below + weightOf(within.weights, members, from, first);
  const throughPivot = end === to ? through : through - weightOf(within.weights, members, end, to);
  if (holds(belowPivot, belowPivot)) {
    const lesser = leastWhere(within, { members, from, to: first, below, through: belowPivot }, holds);
    if (lesser !== undefined) return lesser;
  }
  if (holds(belowPivot, throughPivot)) return pivot;
  return leastWhere(within, { members, from: end, to, below: throughPivot, through }, holds);
}

/** Brings members of lesser value before those at the pivot, greater behind; where those at the pivot begin and end. */
function part(
  values: Buckets['values'],
  members: number[],
  from: number,
  to: number,
  pivot: number,
): readonly [first: number, end: number] {
  let [first, at, end] = [from, from, to];
  while (at < end) {
    const member = members[at]!;
    const value = values[member]!;
    if (value < pivot) {
      members[at] = members[first]!;
      members[first] = member;
      first += 1;
      at += 1;
    } else if (value > pivot) {
      end -= 1;
      members[at] = members[end]!;
      members[end] = member;
    } else at += 1;
  }
  return [first, end];
}

function weightOf(weights: Float64Array, members: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let at = from; at < to; at += 1) total += weights[members[at]!]!;
  return total;
}
