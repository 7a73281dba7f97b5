import type { BucketKernel } from '@proviso/kernel/worker';
import type { Extent, IslandPlan } from './island-plan.ts';

/** What is charted of a batch. */
export interface ChartShape {
  readonly charts: number;
  readonly worlds: number;
  readonly steps: number;
  /** The first step of the scenarios, from which on the weights of the baseline stay as they are. */
  readonly start: number;
  /** Of all islands together. */
  readonly particles: number;
}

/**
 * Where the islands of a batch write what is charted, side by side, so that a chart's values after a step stand in one
 * place. It can be shared by threads.
 */
export interface ChartRoom {
  readonly shape: ChartShape;
  /** [rows][5] quantiles, [steps before `start`, and one for all others][particles] log weights, [rows][particles] values. */
  readonly doubles: Float64Array;
}

/** A room in the memory of functions that find its quantiles, with a seat for each thread that does. */
export interface SeatedRoom extends ChartRoom {
  readonly memory: WebAssembly.Memory;
  readonly kernel: BucketKernel;
  /** [seats] address at which the thread has room of its own to work in. */
  readonly seats: readonly number[];
}

/** Quantiles by row, as they stand in a room. */
export interface ChartedQuantiles {
  readonly shape: ChartShape;
  /** [rows][5]; of a scenario the median alone, in the middle. */
  readonly quantiles: Float64Array;
}

/** A room, and the place of an island's first charted particle in it. */
export interface ChartPlace {
  readonly room: ChartRoom;
  readonly from: number;
}

/** Quantiles of a row: those of a fan, and which of them is the median. */
export const QUANTILES = 5;
export const MEDIAN = 2;

/** How many of an island's particles are charted. */
function chartedOf({ chartedEvery }: IslandPlan, count: number): number {
  return Math.ceil(count / chartedEvery);
}

/** What is charted of islands of so many particles each. */
export function chartShape(plan: IslandPlan, { worlds, steps }: Extent, counts: readonly number[]): ChartShape {
  const particles = counts.reduce((total, count) => total + chartedOf(plan, count), 0);
  return { charts: plan.charts.length, worlds, steps, start: Math.max(0, plan.asOfStep), particles };
}

/** The places of islands of so many particles each. */
export function placesIn(
  { shape, doubles }: ChartRoom,
  plan: IslandPlan,
  counts: readonly number[],
): readonly ChartPlace[] {
  let next = 0;
  return counts.map((count) => {
    const from = next;
    next += chartedOf(plan, count);
    return { room: { shape, doubles }, from };
  });
}

/** How many doubles a room takes. */
export function doublesFor(shape: ChartShape): number {
  return valuesFrom(shape) + rowsOf(shape) * shape.particles;
}

/** Values of a chart after a step in a world have a row; rows stand by step, world and chart. */
export function rowOf({ charts, worlds, start }: ChartShape, chart: number, step: number, world: number): number {
  const before = step < start ? step : start + (step - start) * worlds + world;
  return before * charts + chart;
}

/** [particles]: log weights in a step. */
export function logWeightsIn({ shape, doubles }: ChartRoom, step: number): Float64Array {
  const from = rowsOf(shape) * QUANTILES + Math.min(step, shape.start) * shape.particles;
  return doubles.subarray(from, from + shape.particles);
}

/** [particles]: the values of a row. */
export function valuesIn({ shape, doubles }: ChartRoom, row: number): Float64Array {
  const from = placeOfRow(shape, row);
  return doubles.subarray(from, from + shape.particles);
}

/** Where among the doubles the values of a row begin. */
export function placeOfRow(shape: ChartShape, row: number): number {
  return valuesFrom(shape) + row * shape.particles;
}

/** [rows][5]: quantiles. */
export function quantilesIn({ shape, doubles }: ChartRoom): Float64Array {
  return doubles.subarray(0, rowsOf(shape) * QUANTILES);
}

/** Copies what an island has in a room of its own to its place in that of the batch. */
export function moveIn({ room, from }: ChartPlace, own: ChartRoom): void {
  const { shape } = own;
  for (let step = 0; step <= shape.start; step += 1) logWeightsIn(room, step).set(logWeightsIn(own, step), from);
  for (let row = 0; row < rowsOf(shape); row += 1) valuesIn(room, row).set(valuesIn(own, row), from);
}

function rowsOf({ charts, worlds, steps, start }: ChartShape): number {
  return charts * (start + (steps - start) * worlds);
}

function valuesFrom(shape: ChartShape): number {
  return rowsOf(shape) * QUANTILES + (shape.start + 1) * shape.particles;
}
