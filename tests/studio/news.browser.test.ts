import { AxeBuilder } from '@axe-core/playwright';
import { run } from '@proviso/cli';
import type { News } from '@proviso/forecast';
import { isNothing, shownBelief, shownLogOdds, shownMove } from '@proviso/report/words';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_BROWSER } from '../chromium.ts';
import { recordingTerminal } from '../recording-terminal.ts';
import { type OpenedStudio, openStudio } from './opened-studio.ts';

const CASE = 'docs/examples/strait';
const SETTING = '#view=weigh&as-of=2026-05-31&seed=3&paths=160';

describe.skipIf(!HAS_BROWSER)('news in the studio', () => {
  let studio: OpenedStudio;

  beforeAll(async () => {
    studio = await openStudio(CASE, SETTING);
  });
  afterAll(() => studio?.close());

  const part = () => studio.page.getByRole('main').getByRole('region', { name: 'What moved an answer', exact: true });
  const ask = async (from: string, through: string) => {
    await studio.goTo(SETTING);
    await part().getByLabel('Question').selectOption({ index: 0 });
    await part().getByLabel('From').fill(from);
    await part().getByLabel('through').fill(through);
    await part().getByLabel('paths').fill('200');
  };
  const show = async () => {
    await ask('2026-03-31', '2026-05-31');
    await part().getByRole('button', { name: 'Show the news' }).click();
    await part().locator('table.news').waitFor();
  };
  /** What stands in a row behind the day, the item and the bar. */
  const numbersIn = async (rows: string): Promise<readonly (readonly string[])[]> =>
    Promise.all(
      (await part().locator(`table.news ${rows} tr`).all()).map(async (row) =>
        (await row.locator('td').allTextContents()).slice(-3),
      ),
    );

  test('says of each step what the command line says', async () => {
    await show();
    const terminal = recordingTerminal();
    const asked = ['--from', '2026-03-31', '--through', '2026-05-31', '--paths', '200', '--seed', '3'];
    expect(await run(['news', CASE, ...asked, '--format', 'json'], terminal)).toBe(0);
    const question = (JSON.parse(terminal.written()) as News).questions[0]!;
    const cells = (step: number, contribution = question.contributions[step]!) => [
      shownBelief(question.beliefs[step + 1]!, question),
      shownMove(contribution, question),
      shownLogOdds(contribution),
    ];
    const steps = [...question.contributions.keys()].filter((i) => !isNothing(question.contributions[i]!, question));
    expect(steps.length).toBeGreaterThan(2);
    expect(await numbersIn('tbody')).toEqual(steps.map((step) => cells(step)));
    expect(await numbersIn('tfoot')).toEqual([cells(question.beliefs.length - 2, question.total)]);
  });

  test('asks for days in their order', async () => {
    await ask('2026-05-31', '2026-03-31');
    expect(await part().getByRole('alert').textContent()).toBe('The first day must come before the last.');
    expect(await part().getByRole('button', { name: 'Show the news' }).isDisabled()).toBe(true);
  });

  test('what was answered for one reader is not left standing for another', async () => {
    await show();
    await studio.page.getByRole('radio', { name: 'the ambassador' }).check();
    await expect.poll(() => part().locator('table.news').count()).toBe(0);
  });

  test.each(['light', 'dark'] as const)('has nothing that axe would mend, in %s', async (colorScheme) => {
    await studio.page.emulateMedia({ colorScheme });
    await show();
    for (const width of [1440, 390]) {
      await studio.page.setViewportSize({ width, height: 900 });
      const { violations, passes } = await new AxeBuilder({ page: studio.page }).include('.tidings').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
    }
  });

  test('the browser had nothing to complain of', () => expect(studio.complaints).toEqual([]));
});
