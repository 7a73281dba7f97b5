import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { forecast } from '@proviso/forecast';
import { beforeEach, describe, expect, test } from 'vitest';
import { openWorkbench } from './workbench.ts';

const TEXT = readFileSync(fileURLToPath(new URL('../../../../cases/first/case.proviso', import.meta.url)), 'utf8');
const texts = (text: string) => ({ files: new Map([['case.proviso', text]]), library: new Map<string, string>() });
const setting = { asOf: '2026-03-31', struck: [], adjustments: [], seed: 1, paths: 200 };
const day = { on: '2026-03-01', known: '2026-03-31' };
const later = () => {
  throw new Error('answered at once');
};

let workbench: ReturnType<typeof openWorkbench>;
beforeEach(() => {
  workbench = openWorkbench();
});

const check = async (text: string) => await workbench.check(texts(text), {});
const forecastOf = async () => {
  const outcome = await workbench.forecast({ setting, movers: true }, {});
  return outcome.kind === 'forecast' ? outcome.forecast : later();
};

describe('the workbench', () => {
  test('tells how things stand on the day asked about', async () => {
    await check(TEXT);
    const { answers } = await workbench.register(day, {});
    expect(answers.map(({ name, status, through }) => [name, status, through])).toEqual([
      ['embargo', 'in force', '2026-08-31'],
    ]);
  });

  test('forecasts what the library forecasts, to the last bit', async () => {
    const { checked } = await check(TEXT);
    const { asOf, seed, paths } = setting;
    const direct = await forecast(checked!.model, { asOf, seed, paths });
    expect(direct).toEqual({ kind: 'forecast', forecast: await forecastOf() });
  });

  test('answers about a case that was checked elsewhere as about one that it checked itself', async () => {
    const { checked } = await check(TEXT);
    const own = await forecastOf();
    workbench = openWorkbench();
    await workbench.adopt({ ...checked!, model: JSON.parse(JSON.stringify(checked!.model)) }, {});
    expect(await forecastOf()).toEqual(own);
  });

  test('keeps answering about the last text without error', async () => {
    await check(TEXT);
    const { checked, diagnostics } = await check(TEXT.replace('regime embargo', 'regime'));
    expect(checked).toBeUndefined();
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    expect((await workbench.register(day, {})).answers).toHaveLength(1);
  });

  test('explains nothing that the case does not hold', async () => {
    await check(TEXT);
    expect(await workbench.explain({ ...day, name: 'embargo' }, {})).toMatchObject({ answer: { name: 'embargo' } });
    expect(await workbench.explain({ ...day, name: 'nothing' }, {})).toBeUndefined();
    expect(await workbench.changeSets({ ...day, name: 'nothing' }, {})).toBeUndefined();
  });
});
