/** Weighted values thrown into buckets in order of their size: as much of an order as ranks and quantiles need. */
export interface Buckets {
  readonly values: Float64Array | Float32Array;
  /** Not negative, not all 0; values without weight do not count. */
  readonly weights: Float64Array;
  /** [BUCKETS + 1]: weight of all values in lower buckets. */
  readonly below: Float64Array;
  /** The positions of the values in some buckets, those without weight left out. */
  readonly membersOf: (buckets: readonly number[]) => ReadonlyMap<number, Members>;
}

/** Positions of values; they are brought into another order as they are looked at. */
type Members = number[] | Int32Array;

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
  readonly members: ArrayLike<number>;
}

export const BUCKETS = 512;
/** Stretches of values that are looked at to see how wide the buckets should be; others may lie in the outermost ones. */
const STRETCHES = 16;
const STRETCH = 16;

/** Where bucket 0 begins, and how many buckets there are to a unit: infinitely many where all values looked at are equal. */
export function bucketScale(values: Buckets['values']): { readonly least: number; readonly scale: number } {
  let [least, greatest] = [Infinity, -Infinity];
  const stride = Math.max(STRETCH, Math.ceil(values.length / STRETCHES));
  for (let from = 0; from < values.length; from += stride) {
    for (let i = from; i < Math.min(from + STRETCH, values.length); i += 1) {
      if (values[i]! < least) least = values[i]!;
      if (values[i]! > greatest) greatest = values[i]!;
    }
  }
  return { least, scale: BUCKETS / (greatest - least) };
}

/** Throws weighted values into buckets. What it gives also tells of each value in which it is: [values]. */
export function bucketsOf(
  values: Buckets['values'],
  weights: Float64Array,
): Buckets & { readonly buckets: Uint16Array } {
  const { least, scale } = bucketScale(values);
  const buckets = new Uint16Array(values.length);
  const below = new Float64Array(BUCKETS + 1);
  for (let i = 0; i < values.length; i += 1) {
    // No number where all that were looked at are equal, or lie too far apart: then in the lowest bucket.
    const place = (values[i]! - least) * scale;
    const bucket = place >= BUCKETS ? BUCKETS - 1 : place > 0 ? place | 0 : 0;
    buckets[i] = bucket;
    below[bucket + 1]! += weights[i]!;
  }
  addUp(below);
  return { values, weights, buckets, below, membersOf: (wanted) => membersIn(weights, buckets, wanted) };
}

/** Of the weights of buckets makes those of all that are lower: [BUCKETS + 1], first 0. */
export function addUp(below: Float64Array): void {
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) below[bucket + 1]! += below[bucket]!;
}

/** Where each of some criteria begins to hold; all of them hold where all weight lies below. */
export function crossings(within: Buckets, criteria: readonly Criterion[]): readonly Crossing[] {
  const at = criteria.map((holds) => bucketWhere(within.below, holds));
  const found = within.membersOf(at);
  const alike = new Map([...found].map(([bucket, members]) => [bucket, valueOfAll(within.values, members)]));
  return criteria.map((holds, c) => {
    const bucket = at[c]!;
    const members = found.get(bucket)!;
    const [below, through] = [within.below[bucket]!, within.below[bucket + 1]!];
    const only = alike.get(bucket);
    if (only !== undefined) return { bucket, value: holds(below, through) ? only : undefined, members };
    const range = { members, from: 0, to: members.length, below, through };
    return { bucket, value: leastWhere(within, range, holds), members };
  });
}

/** The value that all members have; undefined where they differ. */
function valueOfAll(values: Buckets['values'], members: Members): number | undefined {
  const first = values[members[0]!]!;
  for (let at = 1; at < members.length; at += 1) if (values[members[at]!] !== first) return undefined;
  return first;
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

function membersIn(
  weights: Float64Array,
  buckets: Uint16Array,
  wanted: readonly number[],
): ReadonlyMap<number, number[]> {
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
  readonly members: Members;
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
  members: Members,
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

function weightOf(weights: Float64Array, members: Members, from: number, to: number): number {
  let total = 0;
  for (let at = from; at < to; at += 1) total += weights[members[at]!]!;
  return total;
}
