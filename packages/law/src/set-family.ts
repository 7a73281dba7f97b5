/**
 * Families of sets of leaves, kept minimal, as zero-suppressed decision diagrams: a node holds its sets without the
 * leaf (`without`) and those with it, the leaf taken out (`with`). Leaves are numbered from 0.
 *
 * Methods: S. Minato, "Zero-suppressed BDDs for set manipulation in combinatorial problems" (1993); minimal solutions of
 * monotone functions after A. Rauzy, "New algorithms for fault trees analysis" (1993).
 */
export type Family = number;

/** No set at all: what cannot be brought about. */
export const NOTHING: Family = 0;
/** The empty set alone: what needs no change. */
export const DONE: Family = 1;

/** A workshop of families; all families in one computation come from the same one. */
export interface Families {
  /** The one set that holds a leaf alone. */
  leaf(index: number): Family;
  /** Minimal sets of either family. */
  union(a: Family, b: Family): Family;
  /** Minimal unions of one set of each family. */
  join(a: Family, b: Family): Family;
  /** Number of sets. */
  count(family: Family): number;
  /** The sets, each in ascending order of leaves, at most `limit` of them. */
  list(family: Family, limit: number): readonly (readonly number[])[];
}

const NO_LEAF = Number.MAX_SAFE_INTEGER;

/** One number for a pair of families: exact, as there are never 2^26 of them. */
function pairKey(a: Family, b: Family): number {
  return a * 0x4000000 + b;
}

export function newFamilies(): Families {
  const leafOf = [NO_LEAF, NO_LEAF];
  const withoutOf: Family[] = [0, 1];
  const withOf: Family[] = [0, 1];
  const unique: Map<number, Family>[] = [];
  const absorbed = new Map<number, Family>();
  const united = new Map<number, Family>();
  const joined = new Map<number, Family>();

  function node(leaf: number, without: Family, having: Family): Family {
    if (having === NOTHING) return without;
    const ofLeaf = unique[leaf] ?? new Map<number, Family>();
    unique[leaf] = ofLeaf;
    const key = pairKey(without, having);
    const found = ofLeaf.get(key);
    if (found !== undefined) return found;
    ofLeaf.set(key, leafOf.length);
    leafOf.push(leaf);
    withoutOf.push(without);
    withOf.push(having);
    return leafOf.length - 1;
  }

  /** The two parts of a family by a leaf at or above its top. */
  function split(family: Family, leaf: number): readonly [without: Family, having: Family] {
    return leafOf[family] === leaf ? [withoutOf[family]!, withOf[family]!] : [family, NOTHING];
  }

  function remembered(memo: Map<number, Family>, a: Family, b: Family, compute: () => Family): Family {
    const key = pairKey(a, b);
    const found = memo.get(key);
    if (found !== undefined) return found;
    const result = compute();
    memo.set(key, result);
    return result;
  }

  /** The sets of a family that contain no set of another. */
  function absorb(family: Family, by: Family): Family {
    if (by === NOTHING || family === NOTHING) return family;
    if (by === DONE || family === by) return NOTHING;
    if (family === DONE) return hasEmptySet(by) ? NOTHING : DONE;
    return remembered(absorbed, family, by, () => {
      const leaf = Math.min(leafOf[family]!, leafOf[by]!);
      const [f0, f1] = split(family, leaf);
      const [g0, g1] = split(by, leaf);
      return node(leaf, absorb(f0, g0), absorb(absorb(f1, g1), g0));
    });
  }

  function hasEmptySet(family: Family): boolean {
    let at = family;
    while (at > DONE) at = withoutOf[at]!;
    return at === DONE;
  }

  function union(a: Family, b: Family): Family {
    if (a === NOTHING || a === b) return b;
    if (b === NOTHING) return a;
    if (a === DONE || b === DONE) return DONE;
    const [low, high] = a < b ? [a, b] : [b, a];
    return remembered(united, low, high, () => {
      const leaf = Math.min(leafOf[low]!, leafOf[high]!);
      const [a0, a1] = split(low, leaf);
      const [b0, b1] = split(high, leaf);
      const without = union(a0, b0);
      return node(leaf, without, absorb(union(a1, b1), without));
    });
  }

  function join(a: Family, b: Family): Family {
    if (a === NOTHING || b === NOTHING) return NOTHING;
    if (a === DONE || a === b) return b;
    if (b === DONE) return a;
    const [low, high] = a < b ? [a, b] : [b, a];
    return remembered(joined, low, high, () => {
      const leaf = Math.min(leafOf[low]!, leafOf[high]!);
      const [a0, a1] = split(low, leaf);
      const [b0, b1] = split(high, leaf);
      const without = join(a0, b0);
      const having = union(join(a1, union(b0, b1)), join(a0, b1));
      return node(leaf, without, absorb(having, without));
    });
  }

  function count(family: Family, counted = new Map<Family, number>()): number {
    if (family <= DONE) return family;
    const found = counted.get(family) ?? count(withoutOf[family]!, counted) + count(withOf[family]!, counted);
    counted.set(family, found);
    return found;
  }

  function list(family: Family, limit: number): readonly (readonly number[])[] {
    const sets: number[][] = [];
    const walk = (at: Family, taken: readonly number[]) => {
      if (at === NOTHING || sets.length >= limit) return;
      if (at === DONE) {
        sets.push([...taken]);
        return;
      }
      walk(withOf[at]!, [...taken, leafOf[at]!]);
      walk(withoutOf[at]!, taken);
    };
    walk(family, []);
    return sets;
  }

  return { leaf: (index) => node(index, NOTHING, DONE), union, join, count: (family) => count(family), list };
}
