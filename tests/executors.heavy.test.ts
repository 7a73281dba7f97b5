import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { generatedCases } from '../packages/kernel/src/compiled/testing/generated-case.ts';
import { middleOf, openEveryExecutor, sameOnAllThreads } from './every-executor.ts';
import { casesInFolders, casesInGuide } from './shown-cases.ts';

const executors = openEveryExecutor();
afterAll(() => executors.close());

/** Islands of a whole group of paths and a bit more. */
const SEVERAL_GROUPS = 1_100;

describe('the interpreter and the kernel on one, two and three threads give the same to the last bit for', () => {
  it.each([...casesInFolders(), ...casesInGuide()])('$where, in islands of several groups', async ({ model }) => {
    const forecasts = await executors.forecasts(model, {
      asOf: middleOf(model),
      paths: SEVERAL_GROUPS,
      pathCap: SEVERAL_GROUPS,
    });
    expect(JSON.parse(forecasts.interpreter).kind).toBe('forecast');
    expect(forecasts.byThreads).toEqual(sameOnAllThreads(forecasts));
  });

  it('300 generated cases, with islands of any size', async () => {
    const sizes = fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 200 }) },
      { weight: 1, arbitrary: fc.constant(SEVERAL_GROUPS) },
    );
    await fc.assert(
      fc.asyncProperty(generatedCases, sizes, async ({ model, asOf }, paths) => {
        const forecasts = await executors.forecasts(model, { asOf, paths, pathCap: 2 * paths });
        expect(forecasts.byThreads).toEqual(sameOnAllThreads(forecasts));
      }),
      { numRuns: 300, seed: 4, endOnFailure: true },
    );
  }, 900_000);
});
