import type { Executor } from '@proviso/kernel';
import { costsOf, type EvidenceCost } from './evidence-cost.ts';
import type { Posterior } from './fitting/posterior.ts';
import { drawsFor, islandsFor } from './fitting/posterior-draws.ts';
import type { Input, Moment } from './inputs.ts';
import type { ChartedQuantiles } from './island/chart-room.ts';
import type { InputValues } from './island/input-values.ts';
import type { Extent, IslandPlan, IslandTask } from './island/island-plan.ts';
import type { IslandMistake, IslandRun, Outcomes } from './island/island-run.ts';
import { addRows } from './island/scaled-sums.ts';
import { rowWidth } from './island/status-weights.ts';
import { islandsOf } from './islands.ts';
import { joined } from './joined.ts';
import type { Breath } from './particle-filter.ts';
import type { Pending } from './pending.ts';
import type { Sighting } from './sightings.ts';

/** What every batch of a run has in common. */
export interface Plan {
  readonly executor: Executor;
  /** Paths of a batch. */
  readonly paths: number;
  readonly asOfStep: number;
  readonly inputs: readonly Input[];
  readonly moments: readonly Moment[];
  readonly pending: readonly Pending[];
  readonly sightings: readonly Sighting[];
  /** What islands have to know of all this. */
  readonly island: IslandPlan;
  /** From whose draws the held params come; each island then has one draw. */
  readonly posterior?: Posterior;
  /** Params that all paths hold at one value. */
  readonly held: ReadonlyMap<string, number>;
  readonly runIslands: RunIslands;
}

/** Runs the islands of a batch; what becomes of them does not depend on who does it. */
export type RunIslands = (plan: Plan, tasks: readonly IslandTask[], breathe: Breath) => Promise<IslandsRun>;

/** What has become of the islands of a batch. */
export interface IslandsRun {
  /** [islands] */
  readonly outcomes: readonly (IslandRun | IslandMistake)[];
  /** Quantiles of what was charted, if anything was: they may still be on their way. */
  readonly charted: Promise<ChartedQuantiles> | undefined;
}

/** Paths that were run together, island after island. */
export interface Batch {
  /** Number of paths in each island. */
  readonly sizes: readonly number[];
  /** [paths]: log density of all that was known along each path. */
  readonly logWeights: Float64Array;
  /** [paths]: path number in the first step. */
  readonly ancestors: Int32Array;
  /** Baseline first; further batches have it alone. */
  readonly worlds: readonly Outcomes[];
  /** Inputs and sightings are those of every so many-th path of each island. */
  readonly movedEvery: number;
  /** [moments]; empty at a moment that the batch did not reach. */
  readonly inputs: readonly InputValues[];
  /** [sightings][paths]; NaN where the batch did not reach the step. */
  readonly sightings: readonly Float32Array[];
  readonly costs: readonly EvidenceCost[];
  readonly resamplings: number;
  /** With a posterior: [islands] log-likelihood of each one's draw, which its weights then hold no more. */
  readonly logLikelihoods?: Float64Array;
  /** [worlds][interventions] whether they met a path. */
  readonly touched: readonly (readonly boolean[])[];
  /** Quantiles of what was charted, if anything was: they may still be on their way. */
  readonly charted: IslandsRun['charted'];
  /** [steps]: a row of sums of weights, [regimes and agreements][statuses]. */
  readonly statusWeights: Float64Array;
}

/**
 * Runs one batch of paths in islands and joins these in their order.
 * @throws RunFailure of the evidence that no path explains, or else of a mistake that a path has met
 */
export async function runBatch(plan: Plan, batch: number, extent: Extent, breathe: Breath): Promise<Batch> {
  const tasks = tasksOf(plan, batch, extent);
  const { outcomes, charted } = await plan.runIslands(plan, tasks, breathe);
  const costs = costsOf(
    plan.executor,
    outcomes.map(({ weights }) => weights),
    plan.paths,
  );
  const islands = outcomes.filter((outcome) => 'logWeights' in outcome);
  if (islands.length < outcomes.length) throw firstMistake(outcomes);
  return {
    ...joinedRuns(plan, islands),
    ...{ costs, charted },
    ...(plan.posterior ? { logLikelihoods: likelihoodsOf(islands) } : {}),
  };
}

/** The islands of a batch, each with its share of the paths and, with a posterior, its draw. */
function tasksOf(plan: Plan, batch: number, extent: Extent): readonly IslandTask[] {
  const islands = sharesOf(plan, batch);
  const draws = plan.posterior && drawsFor(plan.posterior, plan.executor, islands.length, batch);
  const held = [...plan.held].map(([param, value]) => [plan.executor.layout.quantities.get(param)!, value] as const);
  return islands.map((island, k) => ({
    ...island,
    held: [...(draws?.[k] ?? []), ...held],
    levelled: draws !== undefined,
    extent,
  }));
}

/** Which paths the islands of a batch have. */
export function sharesOf({ paths, posterior }: Plan, batch: number): ReturnType<typeof islandsOf> {
  return islandsOf(paths, batch, posterior && islandsFor(posterior, paths));
}

/** The mistake of the island that came least far; of several, of the first. */
function firstMistake(outcomes: readonly (IslandRun | IslandMistake)[]): Error {
  const mistakes = outcomes.filter((outcome) => 'mistake' in outcome);
  const least = Math.min(...mistakes.map(({ weights }) => weights.length));
  return mistakes.find(({ weights }) => weights.length === least)!.mistake;
}

function likelihoodsOf(islands: readonly IslandRun[]): Float64Array {
  return Float64Array.from(islands, ({ logLikelihood }) => logLikelihood);
}

function joinedRuns(plan: Plan, islands: readonly IslandRun[]): Omit<Batch, 'costs' | 'charted'> {
  const [first] = islands as readonly [IslandRun];
  const across = <T>(lists: readonly (readonly T[])[]) => lists[0]!.map((_, i) => lists.map((list) => list[i]!));
  return {
    sizes: islands.map(({ logWeights }) => logWeights.length),
    logWeights: joined(islands.map(({ logWeights }) => logWeights)),
    ancestors: joined(islands.map(({ ancestors }) => ancestors)),
    worlds: first.worlds.map(({ answers, givens }, w) => ({
      answers: answers.map((_, q) => joined(islands.map(({ worlds }) => worlds[w]!.answers[q]!))),
      givens: givens.map((given, q) => given && joined(islands.map(({ worlds }) => worlds[w]!.givens[q]!))),
    })),
    movedEvery: plan.island.movedEvery,
    inputs: joinedInputs(islands.map(({ inputs }) => inputs)),
    sightings: across(islands.map(({ sightings }) => sightings)).map(joined),
    resamplings: islands.reduce((total, { resamplings }) => total + resamplings, 0),
    touched: first.touched.map((flags, w) => flags.map((_, i) => islands.some(({ touched }) => touched[w]![i]))),
    statusWeights: pooledStatusWeights(islands, rowWidth(plan.island)),
  };
}

/** [moments][inputs][paths]; params, whose values all moments share, are joined once. */
function joinedInputs(islands: readonly (readonly InputValues[])[]): readonly InputValues[] {
  const known = new Map<InputValues[number], InputValues[number]>();
  return islands[0]!.map((values, m) =>
    values.map((first, i) => {
      const whole = known.get(first) ?? joined(islands.map((moments) => moments[m]![i]!));
      known.set(first, whole);
      return whole;
    }),
  );
}

/** Rows are pooled island after island, whoever was done first. */
function pooledStatusWeights(islands: readonly IslandRun[], width: number): Float64Array {
  const [first, ...others] = islands as readonly [IslandRun, ...IslandRun[]];
  const pooled = first.statusWeights.slice();
  for (const { statusWeights } of others) addRows(pooled, statusWeights, width);
  return pooled;
}
