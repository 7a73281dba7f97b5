import { type CellRange, type CellTable, outcomeIn, sumsIn, tabulate } from './cells.ts';
import type { Deviations } from './deviations.ts';
import { countOf } from './ensemble.ts';
import { estimateOf, type MeanSums, totalBut } from './estimate.ts';
import type { Estimate } from './forecast.ts';
import type { Parting } from './parting.ts';
import { kishSize } from './weights.ts';

/** The answers at the two ends of a parting. */
export interface Sides {
  readonly deviations: Deviations;
  readonly parting: Parting;
  /** By cell: how far the answers are off, weighted. */
  readonly answers: CellTable;
}

export function sidesOf(deviations: Deviations, parting: Parting): Sides {
  return { deviations, parting, answers: tabulate(deviations.ensemble, parting.cells, deviations.terms) };
}

/** How much greater the answer is at the high end than at the low one; undefined where no path counts at one of them. */
export function contrast(sides: Sides): Estimate | undefined {
  const { parting, deviations } = sides;
  return estimateOf(deviations.ensemble, sumsAt(sides, parting.high), sumsAt(sides, parting.low));
}

/** The answer at an end at which paths count. */
export function answerAt(sides: Sides, end: CellRange): Estimate {
  return estimateOf(sides.deviations.ensemble, sumsAt(sides, end), undefined)!;
}

function sumsAt({ deviations: { outcome, origin }, parting, answers }: Sides, end: CellRange): MeanSums {
  return {
    origin,
    top: sumsIn(answers, end),
    bottom: sumsIn(parting.weights, end),
    outcome: () => outcomeIn(outcome, parting.cells, end),
  };
}

/** Whether the paths at both ends have at least an effective sample size. */
export function restOnEnough(sides: Sides, least: number): boolean {
  const { low, high } = sides.parting;
  return [low, high].every((end) => isEnough(sides, end, least));
}

function isEnough({ deviations: { ensemble, weighting }, parting }: Sides, end: CellRange, least: number): boolean {
  const islands = sumsIn(parting.weights, end);
  if (ensemble.drawPerIsland && countOf(islands) < least) return false;
  const { of } = parting.cells;
  const counts = (path: number) => of[path]! >= end.from && of[path]! < end.to;
  const ancestors = new Set<number>();
  for (let i = 0; i < of.length && ancestors.size < least; i += 1) {
    if (weighting.weights[i]! > 0 && counts(i)) ancestors.add(ensemble.ancestors[i]!);
  }
  if (ancestors.size < least) return false;
  // No weight exceeds 1, and so Kish's size is no less than the sum of the weights.
  return totalBut(islands) >= least || kishSize(weighting.weights.map((w, i) => (counts(i) ? w : 0))) >= least;
}
