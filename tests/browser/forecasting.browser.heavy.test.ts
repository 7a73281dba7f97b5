import { join } from 'node:path';
import { forecast } from '@proviso/forecast';
import { checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import type { Case } from '@proviso/model';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatedCases } from '../../packages/kernel/src/compiled/testing/generated-case.ts';
import { HAS_BROWSER } from '../chromium.ts';
import { ROOT } from '../recording-terminal.ts';
import { type OpenedForecastingPage, openForecastingPage } from './opened-forecasting-page.ts';

const PAGES = [
  { where: 'with shared memory', isolated: true },
  { where: 'without shared memory', isolated: false },
];

describe.skipIf(!HAS_BROWSER).each(PAGES)('in a browser $where', ({ isolated }) => {
  let opened: OpenedForecastingPage;
  beforeAll(async () => {
    opened = await openForecastingPage(isolated);
  });
  afterAll(() => opened?.close());

  test('memory is shared where the page is isolated', async () => {
    expect(await opened.sharesMemory()).toBe(isolated);
  });

  test('the founding case comes to the same forecast as in Node, to the last bit', async () => {
    const options = { asOf: '2016-01-29', paths: 500 };
    const inNode = JSON.stringify(await forecast(foundingCase(), options));
    expect(JSON.parse(inNode).kind).toBe('forecast');
    for (const threads of [1, 2]) expect(await opened.forecastJson(foundingCase(), options, threads)).toBe(inNode);
  });

  test('generated cases come to the same forecasts as in Node, to the last bit', async () => {
    for (const { model, asOf } of fc.sample(generatedCases, { numRuns: 15, seed: 5 })) {
      const options = { asOf, paths: 200, pathCap: 200 };
      const inNode = JSON.stringify(await forecast(model, options));
      for (const threads of [1, 2]) expect(await opened.forecastJson(model, options, threads)).toBe(inNode);
    }
  });

  test('nothing is complained of', () => {
    expect(opened.complaints).toEqual([]);
  });
});

function foundingCase(): Case {
  const { text } = readCaseFolder(join(ROOT, 'cases/russia-2014'));
  return checkCase(text!, readLibrary(join(ROOT, 'library'))).model!;
}
