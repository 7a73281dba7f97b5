import { checkCase } from '@proviso/language';
import { describe, expect, test } from 'vitest';
import { openWorkbench } from '../engine/workbench.ts';
import type { RunSetting } from '../store/setting.ts';
import { knobsOf } from './knobs.ts';

const TEXT = `case "Knobs"
timeline by month from 2026-01 through 2026-12
verified through 2026-12-31
unit USD
param level "Where it tends to" [USD] ~ 40 to 80 guess
param pull = 0.1 guess
param coin ~ bernoulli(0.5) guess
state price "A price" [USD] { start 50 [USD] guess next ~ lognormal(median: price * (level / price) ^ pull, spread: 0.1) guess
  data "data/price.csv" column price known column known guess }
event election on 2026-09-15 with probability 0.4 guess
event early on 2026-02-15 with probability 0.4 guess
event crash at 0.2 per year guess
question dear = price > 50 on 2026-12-31 and coin = 1 on 2026-12-31 and not happened(election) before 2026-12-31
scenario shock "A shock" { price = 80 from 2026-06 through 2026-08  price = 2 * price from 2026-09 }
scenario past { price = 80 from 2026-02 }
`;
const PRICES = 'date,price,known\n2026-01-31,50,2026-01-31\n2026-02-28,75,2026-02-28\n2026-03-31,79,2026-03-31\n';
const text = {
  files: new Map([
    ['case.proviso', TEXT],
    ['data/price.csv', PRICES],
  ]),
  library: new Map(),
};
const setting: RunSetting = { asOf: '2026-03-31', struck: [], adjustments: [], seed: 1, paths: 400 };

describe('what can be turned', () => {
  const { model, places } = checkCase(text);
  const { params, events, values } = knobsOf(model!, places, setting);

  test('params, in the order of the text: drawn ones with the range of their prior, fixed ones with their value', () => {
    expect(params.map(({ name }) => name)).toEqual(['level', 'pull', 'coin']);
    const { prior, ...level } = params[0]!;
    expect(level).toEqual({ name: 'level', title: 'Where it tends to', unit: 'USD' });
    // 5 % under 40 and over 80 leave about 1 % under 34.7 and over 92.3.
    expect(prior!.low).toBeGreaterThan(32);
    expect(prior!.low).toBeLessThan(37);
    expect(Math.abs(prior!.median - Math.sqrt(40 * 80))).toBeLessThan(1.5);
    expect(prior!.high).toBeGreaterThan(87);
    expect(params.slice(1)).toEqual([
      { name: 'pull', unit: '1', fixed: 0.1 },
      { name: 'coin', unit: '1' },
    ]);
  });

  test('events that are pending, with their own day or from the day after', () => {
    expect(events).toEqual([
      { name: 'election', on: '2026-09-15', earliest: '2026-04-01', latest: '2026-12-31' },
      { name: 'crash', earliest: '2026-04-01', latest: '2026-12-31' },
    ]);
  });

  test('the values of scenarios that are to come; a formula has no value of its own', () => {
    const common = { scenario: { name: 'shock', title: 'A shock' }, quantity: 'price', title: 'A price', unit: 'USD' };
    expect(values).toEqual([
      { ...common, target: 'shock.price', nth: 1, value: 80, from: '2026-06-01', through: '2026-08-31' },
      { ...common, target: 'shock.price.2', nth: 2, from: '2026-09-01' },
    ]);
  });
});

test('what is known moves a param away from its prior', async () => {
  const workbench = openWorkbench();
  await workbench.check(text, {});
  const [coin, level, pull] = await workbench.params(setting, {});
  expect([coin!.name, level!.name, pull!.name]).toEqual(['coin', 'level', 'pull']);
  expect(level!.mean).toBeGreaterThan(58);
  expect(level!.low).toBeLessThan(level!.mean);
  expect(level!.high).toBeGreaterThan(level!.mean);
  expect(pull).toMatchObject({ mean: 0.1, low: 0.1, high: 0.1 });
});
