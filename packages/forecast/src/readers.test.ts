import type { Case, Reading } from '@proviso/model';
import { arithmetic, buildCase, compare, distribution, months, on, param, whether } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import type { Estimate, Forecast } from './forecast.ts';
import type { ForecastOptions } from './options.ts';
import { forecast } from './run.ts';
import { smallCase } from './testing/small-case.ts';

async function run(model: Case, options: Partial<ForecastOptions> = {}): Promise<Forecast> {
  const outcome = await forecast(model, { asOf: '2016-01-29', paths: 1600, everyReader: true, ...options });
  if (outcome.kind === 'failure') throw new Error(`${outcome.failure.code} ${outcome.failure.message}`);
  return outcome.forecast;
}

const read = (reader: string, category: string): Reading => ({
  reader,
  signal: 'tone',
  weights: [{ category, weight: 1 }],
});

/** One in five is a hawk, who speaks hard three times in four; a dove one time in two. */
function hawkOrDove(...readings: readonly Reading[]): Case {
  return buildCase(months('2016-01', '2016-03'), {
    readers: [{ name: 'alarmed' }, { name: 'calm', title: 'The calm one' }],
    actors: [{ name: 'minister' }],
    params: [param('hawk', distribution('bernoulli', 0.2))],
    signals: [
      {
        name: 'tone',
        about: 'hawk',
        categories: [
          { name: 'soft', weight: { kind: 'number', value: 1 } },
          { name: 'hard', weight: arithmetic(1, '+', arithmetic(2, '*', 'hawk')) },
        ],
      },
    ],
    statements: [{ name: 'speech', date: '2016-01-10', known: '2016-01-10', by: 'minister', to: [], readings }],
    questions: [whether('is_hawk', compare('hawk', '>', 0.5, on('2016-01-31')))],
  });
}

test('who hears a hard word believes in a hawk by 3/11, who hears a soft one by 1/9', async () => {
  const { questions, readers } = await run(hawkOrDove(read('alarmed', 'hard'), read('calm', 'soft')));
  const first = questions[0]!.result as Estimate;
  const [calm] = readers;
  expect(calm).toMatchObject({ name: 'calm', title: 'The calm one', conditioning: { evidence: 1 } });
  const [answer] = calm!.answers;
  const second = answer!.result as Estimate;
  expect(Math.abs(first.value - 3 / 11)).toBeLessThan(3 * first.error);
  expect(Math.abs(second.value - 1 / 9)).toBeLessThan(3 * second.error);
  expect(answer!.difference!.value).toBeCloseTo(second.value - first.value, 12);
  // Both weigh the same draws, whose luck they share: independent errors would add up.
  expect(answer!.difference!.error).toBeLessThan(0.6 * Math.hypot(first.error, second.error));
});

test('the error of the difference is that of its spread from seed to seed', async () => {
  const model = hawkOrDove(read('alarmed', 'hard'), read('calm', 'soft'));
  const differences = [];
  for (let seed = 1; seed <= 20; seed += 1) {
    const { readers } = await run(model, { paths: 320, seed });
    differences.push(readers[0]!.answers[0]!.difference!);
  }
  const mean = differences.reduce((total, { value }) => total + value, 0) / 20;
  const spread = Math.sqrt(differences.reduce((total, { value }) => total + (value - mean) ** 2, 0) / 19);
  const said = Math.sqrt(differences.reduce((total, { error }) => total + error ** 2, 0) / 20);
  expect(Math.abs(mean - (1 / 9 - 3 / 11))).toBeLessThan((3 * spread) / Math.sqrt(20));
  expect(said / spread).toBeGreaterThan(0.6);
  expect(said / spread).toBeLessThan(1.6);
});

test('readers who hear the same do not differ by a bit, rare conditions included', async () => {
  const model = smallCase({ scenarios: [], readers: [{ name: 'analyst' }, { name: 'echo' }] });
  const [statement] = model.statements;
  const both = {
    ...statement!,
    readings: ['analyst', 'echo'].map((reader) => ({ ...statement!.readings[0]!, reader })),
  };
  const { questions, readers, conditioning } = await run({ ...model, statements: [both] }, { paths: 400 });
  expect(readers[0]!.conditioning).toEqual(conditioning);
  readers[0]!.answers.forEach((answer, q) => {
    expect(answer.result).toEqual(questions[q]!.result);
    if (answer.result.kind !== 'not estimable') expect(answer.difference).toEqual({ value: 0, error: 0 });
  });
});

test('readers are compared with the one who is asked for, and left out where they are not wanted', async () => {
  const model = hawkOrDove(read('alarmed', 'hard'), read('calm', 'soft'));
  const fromCalm = await run(model, { reader: 'calm' });
  expect(fromCalm.readers.map(({ name }) => name)).toEqual(['alarmed']);
  expect(fromCalm.readers[0]!.answers[0]!.difference!.value).toBeGreaterThan(0.1);
  expect((await run(model, { everyReader: false })).readers).toEqual([]);
});

test('a case without a second reader has nothing to put side by side', async () => {
  const outcome = await forecast(smallCase(), { asOf: '2016-01-29', paths: 16, everyReader: true });
  expect(outcome).toMatchObject({ kind: 'failure', failure: { code: 'PV0908', subject: 'analyst' } });
});
