import { BUCKETS, bucketsOf, type Criterion, type Crossing, crossings } from './buckets.ts';
import { type CellRange, type Cells, type CellTable, sumsIn, tabulate } from './cells.ts';
import type { Ensemble } from './ensemble.ts';
import { totalBut } from './estimate.ts';
import type { Weighting } from './weighting.ts';

/** The paths that count, parted by something of which they have one value each. */
export interface Parting {
  readonly cells: Cells;
  /** By cell: sums of the weights. */
  readonly weights: CellTable;
  /** The two ends between which answers are compared. */
  readonly low: CellRange;
  readonly high: CellRange;
}

/** A parting in which the cells also make up classes, of about equal weight or of equal values. */
export interface ClassParting extends Parting {
  readonly classes: readonly CellRange[];
}

/** The paths with a no, 0, and those with a yes, 1. */
export function partedInTwo(ensemble: Ensemble, sides: Uint8Array, { weights }: Weighting): ClassParting {
  const cells: Cells = { of: sides, count: 2 };
  const [low, high] = [
    { from: 0, to: 1 },
    { from: 1, to: 2 },
  ];
  return { cells, weights: tabulate(ensemble, cells, weights), low, high, classes: [low, high] };
}

/**
 * The paths parted at the middle ranks of their values into classes of about equal weight, with the lowest and the
 * highest third as ends: of few distinct values, the lowest and the highest that differ. Equal values stay together.
 */
export function partedByRank(
  ensemble: Ensemble,
  values: Float64Array,
  weighting: Weighting,
  classCount: number,
): ClassParting {
  const within = bucketsOf(values, weighting.weights);
  const total = within.below.at(-1)!;
  const beginsClass = (c: number): Criterion => {
    return (below, through) => Math.floor(classCount * ((below + through) / (2 * total))) >= c;
  };
  const beginsHigh: Criterion = (_, through) => through >= (2 / 3) * total;
  const endsLow: Criterion = (below) => below >= (1 / 3) * total;
  const classBegins = Array.from({ length: classCount - 1 }, (_, c) => beginsClass(c + 1));
  const found = crossings(within, [...classBegins, beginsHigh, endsLow]);
  const cuts = found
    .map((crossing, criterion) => ({ ...crossing, value: crossing.value ?? Infinity, criterion }))
    .sort((a, b) => a.bucket - b.bucket || a.value - b.value);
  const cells = cutAt(cuts, within.buckets, values);
  const weights = tabulate(ensemble, cells, weighting.weights);
  const after = (criterion: number) => 1 + cuts.findIndex((cut) => cut.criterion === criterion);
  const [high, low] = [after(classCount - 1), after(classCount)];
  return {
    ...{ cells, weights },
    classes: rangesBetween([0, ...classBegins.map((_, c) => after(c)), cells.count]),
    ...endsBetween(low, high, cells.count, weights),
  };
}

/** A cut between cells: before a value of a bucket, or after all of them. */
interface Cut extends Crossing {
  readonly value: number;
}

/** The cells between cuts that are in order: whole buckets, but for those that are cut. */
function cutAt(cuts: readonly Cut[], buckets: Uint16Array, values: Float64Array): Cells {
  const before = new Uint8Array(BUCKETS + 1);
  for (const { bucket } of cuts) before[bucket + 1]! += 1;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) before[bucket + 1]! += before[bucket]!;
  const of = new Uint8Array(values.length);
  for (let i = 0; i < of.length; i += 1) of[i] = before[buckets[i]!]!;
  for (const { value, members } of cuts) {
    for (let at = 0; at < members.length; at += 1) {
      const i = members[at]!;
      if (values[i]! >= value) of[i]! += 1;
    }
  }
  return { of, count: cuts.length + 1 };
}

function rangesBetween(bounds: readonly number[]): readonly CellRange[] {
  return bounds.slice(1).map((to, c) => ({ from: bounds[c]!, to }));
}

/** Where one value takes up all between the ends, it belongs to the end below which or above which there is no other. */
function endsBetween(low: number, high: number, count: number, weights: CellTable): Pick<Parting, 'low' | 'high'> {
  const hasAbove = totalBut(sumsIn(weights, { from: low, to: count })) > 0;
  const [end, begin] = low <= high ? [low, high] : hasAbove ? [low, low] : [high, high];
  return { low: { from: 0, to: end }, high: { from: begin, to: count } };
}
