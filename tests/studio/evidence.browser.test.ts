import { AxeBuilder } from '@axe-core/playwright';
import { run } from '@proviso/cli';
import type { Forecast } from '@proviso/forecast';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_BROWSER } from '../chromium.ts';
import { recordingTerminal } from '../recording-terminal.ts';
import { type OpenedStudio, openStudio } from './opened-studio.ts';

const CASE = 'docs/examples/strait';
const SETTING = '#view=weigh&as-of=2026-05-31&seed=3&paths=160';

/** The answers of the command line, in full, by question. */
async function commandLine(...more: readonly string[]): Promise<Record<string, number>> {
  const terminal = recordingTerminal();
  const words = ['forecast', CASE, '--as-of', '2026-05-31', '--seed', '3', '--paths', '160', '--format', 'json'];
  expect(await run([...words, ...more], terminal)).toBe(0);
  const { questions } = JSON.parse(terminal.written()) as Forecast;
  return Object.fromEntries(
    questions.flatMap(({ name, result }) => (result.kind === 'not estimable' ? [] : [[name, result.value]])),
  );
}

describe.skipIf(!HAS_BROWSER)('weighing evidence in the studio', () => {
  let studio: OpenedStudio;

  beforeAll(async () => {
    studio = await openStudio(CASE, SETTING);
  });
  afterAll(() => studio?.close());

  const open = async (setting = SETTING) => {
    await studio.goTo(setting);
    await statement().waitFor();
  };
  const statement = () => studio.page.getByRole('article', { name: 'The ban is no end in itself' });
  const strike = () => statement().getByRole('checkbox', { name: /Strike it/ });
  const reader = (title: string) => studio.page.getByRole('radio', { name: title });
  const counting = () => statement().getByLabel('Readings').locator('li', { hasText: 'counts here' });
  const answers = async (column: 'own' | 'turned'): Promise<Record<string, number>> => {
    const rows = await studio.page.locator(`.answers tbody tr:has(.${column} data)`).all();
    const found = rows.map(async (row) => [
      await row.getAttribute('data-question'),
      Number(await row.locator(`.${column} data`).getAttribute('value')),
    ]);
    return Object.fromEntries(await Promise.all(found));
  };

  test('what was said is listed with what each reader heard', async () => {
    await open();
    const [skipper, envoy] = await statement().getByLabel('Readings').getByRole('listitem').allTextContents();
    expect(skipper).toMatch(/the shipowner.*softening 100%.*they want the traffic back/s);
    expect(envoy).toMatch(/the ambassador.*restating 70%.*hardening 30%.*said before every renewal/s);
    expect(await counting().allTextContents()).toEqual([skipper]);
  });

  test('what was said after the as-of day does not count yet, and is told as so many', async () => {
    await studio.goTo('#view=weigh&as-of=2026-03-31&seed=3&paths=160');
    const said = studio.page.getByRole('region', { name: 'What was said' });
    await expect.poll(() => said.textContent()).toContain('1 more became known later');
    expect(await statement().count()).toBe(0);
  });

  test('a statement that is struck gives what the command line gives without it, to the last bit', async () => {
    await open();
    await strike().check();
    const [own, without] = [await commandLine(), await commandLine('--without', 'minister')];
    await expect.poll(() => answers('turned')).toEqual(without);
    expect(await answers('own')).toEqual(own);
    expect(without.stays).not.toBe(own.stays);
    expect(await counting().count()).toBe(0);
    await strike().uncheck();
    await expect.poll(() => answers('turned')).toEqual({});
  });

  test('another reader gives what the command line gives for that reader, beside the first', async () => {
    await open();
    await reader('the ambassador').check();
    const [own, envoy] = [await commandLine(), await commandLine('--reader', 'envoy')];
    await expect.poll(() => answers('turned')).toEqual(envoy);
    await expect.poll(() => answers('own')).toEqual(own);
    expect(envoy.stays).toBeGreaterThan(own.stays!);
    expect(await counting().textContent()).toContain('the ambassador');
  });

  test('the link keeps reader and struck statements over a reload', async () => {
    await open();
    await reader('the ambassador').check();
    await strike().check();
    await expect.poll(() => studio.page.url()).toMatch(/reader=envoy.*strike=minister/);
    await studio.page.reload();
    await expect.poll(() => strike().isChecked()).toBe(true);
    expect(await reader('the ambassador').isChecked()).toBe(true);
    const without = await commandLine('--reader', 'envoy', '--without', 'minister');
    await expect.poll(() => answers('turned')).toEqual(without);
  });

  const past = (one: { readonly scrollWidth: number; readonly clientWidth: number }) =>
    one.scrollWidth - one.clientWidth;
  const STRUCK = `${SETTING}&reader=envoy&strike=minister`;
  const openStruck = async () => {
    await open(STRUCK);
    await studio.page.locator('.answers .turned data').first().waitFor();
  };

  test.each([360, 1440])('does not scroll sideways at %i px', async (width) => {
    await studio.page.setViewportSize({ width, height: 900 });
    await openStruck();
    expect(await studio.page.locator('html').evaluate(past)).toBe(0);
  });

  test.each(['light', 'dark'] as const)('has nothing that axe would mend, in %s', async (colorScheme) => {
    await studio.page.emulateMedia({ colorScheme });
    for (const setting of [SETTING, STRUCK]) {
      await open(setting);
      await studio.page
        .locator(`.answers .${setting === STRUCK ? 'turned' : 'own'} data`)
        .first()
        .waitFor();
      const { violations, passes } = await new AxeBuilder({ page: studio.page }).include('main').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
    }
    await studio.page.emulateMedia({ colorScheme: null });
  });

  test('the browser had nothing to complain of', () => expect(studio.complaints).toEqual([]));
});
