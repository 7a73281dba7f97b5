import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { generatedCases } from '../packages/kernel/src/compiled/testing/generated-case.ts';
import { middleOf, openEveryExecutor, sameOnAllThreads } from './every-executor.ts';
import { casesInFolders, casesInGuide, casesInPages } from './shown-cases.ts';

const executors = openEveryExecutor();
afterAll(() => executors.close());

const few = { paths: 60, pathCap: 60 };

describe('the interpreter and the kernel on one, two and three threads give the same to the last bit for', () => {
  it.each([...casesInFolders(), ...casesInGuide()])('$where', async ({ model }) => {
    const forecasts = await executors.forecasts(model, { asOf: middleOf(model), ...few });
    expect(JSON.parse(forecasts.interpreter).kind).toBe('forecast');
    expect(forecasts.byThreads).toEqual(sameOnAllThreads(forecasts));
  });

  // Some of these cannot run: then all say so in the same words.
  it.each(casesInPages())('$where', async ({ model }) => {
    const forecasts = await executors.forecasts(model, { asOf: middleOf(model), ...few });
    expect(forecasts.byThreads).toEqual(sameOnAllThreads(forecasts));
  });

  it('generated cases', async () => {
    await fc.assert(
      fc.asyncProperty(generatedCases, async ({ model, asOf }) => {
        const forecasts = await executors.forecasts(model, { asOf, ...few });
        expect(forecasts.byThreads).toEqual(sameOnAllThreads(forecasts));
      }),
      { numRuns: 6, seed: 3, endOnFailure: true },
    );
  });
});
