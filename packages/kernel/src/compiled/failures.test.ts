import type { Case } from '@proviso/model';
import {
  arithmetic,
  buildCase,
  call,
  datedEvent,
  decision,
  distribution,
  fact,
  hazardEvent,
  letting,
  months,
  odds,
  param,
  probability,
  rate,
  regime,
  state,
  voteAsOne,
} from '@proviso/model/testing';
import { expect, it } from 'vitest';
import { type Prepare, RunFailure } from '../executor.ts';
import { prepareInterpreter } from '../interpreter/interpreter.ts';
import { runStep } from '../testing/whole-run.ts';
import { prepareCompiled } from './kernel.ts';

const timeline = months('2001-01', '2001-06');
/** Normal over the paths, so that some of them go wrong before others. */
const x = param('x', distribution('normal', 0, 1));
const lapsing = [{ kind: 'lapses', period: { count: 3, unit: 'month' }, by: 'V' }] as const;

const SPOILT: Readonly<Record<string, Case>> = {
  'a probability over 1': buildCase(timeline, {
    params: [x],
    events: [datedEvent('e', '2001-02-03', probability('x'))],
  }),
  'a negative factor on odds': buildCase(timeline, {
    params: [x],
    votes: [voteAsOne('V', probability(0.5, odds('x')))],
    regimes: [regime('R', ['2000-01-01', '2001-03-15'], lapsing)],
  }),
  'a negative rate of an event': buildCase(timeline, { params: [x], events: [hazardEvent('e', rate('x'))] }),
  'a negative rate of a fact': buildCase(timeline, { params: [x], facts: [fact('f', rate('x'))] }),
  'a negative rate of a decision': buildCase(timeline, {
    params: [x],
    decisions: [decision('D', rate('x'))],
    regimes: [regime('R', ['2000-01-01'], [{ kind: 'lifted', by: 'D' }])],
  }),
  'a negative spread': buildCase(timeline, { params: [x], lets: [letting('y', distribution('normal', 0, 'x'))] }),
  'weights of which one is negative': buildCase(timeline, {
    params: [x],
    lets: [letting('y', distribution('categorical', 1, 2, 'x', 1))],
  }),
  'a hundred weights of which one is negative': buildCase(timeline, {
    params: [x],
    lets: [letting('y', distribution('categorical', ...Array.from({ length: 99 }, () => 1), 'x'))],
  }),
  'a logarithm of a negative number': buildCase(timeline, { params: [x], lets: [letting('y', call('ln', 'x'))] }),
  'a state that is no number in its second step': buildCase(timeline, {
    params: [x],
    states: [state('s', 1, call('sqrt', arithmetic('x', '*', 's')))],
  }),
};

function failureOf(prepare: Prepare, model: Case, count: number): RunFailure | undefined {
  const executor = prepare(model, { asOf: '1900-01-01', seed: 1 });
  const particles = executor.particles(count);
  particles.begin(0, 1);
  try {
    for (const { index } of executor.steps) runStep(particles, index);
  } catch (error) {
    if (error instanceof RunFailure) return error;
    throw error;
  }
  return undefined;
}

it.each(Object.entries(SPOILT))('%s is told as the interpreter tells it, of the first path that met it', (_, model) => {
  const told = failureOf(prepareCompiled, model, 75);
  expect(told).toBeInstanceOf(RunFailure);
  expect({ ...told, message: told!.message }).toEqual({
    ...failureOf(prepareInterpreter, model, 75),
    message: failureOf(prepareInterpreter, model, 75)!.message,
  });
});

it('what goes wrong only on a path that fills up a pair is nobody’s mistake', () => {
  const model = SPOILT['a negative rate of an event']!;
  for (const count of [1, 2, 3, 5]) {
    expect(failureOf(prepareCompiled, model, count)?.message).toBe(
      failureOf(prepareInterpreter, model, count)?.message,
    );
  }
});
