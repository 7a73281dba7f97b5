import { DrawSource, GROUP, type Particles, PathFault, RunFailure } from '@proviso/kernel/worker';
import { type Breath, filterParticles, type ResamplingDraw } from '../particle-filter.ts';
import type { ChartPlace } from './chart-room.ts';
import { ChartValues } from './chart-values.ts';
import { GroupReadings } from './group-readings.ts';
import { heavinessOf, logMean, logWeightsOf } from './heaviness.ts';
import { type InputValues, IslandInputs } from './input-values.ts';
import { type Island, type StepWeight, settle } from './island.ts';
import type { Extent, IslandPlan, IslandTask } from './island-plan.ts';
import { ItemScales } from './item-scales.ts';
import { StatusWeights } from './status-weights.ts';

/** What the paths of a world say to the questions. */
export interface Outcomes {
  /** [questions][paths]: 0 or 1, or the value asked for. Scenarios answer the case's own questions alone. */
  readonly answers: readonly (Float64Array | Uint8Array)[];
  /** [questions][paths]: 1 where the path meets the question's `given`; undefined for a question without. */
  readonly givens: readonly (Uint8Array | undefined)[];
}

/** What is kept of an island: plain data. */
export interface IslandRun {
  /** [particles]: log density of all that was known along each path. */
  readonly logWeights: Float64Array;
  /** [particles]: path number in the first step. */
  readonly ancestors: Int32Array;
  /** By steps that hold something known. */
  readonly weights: readonly StepWeight[];
  readonly resamplings: number;
  /** With a posterior: log-likelihood of the island's draw, which its weights then hold no more. */
  readonly logLikelihood: number;
  readonly worlds: readonly Outcomes[];
  /** [moments], of the particles that movers are read from. */
  readonly inputs: readonly InputValues[];
  /** [sightings][particles], of the same; NaN where the island did not reach the step. */
  readonly sightings: readonly Float32Array[];
  /** [worlds][interventions] whether they met a path. */
  readonly touched: readonly (readonly boolean[])[];
  /** [steps]: a row of [regimes and agreements][statuses]. */
  readonly statusWeights: Float64Array;
}

/** A mistake of the case that a path met before the island was done. */
export interface IslandMistake {
  readonly mistake: RunFailure | PathFault;
  /** By the steps that were done. */
  readonly weights: readonly StepWeight[];
}

/**
 * Runs an island: the particle filter up to the as-of step, then each world from the same particles, without resampling.
 * What comes out is a function of plan and task alone.
 * @param place where it writes what is charted, where that is wanted
 */
export async function runIsland(
  particles: Particles,
  plan: IslandPlan,
  task: IslandTask,
  place: ChartPlace | undefined,
  breathe: Breath,
): Promise<IslandRun | IslandMistake> {
  const island = settle(particles, task);
  const record = new IslandRecord(island, plan, task, place);
  try {
    const items = plan.items.slice(0, Math.max(0, plan.asOfStep));
    const draw = resamplingDraw(plan);
    const { resamplings } = await filterParticles(island, items, draw, { itemByItem: true }, record, breathe);
    await runWorlds(island, plan, task.extent, record, breathe);
    return record.close(resamplings);
  } catch (error) {
    if (error instanceof RunFailure || error instanceof PathFault) return { mistake: error, weights: island.weights };
    throw error;
  }
}

/**
 * Runs each world from the as-of step on, one group of particles after another, so that a group runs to the end while it
 * is in the cache. The baseline's evidence of the as-of step completes the weights, which all worlds share.
 */
async function runWorlds(
  island: Island,
  { asOfStep, items }: IslandPlan,
  { worlds, steps }: Extent,
  record: IslandRecord,
  breathe: Breath,
): Promise<void> {
  const { particles } = island;
  const start = Math.max(0, asOfStep);
  const byItem = items[asOfStep] ? new ItemScales(items[asOfStep]) : undefined;
  for (let group = 0; group < particles.groups; group += 1) {
    if (worlds > 1) particles.keep(group);
    for (let world = 0; world < worlds; world += 1) {
      if (world > 0) particles.restore(group);
      for (let step = start; step < steps; step += 1) {
        particles.run(group, step, world);
        if (world === 0 && step === asOfStep) byItem?.weigh(particles, group, step);
        record.groupRan(group, step, world);
      }
      record.worldEnded(group, world);
      const pause = breathe(steps - start);
      if (pause) await pause;
    }
  }
  if (byItem) island.weights.push({ step: asOfStep, scales: byItem.scales });
}

/** One uniform number for each resampling of an island: the island stands in the place of the path. */
function resamplingDraw({ seed, resamplings: site }: IslandPlan): ResamplingDraw {
  const source = new DrawSource(seed);
  return (island, step) => source.uniform({ site, path: island, step, draw: 0 });
}

/** What is kept of an island, while it runs. */
class IslandRecord {
  readonly #island: Island;
  readonly #plan: IslandPlan;
  readonly #task: IslandTask;
  readonly #charts: ChartValues | undefined;
  readonly #statuses: StatusWeights;
  readonly #moved: GroupReadings;
  readonly #inputs: IslandInputs;
  readonly #worlds: readonly Outcomes[];
  #logLikelihood = 0;

  constructor(island: Island, plan: IslandPlan, task: IslandTask, place: ChartPlace | undefined) {
    const { extent, count } = task;
    const { particles } = island;
    [this.#island, this.#plan, this.#task] = [island, plan, task];
    const charted = new GroupReadings(particles, plan.chartedEvery);
    this.#charts = place && new ChartValues(place, plan.charts, charted);
    this.#statuses = new StatusWeights(plan, extent, particles);
    this.#moved = new GroupReadings(particles, plan.movedEvery);
    this.#inputs = new IslandInputs(plan, extent, this.#moved);
    this.#worlds = Array.from({ length: extent.worlds }, (_, world) => emptyOutcomes(plan, world, count));
  }

  groupRan(group: number, step: number, world = 0): void {
    const { asOfStep } = this.#plan;
    this.#charts?.groupRan(group, step, world);
    if (this.#task.extent.charted && world === 0) this.#statuses.groupRan(group, step);
    if (world > 0) return;
    this.#noteDown(group, step);
    if (step >= asOfStep) this.#inputs.groupRan(group, step);
  }

  /** A step before the as-of step is done. */
  stepDone(step: number): void {
    this.#level(step);
    this.#charts?.weighed(step);
  }

  worldEnded(group: number, world: number): void {
    const { particles } = this.#island;
    const { answers, givens } = this.#worlds[world]!;
    this.#plan.questions.slice(0, answers.length).forEach(({ answer, given }, q) => {
      particles.read(group, answer, answers[q]!, group * GROUP);
      if (given !== undefined) particles.read(group, given, givens[q]!, group * GROUP);
    });
  }

  close(resamplings: number): IslandRun {
    const { particles, ancestors, weights, notes } = this.#island;
    const start = Math.max(0, this.#plan.asOfStep);
    this.#level(start);
    this.#charts?.weighed(start);
    return {
      logWeights: logWeightsOf(particles),
      ...{ ancestors, weights, resamplings, worlds: this.#worlds },
      logLikelihood: this.#logLikelihood,
      inputs: this.#inputs.values,
      sightings: this.#plan.sightings.map((_, s) => {
        const noted = notes.get(s);
        return noted ? this.#moved.thin(noted) : new Float32Array(this.#moved.count).fill(Number.NaN);
      }),
      touched: this.#worlds.map((_, world) => particles.touched(world)),
      statusWeights: this.#statuses.rows,
    };
  }

  #noteDown(group: number, step: number): void {
    const { particles, notes } = this.#island;
    const { sightings } = this.#plan;
    // A function for every step of a group would be left to be collected.
    for (let s = 0; s < sightings.length; s += 1) {
      const sighting = sightings[s]!;
      if (sighting.step !== step) continue;
      const noted = notes.get(s) ?? new Float32Array(particles.count);
      notes.set(s, noted);
      particles.read(group, sighting.offset, noted, group * GROUP);
    }
  }

  /**
   * Gives an island with a draw of a posterior the weight that all have, from a step on. The posterior has already
   * weighed its draws by all that was known, so that what is known now only tells the paths of one draw apart; to weigh
   * the draws by it again would count it twice.
   */
  #level(step: number): void {
    if (!this.#task.levelled) return;
    const { particles } = this.#island;
    const mean = logMean(heavinessOf(particles), particles.count);
    this.#logLikelihood += mean;
    if (mean === Number.NEGATIVE_INFINITY) return;
    particles.weights.shift(-mean);
    this.#statuses.level(step, mean);
  }
}

function emptyOutcomes({ questions, asked }: IslandPlan, world: number, count: number): Outcomes {
  const answered = world === 0 ? questions : questions.slice(0, asked);
  return {
    answers: answered.map(({ whether }) => (whether ? new Uint8Array(count) : new Float64Array(count))),
    givens: answered.map(({ given }) => (given === undefined ? undefined : new Uint8Array(count))),
  };
}
