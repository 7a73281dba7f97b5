import { type Evidence, type Executor, RunFailure } from '@proviso/kernel';
import { fromDayNumber } from '@proviso/model';
import { gatherLogWeights, type Island } from './islands.ts';
import { systematicParents } from './systematic-resampling.ts';
import { greatest, kishSize, logMeanExp, relativeTo } from './weights.ts';

/** What an item of evidence did to the particles: the log of its density, averaged over them as they stood before it. */
export interface EvidenceCost {
  readonly item: Evidence;
  readonly logDensity: number;
}

/** Uniform number between 0 and 1 for the resampling of an island after a step. */
export type ResamplingDraw = (island: number, step: number) => number;

/** Called after the particles of a step have been run and weighted, before any are resampled. */
export type StepObserver = (step: number) => void;

/**
 * Adds the log densities of a step's evidence to the particles' log weights.
 * @returns what each item did, where that is asked for
 */
export type Weighing = (executor: Executor, islands: readonly Island[], step: number) => readonly EvidenceCost[];

/** A moment to let others run; the filter cares for nothing else but its particles. */
export type Breath = () => Promise<void>;

/**
 * The bootstrap particle filter over the first `steps` steps: particles x move by the model alone, are weighted by the
 * density w of what was observed, and an island whose effective sample size N_eff falls under half its size draws a new
 * generation in proportion to w. On return the islands hold the weighted particles of the last of these steps.
 *
 * N. Gordon, D. Salmond, A. Smith (1993), Novel approach to nonlinear/non-Gaussian Bayesian state estimation, IEE
 * Proceedings F 140; in islands: C. Verge, C. Dubarry, P. Del Moral, E. Moulines (2015), On parallel implementation of
 * sequential Monte Carlo methods: the island particle model, Statistics and Computing 25.
 * @throws RunFailure PV0907 where no particle explains an item of evidence
 */
export async function filterParticles(
  executor: Executor,
  islands: readonly Island[],
  steps: number,
  draw: ResamplingDraw,
  observe: StepObserver,
  breathe: Breath,
  weighing: Weighing = weigh,
): Promise<{ readonly costs: readonly EvidenceCost[]; readonly resamplings: number }> {
  const costs: EvidenceCost[] = [];
  let resamplings = 0;
  for (let t = 0; t < steps; t += 1) {
    for (const { block } of islands) {
      executor.run(block, t, 0);
      await breathe();
    }
    costs.push(...weighing(executor, islands, t));
    observe(t);
    for (const island of islands) {
      const w = relativeTo(greatest(island.logWeights), island.logWeights);
      const effectiveSize = kishSize(w);
      if (effectiveSize >= w.length / 2 || effectiveSize === 0) continue;
      resample(island, executor.layout.slots, systematicParents(w, draw(island.number, t)));
      resamplings += 1;
    }
  }
  return { costs, resamplings };
}

/**
 * Adds the log densities of a step's evidence to the particles' log weights, in the order in which it is given.
 * @throws RunFailure PV0907 where an item leaves no particle alive
 */
export function weigh(executor: Executor, islands: readonly Island[], step: number): readonly EvidenceCost[] {
  const evidence = executor.evidence[step]!;
  let before = evidence.length === 0 ? 0 : logMeanExp(gatherLogWeights(islands));
  return evidence.map((item, e) => {
    const best = greatest(gatherLogWeights(islands));
    for (const { logWeights, block } of islands) {
      for (let i = 0; i < block.count; i += 1) logWeights[i]! += block.scores[e * block.count + i]!;
    }
    const after = logMeanExp(gatherLogWeights(islands));
    if (Number.isNaN(after)) throw new Error(`the density of ${item.name} on ${item.date} is not a number`);
    if (after === Number.NEGATIVE_INFINITY) throw unexplained(item, best, executor, step);
    const cost = { item, logDensity: after - before };
    before = after;
    return cost;
  });
}

/**
 * {@link weigh} to the same bits without a word about the items, which takes most of the time where particles are few.
 * @throws RunFailure PV0907 where an item leaves no particle alive
 */
export const weighTogether: Weighing = (executor, islands, step) => {
  const items = executor.evidence[step]!.length;
  if (items === 0) return [];
  const before = islands.map(({ logWeights }) => logWeights.slice());
  for (const { logWeights, block } of islands) {
    for (let e = 0; e < items; e += 1) {
      for (let i = 0; i < block.count; i += 1) logWeights[i]! += block.scores[e * block.count + i]!;
    }
  }
  if (islands.some(({ logWeights }) => greatest(logWeights) > Number.NEGATIVE_INFINITY)) return [];
  // Item by item, to name the one at fault.
  islands.forEach(({ logWeights }, k) => {
    logWeights.set(before[k]!);
  });
  return weigh(executor, islands, step);
};

/** A new generation in the place of the old; its log weights all become the log of their mean. */
function resample(island: Island, slots: number, parents: Int32Array): void {
  const old = island.block.slots.slice();
  const oldAncestors = island.ancestors.slice();
  parents.forEach((parent, child) => {
    island.block.slots.set(old.subarray(parent * slots, (parent + 1) * slots), child * slots);
    island.ancestors[child] = oldAncestors[parent]!;
  });
  for (const [sighting, notes] of island.notes) {
    const inherited = Float32Array.from(parents, (parent) => notes[parent]!);
    island.notes.set(sighting, inherited);
  }
  island.logWeights.fill(logMeanExp(island.logWeights));
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
