import {
  arithmetic,
  both,
  buildCase,
  distribution,
  fact,
  hazardEvent,
  lag,
  letting,
  met,
  months,
  on,
  param,
  rate,
  record,
  state,
  whether,
} from '@proviso/model/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prepareInterpreter } from '../interpreter/interpreter.ts';
import { runStep, slotOf } from '../testing/whole-run.ts';
import { prepareCompiled } from './kernel.ts';
import { differenceOfExecutors } from './testing/compare-executors.ts';
import { generatedCases } from './testing/generated-case.ts';
import { generatedRegimes } from './testing/generated-regimes.ts';

it('generated cases run to the same bits as in the interpreter', () => {
  fc.assert(
    fc.property(generatedCases, ({ model, asOf }) => {
      expect(differenceOfExecutors(model, { asOf, reader: 'reader' })).toBeUndefined();
    }),
    { numRuns: 12, seed: 1 },
  );
});

it('regimes whose terms, records and acts cross run to the same bits as in the interpreter', () => {
  fc.assert(
    fc.property(generatedRegimes, ({ model, asOf }) => {
      expect(differenceOfExecutors(model, { asOf, reader: 'reader', paths: 20 })).toBeUndefined();
    }),
    { numRuns: 25, seed: 1 },
  );
});

it('particles that are copies of others go on with draws of their own', () => {
  const model = buildCase(months('2001-01', '2001-12'), {
    states: [
      state('x', distribution('normal', 0, 1), distribution('normal', 'x', 1)),
      state('y', 1, distribution('lognormal', 'y', 0.1)),
    ],
  });
  const [plain, compiled] = [prepareInterpreter, prepareCompiled].map((prepare) => {
    const { layout, steps, particles: roomFor } = prepare(model, { asOf: '1900-01-01', seed: 1 });
    const particles = roomFor(150);
    particles.begin(0, 1);
    const parents = Int32Array.from({ length: 150 }, (_, child) => child - (child % 3));
    return steps.map(({ index }) => {
      runStep(particles, index);
      if (index % 3 === 1) particles.resample(parents);
      return ['x', 'y'].map((name) => slotOf(particles, layout.quantities.get(name)!));
    });
  });
  expect(compiled).toEqual(plain);
});

it('the silence of six hundred events in one month scores as in the interpreter', () => {
  const events = Array.from({ length: 600 }, (_, i) => hazardEvent(`e${String(i).padStart(3, '0')}`, rate(i / 1000)));
  const model = buildCase(months('2001-01', '2001-03'), { verifiedThrough: '2001-02-28', events });
  expect(differenceOfExecutors(model, { asOf: '2001-02-28' })).toBeUndefined();
});

it('thousands of facts that come about in one month are all remembered by their days', () => {
  const names = Array.from({ length: 4200 }, (_, i) => `f${i}`);
  const model = buildCase(months('2001-01', '2001-02'), {
    facts: names.map((name) => fact(name)),
    records: names.map((name, i) => record(`2001-01-${10 + (i % 20)}`, name, 'met')),
    questions: [
      whether('early', met('f4199', on('2001-01-28'))),
      whether('late', both(met('f4199', on('2001-01-29')), met('f0', on('2001-01-10')))),
    ],
  });
  expect(differenceOfExecutors(model, { asOf: '2001-02-28', paths: 2 })).toBeUndefined();
});

it('a scenario sets a param from a value of the year before', () => {
  const model = buildCase(months('2001-01', '2003-06'), {
    params: [param('a', distribution('normal', 0, 1)), param('b', 2)],
    states: [state('x', 1, distribution('normal', arithmetic('x', '+', arithmetic('a', '*', 'b')), 1))],
    lets: [letting('y', arithmetic('a', '*', 'b'))],
    scenarios: [
      {
        name: 'follows',
        interventions: [
          { kind: 'set', quantity: 'a', value: lag('x', 12), from: '2002-03-01', through: '2002-12-31' },
          { kind: 'set', quantity: 'b', value: lag('y', 1), from: '2002-06-01' },
        ],
      },
    ],
  });
  expect(differenceOfExecutors(model, { asOf: '2001-12-31' })).toBeUndefined();
});
