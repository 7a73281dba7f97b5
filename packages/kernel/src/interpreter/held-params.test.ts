import { arithmetic, buildCase, distribution, letting, months, param, state, term } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { runStep, slotOf } from '../testing/whole-run.ts';
import { prepareInterpreter } from './interpreter.ts';

const model = buildCase(months('2016-01', '2016-04'), {
  params: [param('a', distribution('uniform', 0, 1)), param('b', distribution('uniform', 0, 1))],
  states: [state('x', 'a', distribution('normal', 'x', 1))],
  lets: [letting('both', arithmetic('a', '+', 'b'))],
  scenarios: [
    {
      name: 'dear_february',
      interventions: [{ kind: 'set', quantity: 'a', value: term(60), from: '2016-02-01', through: '2016-02-29' }],
    },
  ],
});

/** One path with a value of `a` in its slot: what it remembers of the quantities after each step. */
function run({ a, held, world = 0 }: { a: number; held: boolean; world?: number }) {
  const executor = prepareInterpreter(model, { asOf: '2016-01-31', seed: 1, ...(held && { held: new Set(['a']) }) });
  const { quantities } = executor.layout;
  const particles = executor.particles(1);
  particles.begin(0, 1);
  particles.fill(quantities.get('a')!, a);
  return executor.steps.map((_, step) => {
    runStep(particles, step, world);
    return Object.fromEntries([...quantities].map(([name, slot]) => [name, slotOf(particles, slot)[0]!]));
  });
}

test('a held param keeps the value that it finds in its slot, and what reads it sees that', () => {
  const path = run({ a: 7, held: true });
  expect(path.map(({ a }) => a)).toEqual([7, 7, 7, 7]);
  expect(path[0]!.x).toBe(7);
  expect(path.map(({ both, b }) => both! - b!)).toEqual([7, 7, 7, 7]);
});

test('without being held it is drawn, whatever stands in its slot', () => {
  expect(run({ a: 7, held: false })).toEqual(run({ a: 8, held: false }));
});

test('holding a param at the value that it would be drawn changes no bit', () => {
  const drawn = run({ a: 0, held: false });
  expect(run({ a: drawn[0]!.a!, held: true })).toEqual(drawn);
});

test('a scenario sets a held param, which then goes back to its value', () => {
  expect(run({ a: 7, held: true, world: 1 }).map(({ a }) => a)).toEqual([7, 60, 7, 7]);
});
