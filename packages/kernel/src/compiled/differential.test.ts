import { buildCase, distribution, hazardEvent, months, rate, state } from '@proviso/model/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prepareInterpreter } from '../interpreter/interpreter.ts';
import { runStep, slotOf } from '../testing/whole-run.ts';
import { prepareCompiled } from './kernel.ts';
import { differenceOfExecutors } from './testing/compare-executors.ts';
import { generatedCases } from './testing/generated-case.ts';

it('generated cases run to the same bits as in the interpreter', () => {
  fc.assert(
    fc.property(generatedCases, ({ model, asOf }) => {
      expect(differenceOfExecutors(model, { asOf, reader: 'reader' })).toBeUndefined();
    }),
    { numRuns: 12, seed: 1 },
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
    const parents = Int32Array.from({ length: 150 }, (_, child) => (child * child) % 150);
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
