import { type Evidence, type Executor, RunFailure } from '@proviso/kernel';
import { fromDayNumber } from '@proviso/model';
import type { StepWeight } from './island/island.ts';
import { addRows, emptyRows, logMeanIn } from './island/scaled-sums.ts';

/** What an item of evidence did to the particles: the log of its density, averaged over them as they stood before it. */
export interface EvidenceCost {
  readonly item: Evidence;
  readonly logDensity: number;
}

/**
 * What the items of evidence did to the particles of all islands together.
 * @param islands [islands][steps that hold something known] how heavy each was; steps that not all have count no more
 * @param paths of all islands
 * @throws RunFailure PV0907 where an item leaves no particle alive
 */
export function costsOf(
  executor: Executor,
  islands: readonly (readonly StepWeight[])[],
  paths: number,
): readonly EvidenceCost[] {
  const common = Math.min(...islands.map((weights) => weights.length));
  return islands[0]!.slice(0, common).flatMap(({ step }, position) => {
    const items = executor.evidence[step]!;
    const pooled = emptyRows(1 + items.length, 2);
    for (const weights of islands) addRows(pooled, weights[position]!.scales, 2);
    return items.map((item, i) => {
      const [before, after] = [logMeanIn(pooled, i, paths), logMeanIn(pooled, i + 1, paths)];
      if (Number.isNaN(after)) throw new Error(`the density of ${item.name} on ${item.date} is not a number`);
      if (after === Number.NEGATIVE_INFINITY) throw unexplained(item, pooled[2 * i]!, executor, step);
      return { item, logDensity: after - before };
    });
  });
}

const WHAT: Record<Evidence['kind'], string> = {
  figure: 'the figure of',
  observation: 'the observation',
  record: 'the record of',
  silence: 'the silence about',
  reading: 'the reading of',
};

function unexplained(item: Evidence, best: number, executor: Executor, step: number): RunFailure {
  const { first, last } = executor.steps[step]!;
  const span = `the step from ${fromDayNumber(first)} through ${fromDayNumber(last)}`;
  return new RunFailure({
    code: 'PV0907',
    subject: item.name,
    date: item.date,
    message:
      `no path explains ${WHAT[item.kind]} ${item.name} of ${item.date}: in ${span} every path gives it probability 0 ` +
      `(until then the best path explained everything with log density ${best.toFixed(2)})`,
    help:
      'check the record or row and its date; else give the case room for what happened: a chance of exactly 0 or 1, a ' +
      'range that ends short of the figure or a spread that is far too small rules it out (or run more paths)',
  });
}
