import type { Executor } from '@proviso/kernel';
import type { Posterior } from './fitting/posterior.ts';
import { islandsFor, level, placeDraws } from './fitting/posterior-draws.ts';
import type { Input, InputValues, Moment } from './inputs.ts';
import { InputRecorder } from './inputs.ts';
import { branchOff, gatherLogWeights, gatherNotes, gatherSlot, type Island, islandsOf } from './islands.ts';
import { type Breath, type EvidenceCost, filterParticles, type ResamplingDraw, weigh } from './particle-filter.ts';
import type { Pending } from './pending.ts';
import { noteDown, type Sighting } from './sightings.ts';

/** What every batch of a run has in common. */
export interface Plan {
  readonly executor: Executor;
  /** Paths of a batch. */
  readonly paths: number;
  /** The step that contains the as-of day: the last that is conditioned, and the first that scenarios may change; or -1. */
  readonly asOfStep: number;
  readonly draw: ResamplingDraw;
  readonly inputs: readonly Input[];
  readonly moments: readonly Moment[];
  readonly pending: readonly Pending[];
  readonly sightings: readonly Sighting[];
  /** From whose draws the held params come; each island then has one draw. */
  readonly posterior?: Posterior;
  /** Params that all paths hold at one value. */
  readonly held: ReadonlyMap<string, number>;
}

/** What the paths of a world say to the questions. */
export interface Outcomes {
  /** [questions][paths]: 0 or 1, or the value asked for. */
  readonly answers: readonly Float64Array[];
  /** [questions][paths]: 1 where the path meets the question's `given`; undefined for a question without. */
  readonly givens: readonly (Float64Array | undefined)[];
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
  /** [moments]; empty at a moment that the batch did not reach. */
  readonly inputs: readonly InputValues[];
  /** [sightings][paths]; NaN where the batch did not reach the step. */
  readonly sightings: readonly Float32Array[];
  readonly costs: readonly EvidenceCost[];
  readonly resamplings: number;
  /** With a posterior: [islands] log-likelihood of each one's draw, which its weights then hold no more. */
  readonly logLikelihoods?: Float64Array;
}

/** How much of a batch is run. */
export interface Extent {
  /** The first so many worlds; the baseline is the first. */
  readonly worlds: number;
  /** Number of steps. */
  readonly steps: number;
}

/** Called with the weighted particles of a world after each of its steps. */
export type WorldObserver = (world: number, step: number, islands: readonly Island[]) => void;

/**
 * Runs one batch: the particle filter up to the as-of step, then each world from a copy of the same particles, without
 * resampling. The baseline's evidence of the as-of step completes the weights, which all worlds share.
 * @throws RunFailure from the executor or the filter
 */
export async function runBatch(
  plan: Plan,
  batch: number,
  extent: Extent,
  observe: WorldObserver,
  breathe: Breath,
): Promise<Batch> {
  const { executor, asOfStep, posterior } = plan;
  const start = Math.max(0, asOfStep);
  const islands = islandsOf(executor, plan.paths, batch, posterior && islandsFor(posterior, plan.paths));
  const logLikelihoods = posterior && new Float64Array(islands.length);
  if (posterior) placeDraws(posterior, executor, islands, batch);
  placeHeld(plan.held, executor, islands);
  const { slots } = executor.layout;
  const atStep = (step: number) => {
    if (logLikelihoods) level(islands, logLikelihoods);
    noteDown(plan.sightings, step, slots, islands);
    observe(0, step, islands);
  };
  const { costs, resamplings } = await filterParticles(executor, islands, start, plan.draw, atStep, breathe);
  const lastCosts: EvidenceCost[] = [];
  const inputs = new InputRecorder(plan.inputs, plan.moments, slots, islands);
  const worlds: Outcomes[] = [];
  for (let world = 0; world < extent.worlds; world += 1) {
    const here = branchOff(islands);
    for (let step = start; step < extent.steps; step += 1) {
      for (const { block } of here) {
        executor.run(block, step, world);
        await breathe();
      }
      if (world === 0 && step === asOfStep) {
        lastCosts.push(...weigh(executor, here, step));
        if (logLikelihoods) level(here, logLikelihoods);
      }
      if (world === 0) {
        inputs.observe(step, here);
        noteDown(plan.sightings, step, slots, here);
      }
      observe(world, step, here);
    }
    worlds.push(outcomesOf(executor, here));
  }
  return {
    sizes: islands.map((island) => island.block.count),
    logWeights: gatherLogWeights(islands),
    ancestors: Int32Array.from(islands.flatMap((island) => [...island.ancestors])),
    worlds,
    inputs: inputs.values,
    sightings: plan.sightings.map((_, s) => gatherNotes(islands, s)),
    costs: [...costs, ...lastCosts],
    resamplings,
    ...(logLikelihoods ? { logLikelihoods } : {}),
  };
}

function placeHeld(held: Plan['held'], { layout }: Executor, islands: readonly Island[]): void {
  for (const [param, value] of held) {
    const offset = layout.quantities.get(param)!;
    for (const { block } of islands) {
      for (let i = 0; i < block.count; i += 1) block.slots[i * layout.slots + offset] = value;
    }
  }
}

function outcomesOf({ layout }: Executor, islands: readonly Island[]): Outcomes {
  return {
    answers: layout.questions.map(({ answer }) => gatherSlot(islands, layout.slots, answer)),
    givens: layout.questions.map(({ given }) =>
      given === undefined ? undefined : gatherSlot(islands, layout.slots, given),
    ),
  };
}
