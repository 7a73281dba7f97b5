import { prepareInterpreter } from '@proviso/kernel';
import { type Case, fromDayNumber, stepsOf } from '@proviso/model';
import {
  arithmetic,
  buildCase,
  distribution,
  months,
  param,
  record,
  recordedEvent,
  series,
  state,
} from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { calibrate } from './calibrate.ts';
import { figuresOnly, simulatorOf } from './simulated-case.ts';

const TIMELINE = months('2015-01', '2015-12');
const STEPS = stepsOf(TIMELINE);
const rows = (count: number) => STEPS.slice(0, count).map(({ first }) => [fromDayNumber(first), 99] as const);

function level(more: Partial<Case> = {}): Case {
  return buildCase(TIMELINE, {
    params: [param('centre', distribution('normal', 0, 1))],
    states: [state('x', 3, distribution('normal', 'centre', 0.5), rows(6)), state('twice', 0, arithmetic('x', '*', 2))],
    observations: [
      {
        name: 'y',
        unit: { bases: [] },
        distribution: distribution('normal', 'x', 0.001),
        series: series('y', rows(4)),
      },
    ],
    events: [recordedEvent('attack')],
    records: [record('2015-03-10', 'attack', 'happened')],
    ...more,
  });
}

const OPTIONS = { asOf: '2015-12-31', fits: 6, warmup: 60, particles: 8 };

async function calibrated(model: Case, options = OPTIONS) {
  const outcome = await calibrate(model, options);
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  return outcome.calibration;
}

test('figures are drawn anew from given params, reports from the states that were drawn, and records are left out', () => {
  const model = figuresOnly(level(), STEPS);
  expect(model.records).toEqual([]);
  const simulate = simulatorOf(model, ['centre'], { asOf: '2015-12-31', seed: 7 }, prepareInterpreter);
  const valuesOf = (simulated: Case) => [
    simulated.states.find(({ name }) => name === 'x')!.series!.rows.map(({ value }) => value),
    simulated.observations[0]!.series.rows.map(({ value }) => value),
  ];
  const [near, reports] = valuesOf(simulate([0], 3));
  const [far] = valuesOf(simulate([100], 3));
  // The first step has its start, which is not drawn.
  expect([near!.length, reports!.length]).toEqual([5, 3]);
  far!.forEach((value, i) => {
    expect(value - near![i]!).toBeCloseTo(100, 9);
  });
  reports!.forEach((value, i) => {
    expect(Math.abs(value - near![i]!)).toBeLessThan(0.01);
    expect(value).not.toBe(near![i]!);
  });
});

test('a calibration is the same to the last bit for a seed, has a rank for every fit, and counts what it rests on', async () => {
  const first = await calibrated(level());
  expect(await calibrated(level())).toEqual(first);
  expect(first).toMatchObject({ fits: 6, figures: 8, particles: 8, params: [{ name: 'centre' }] });
  const [{ ranks, bins }] = first.params as [(typeof first.params)[number]];
  expect(ranks).toHaveLength(6);
  expect(ranks.every((rank) => rank > 0 && rank < 1)).toBe(true);
  expect(bins.reduce((a, b) => a + b)).toBe(6);
  expect((await calibrated(level(), { ...OPTIONS, seed: 2 } as typeof OPTIONS)).params[0]!.ranks).not.toEqual(ranks);
});

test.each([
  ['no figures', { states: [], observations: [] }, 'PV0914', /no figures/],
  ['nothing to fit', { params: [param('centre', 1)] }, 'PV0914', /no param/],
])('a case with %s is refused', async (_, more, code, message) => {
  const outcome = await calibrate(level(more), OPTIONS);
  expect(outcome).toMatchObject({ kind: 'failure', failure: { code, message: expect.stringMatching(message) } });
});
