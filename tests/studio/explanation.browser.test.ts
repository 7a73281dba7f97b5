import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_BROWSER } from '../chromium.ts';
import { type OpenedStudio, openStudio } from './opened-studio.ts';

const SETTING = '#as-of=2016-01-29&seed=3&paths=50';
const SECTORAL = 'EU: banks, arms, dual-use goods and oil technology';

describe.skipIf(!HAS_BROWSER)('asking the studio why something stands as it does', () => {
  let studio: OpenedStudio;

  beforeAll(async () => {
    studio = await openStudio('cases/russia-2014', SETTING);
  });
  afterAll(() => studio?.close());

  const panel = () => studio.page.getByRole('complementary', { name: 'Explanation' });
  const told = async (part: Locator) => (await part.textContent())!.replaceAll(/\s+/g, ' ');
  const name = () => studio.page.getByRole('main').getByRole('button', { name: SECTORAL }).first();
  const derivation = () => panel().getByRole('region', { name: 'Why it stands so' });
  const changes = () => panel().locator('.changes');
  const open = async (more = '') => {
    await studio.goTo(`${SETTING}${more}`);
    await name().waitFor();
  };
  const openExplained = async (more = '') => {
    await open(`${more}&about=EU_sectoral`);
    await changes().waitFor();
  };

  test('a name that is clicked opens its derivation, down to clause, record and source', async () => {
    await open();
    await name().click();
    await panel().getByRole('heading', { level: 2, name: SECTORAL }).waitFor();
    await derivation().waitFor();
    const derived = await told(derivation());
    for (const part of [
      'in force through 31 Jul 2016',
      'clause EU_sectoral.applies',
      'source eu_2014_512: Council Decision 2014/512/CFSP',
      'record of 21 Dec 2015: renewed through 31 Jul 2016',
      'source schmidt_2015_12',
    ]) {
      expect(derived).toContain(part);
    }
    await expect.poll(() => studio.page.url()).toContain('about=EU_sectoral');
  });

  test('Enter opens it too, Escape closes it, and the keyboard is where it was', async () => {
    await open();
    await name().press('Enter');
    const heading = panel().getByRole('heading', { level: 2 });
    await heading.waitFor();
    await expect.poll(() => heading.evaluate((one) => one.matches(':focus'))).toBe(true);
    await studio.page.keyboard.press('Escape');
    await expect.poll(() => panel().count()).toBe(0);
    expect(await name().evaluate((one) => one.matches(':focus'))).toBe(true);
    await expect.poll(() => studio.page.url()).not.toContain('about=');
  });

  test('Close gives the keyboard back as well, whatever was opened in between', async () => {
    await open();
    await name().press('Enter');
    await changes().waitFor();
    const other = studio.page
      .getByRole('main')
      .getByRole('button', { name: /Crimea/ })
      .first();
    await other.press('Enter');
    await panel()
      .getByRole('heading', { level: 2, name: /Crimea/ })
      .waitFor();
    await panel().getByRole('button', { name: 'Close' }).press('Enter');
    await expect.poll(() => panel().count()).toBe(0);
    expect(await other.evaluate((one) => one.matches(':focus'))).toBe(true);
  });

  test('the day that is picked is the day that is explained', async () => {
    await openExplained();
    await studio.page.getByLabel('On', { exact: true }).fill('2014-07-31');
    await expect.poll(() => told(panel())).toContain('On 31 July 2014, as known on 29 January 2016');
    await expect.poll(() => told(derivation())).toContain('not yet');
    await studio.page.getByRole('button', { name: 'As-of day', exact: true }).click();
    await expect.poll(() => told(derivation())).toContain('in force through 31 Jul 2016');
  });

  test('least sets of changes are shown with who can make them, and after which others', async () => {
    await openExplained();
    const table = changes().getByRole('table').first();
    const row = (move: string) => table.getByRole('row').filter({ hasText: move });
    expect(await table.locator('tbody tr').count()).toBe(14);
    expect(await row('meet Minsk_II.amnesty').getByRole('cell').last().textContent()).toBe('UA');
    expect(await row('meet Minsk_II.border').textContent()).toContain('after 9 and 10');
    expect(await changes().getByRole('listitem').allTextContents()).toEqual(['14 changes: 1–14', '1 change: 1']);
    expect(await told(changes())).toContain('by letting it lapse on 1 Aug 2016');
  });

  test('a name that the case does not have is said to be none', async () => {
    await open('&about=nothing_such');
    await expect.poll(() => told(panel())).toContain('The case has nothing of that name');
  });

  test.each(['light', 'dark'] as const)('has nothing that axe would mend, open, in %s', async (colorScheme) => {
    await studio.page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await studio.page.setViewportSize({ width, height: 900 });
      await openExplained();
      const { violations, passes } = await new AxeBuilder({ page: studio.page }).include('aside').analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        `${width} px`,
      ).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
    }
    await studio.page.emulateMedia({ colorScheme: null });
  });

  test.each([360, 1440])('does not scroll sideways at %i px', async (width) => {
    await studio.page.setViewportSize({ width, height: 900 });
    await openExplained();
    const past = (one: { readonly scrollWidth: number; readonly clientWidth: number }) =>
      one.scrollWidth - one.clientWidth;
    expect(await studio.page.locator('html').evaluate(past)).toBe(0);
    expect(await panel().evaluate(past)).toBe(0);
  });

  test('an open explanation is printed whole, without what is there to be pressed', async () => {
    await openExplained();
    await studio.page.emulateMedia({ media: 'print' });
    expect(await derivation().isVisible()).toBe(true);
    expect(await changes().isVisible()).toBe(true);
    expect(await derivation().getByText('Minsk, point 13: working groups meet').isVisible()).toBe(true);
    expect(await panel().getByRole('button', { name: 'Close' }).isVisible()).toBe(false);
    const hidden = (one: { readonly scrollHeight: number; readonly clientHeight: number }) =>
      one.scrollHeight - one.clientHeight;
    expect(await panel().evaluate(hidden)).toBe(0);
    await studio.page.emulateMedia({ media: 'screen' });
  });

  test('the browser had nothing to complain of', () => expect(studio.complaints).toEqual([]));
});
