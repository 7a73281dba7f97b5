import { expect, test } from 'vitest';
import { ChartRooms } from '../workers/chart-rooms.ts';
import { quantilesOf } from './chart-quantiles.ts';
import {
  type ChartRoom,
  type ChartShape,
  doublesFor,
  logWeightsIn,
  MEDIAN,
  moveIn,
  QUANTILES,
  quantilesIn,
  rowOf,
  valuesIn,
} from './chart-room.ts';

/** Two charts over three steps, the last two of them in two worlds. */
const SHAPE: ChartShape = { charts: 2, worlds: 2, steps: 3, start: 1, particles: 5 };
const ROWS = 10;

const empty = (shape: ChartShape): ChartRoom => ({ shape, doubles: new Float64Array(doublesFor(shape)) });
const rooms = new ChartRooms();

/** Row r holds 10 r, 10 r + 1, ... from the place of the first particle on; particle 4 has no weight in the last steps. */
function filled<R extends ChartRoom>(room: R, first = 0): R {
  const { shape } = room;
  for (let row = 0; row < ROWS; row += 1) {
    valuesIn(room, row).set(Float64Array.from({ length: shape.particles }, (_, i) => 10 * row + first + i));
  }
  const weight = (i: number) => (first + i === 4 ? Number.NEGATIVE_INFINITY : 0);
  logWeightsIn(room, 1).set(Float64Array.from({ length: shape.particles }, (_, i) => weight(i)));
  return room;
}

test('every chart has a row of its own after each step of each world', () => {
  const rows = [0, 1, 2].flatMap((step) =>
    (step < SHAPE.start ? [0] : [0, 1]).flatMap((world) => [0, 1].map((chart) => rowOf(SHAPE, chart, step, world))),
  );
  expect(rows).toEqual(Array.from({ length: ROWS }, (_, row) => row));
});

test('islands that had rooms of their own stand in the batch as if they had written there', () => {
  const room = empty(SHAPE);
  moveIn({ room, from: 0 }, filled(empty({ ...SHAPE, particles: 2 })));
  moveIn({ room, from: 2 }, filled(empty({ ...SHAPE, particles: 3 }), 2));
  expect(room).toEqual(filled(empty(SHAPE)));
});

test('the baseline has a fan after each step and a scenario its median, by the weights of the step', () => {
  const room = filled(rooms.take(SHAPE));
  const takeStep = quantilesOf(room);
  for (const step of [2, 0, 1]) takeStep(step);
  const of = (row: number) => [...quantilesIn(room).subarray(row * QUANTILES, (row + 1) * QUANTILES)];
  expect(of(rowOf(SHAPE, 1, 0, 0))).toEqual([10, 11, 12, 13, 14]);
  expect(of(rowOf(SHAPE, 0, 2, 0))).toEqual([60, 60, 61, 62, 63]);
  expect(of(rowOf(SHAPE, 0, 2, 1))[MEDIAN]).toBe(81);
});
