import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { run } from '@proviso/cli';
import type { Forecast } from '@proviso/forecast';
import { shownAnswer } from '@proviso/report/words';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_BROWSER } from '../chromium.ts';
import { recordingTerminal } from '../recording-terminal.ts';
import { type OpenedStudio, openStudio } from './opened-studio.ts';

const CASE = 'cases/russia-2014';
const SETTING = '#as-of=2016-01-29&seed=3&paths=200';

const SOON = { timeout: 30_000 };

describe.skipIf(!HAS_BROWSER)('reading a case in the studio', () => {
  let studio: OpenedStudio;

  beforeAll(async () => {
    studio = await openStudio(CASE, SETTING);
  });
  afterAll(() => studio?.close());

  const lane = (title: RegExp) => studio.page.locator('.lane').filter({ hasText: title }).first();
  const answers = () => studio.page.locator('.question > .number strong').allTextContents();
  const answered = () => studio.page.locator('.question').first().waitFor();

  test('shows the answers of the command line for the same setting', async () => {
    const terminal = recordingTerminal();
    const words = ['forecast', CASE, '--as-of', '2016-01-29', '--seed', '3', '--paths', '200', '--format', 'json'];
    expect(await run(words, terminal)).toBe(0);
    const { questions, silenceThrough } = JSON.parse(terminal.written()) as Forecast;
    await answered();
    const told = questions.map((answer) => shownAnswer(answer, silenceThrough)?.text ?? 'not estimable');
    expect(await answers()).toEqual(told.filter((text) => text !== 'not estimable'));
    expect(told.length).toBeGreaterThan(8);
  });

  test('a day moves what is in force, by date and by slider, and the link keeps it', async () => {
    await studio.goTo(SETTING);
    const { page } = studio;
    const sectoral = lane(/banks, arms, dual-use/).locator('.standing');
    await page.getByLabel('On', { exact: true }).fill('2014-07-31');
    await expect.poll(() => sectoral.textContent(), SOON).toContain('not yet');
    await page.getByLabel('Day along the timeline').press('ArrowRight');
    await expect.poll(() => sectoral.textContent(), SOON).toContain('in force');
    await expect.poll(() => page.url(), SOON).toContain('on=2014-08-01');
    expect(await page.locator('.dates time').first().getAttribute('datetime')).toMatch(/^2014-/);
    await page.reload();
    await expect.poll(() => page.getByLabel('On', { exact: true }).inputValue(), SOON).toBe('2014-08-01');
  });

  test('after the as-of day the law and the forecast are told apart', async () => {
    await studio.goTo(`${SETTING}&on=2016-09-01`);
    await answered();
    const sectoral = lane(/banks, arms, dual-use/);
    await expect.poll(() => sectoral.locator('.standing').textContent(), SOON).toContain('lapsed, unverified');
    expect(await sectoral.locator('.likely').textContent()).toMatch(/^in force on \d+\s% of paths$/);
  });

  test('the keyboard alone reaches the content, the views and the day', async () => {
    await studio.goTo(SETTING);
    const { page } = studio;
    const focused = () => page.locator(':focus').evaluate((element) => element.textContent || element.id);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('main');
    await page.getByRole('button', { name: 'Write', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url(), SOON).toContain('view=write');
    await page.getByRole('button', { name: 'Read', exact: true }).press('Enter');
    await answered();
  });

  test('a name opens its reasons beside, the keyboard goes there and comes back', async () => {
    await studio.goTo(SETTING);
    const name = studio.page
      .getByRole('button', { name: 'EU: banks, arms, dual-use goods and oil technology' })
      .first();
    await name.press('Enter');
    const reasons = studio.page.getByRole('complementary', { name: 'Explanation' });
    await reasons.getByRole('heading', { name: /EU: banks/ }).waitFor();
    await expect.poll(() => studio.page.url(), SOON).toContain('about=EU_sectoral');
    await studio.page.keyboard.press('Escape');
    expect(await reasons.count()).toBe(0);
    expect(await name.evaluate((button) => button.matches(':focus'))).toBe(true);
  });

  test.each(['light', 'dark'] as const)('has nothing that axe objects to in %s mode', async (colorScheme) => {
    const { page } = studio;
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await studio.goTo(SETTING);
      await answered();
      await page.locator('details').evaluateAll((all) => all.forEach((one) => void one.setAttribute('open', '')));
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(found, `${width} px`).toEqual([]);
      expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'label', 'svg-img-alt']));
    }
  });

  test.each([360, 390, 820, 1440, 3840])('does not scroll sideways at %i px', async (width) => {
    await studio.page.setViewportSize({ width, height: 900 });
    await answered();
    expect(await studio.page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
  });

  test('prints in light colours, without what is there to be pressed', async () => {
    await answered();
    await studio.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await studio.page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await studio.page.getByRole('navigation').isVisible()).toBe(false);
    await studio.page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });

  test('takes over what another program writes, and keeps reading while a text has an error', async () => {
    await studio.goTo(SETTING);
    const file = join(studio.folder, 'case.proviso');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/^case "[^"]*"/m, 'case "Written elsewhere"'));
    const heading = studio.page.getByRole('heading', { level: 1 });
    await expect.poll(() => heading.textContent(), SOON).toBe('Written elsewhere');
    writeFileSync(file, text.replace(/^case "[^"]*"/m, 'case'));
    await expect.poll(() => studio.page.getByRole('status').first().textContent(), SOON).toMatch(/1 error|errors/);
    expect(await heading.textContent()).toBe('Written elsewhere');
    writeFileSync(file, text);
    await expect.poll(() => heading.textContent(), SOON).toContain('Minsk II');
  });

  test('a case that does not check says so, and where to mend it', async () => {
    const file = join(studio.folder, 'case.proviso');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, 'case\n');
    await studio.goTo(SETTING);
    await studio.page.getByRole('heading', { name: 'The case does not check' }).waitFor();
    writeFileSync(file, text);
    await answered();
  });

  test('is alone with its server: isolated, silent to others, and nothing to complain of', async () => {
    expect(await studio.page.evaluate('crossOriginIsolated')).toBe(true);
    const own = new URL(studio.url).origin;
    expect(studio.requests.filter((url) => url !== 'about:blank' && new URL(url).origin !== own)).toEqual([]);
    expect(studio.complaints).toEqual([]);
  });
});
