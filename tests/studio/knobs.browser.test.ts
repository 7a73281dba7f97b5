import { AxeBuilder } from '@axe-core/playwright';
import { run } from '@proviso/cli';
import type { Forecast } from '@proviso/forecast';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_BROWSER } from '../chromium.ts';
import { recordingTerminal } from '../recording-terminal.ts';
import { type OpenedStudio, openStudio } from './opened-studio.ts';

const CASE = 'cases/russia-2014';
const SETTING = '#view=turn&as-of=2016-01-29&seed=3&paths=160';

/** What the command line answers, as the page's own command asks it. */
async function commandLine(command: string): Promise<Forecast> {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2]!);
  expect(words.slice(0, 3)).toEqual(['proviso', 'forecast', 'russia-2014']);
  const terminal = recordingTerminal();
  expect(await run(['forecast', CASE, ...words.slice(3), '--format', 'json'], terminal)).toBe(0);
  return JSON.parse(terminal.written());
}

describe.skipIf(!HAS_BROWSER)('turning the knobs in the studio', () => {
  let studio: OpenedStudio;

  beforeAll(async () => {
    studio = await openStudio(CASE, SETTING);
  });
  afterAll(() => studio?.close());

  const open = async (more = '') => {
    await studio.goTo(`${SETTING}${more}`);
    await row('oil_above_50').waitFor();
  };
  const row = (question: string) => studio.page.locator(`.answers tr[data-question="${question}"]`);
  const numberIn = async (question: string, column: 'own' | 'turned') =>
    Number(await row(question).locator(`.${column} data`).getAttribute('value'));
  const command = async () => (await studio.page.locator('.command').textContent())!;
  const oil = () => studio.page.getByRole('slider', { name: /What Brent tends back to/ });

  /** Every answer that the page shows, by question, in full. */
  const answers = async (column: 'own' | 'turned'): Promise<Record<string, number>> => {
    const rows = await studio.page.locator('.answers tbody tr').all();
    const found = await Promise.all(
      rows.map(async (one) => {
        const value = one.locator(`.${column} data`);
        const question = (await one.getAttribute('data-question'))!;
        return (await value.count()) === 0 ? [] : [[question, Number(await value.getAttribute('value'))] as const];
      }),
    );
    return Object.fromEntries(found.flat());
  };
  const answersOf = ({ questions }: Forecast) =>
    Object.fromEntries(
      questions.flatMap(({ name, result }) => (result.kind === 'not estimable' ? [] : [[name, result.value]])),
    );
  const turnedTo = (set: string) => expect.poll(async () => (await command()).includes(set)).toBe(true);
  const hasMoved = async () => {
    await studio.page.locator('.answers .turned data').first().waitFor();
    await expect.poll(() => studio.page.locator('.run-state').textContent()).toContain('160 paths');
  };

  test('the case’s own answers are those of the command line', async () => {
    await open();
    expect(await answers('own')).toEqual(answersOf(await commandLine(await command())));
  });

  test('a slider moved by keyboard moves the answers to what the command line gives, to the last bit', async () => {
    await open();
    const before = await numberIn('oil_above_50', 'own');
    await oil().focus();
    await studio.page.keyboard.press('End');
    await studio.page.keyboard.press('ArrowLeft');
    await hasMoved();
    const asked = await command();
    expect(asked).toMatch(/--set oil_anchor=\d/);
    const turned = answersOf(await commandLine(asked));
    await expect.poll(() => answers('turned')).toEqual(turned);
    expect(turned.oil_above_50).toBeGreaterThan(before);
    expect(await numberIn('oil_above_50', 'own')).toBe(before);
  });

  test('events and values of scenarios do the same, fan charts too', async () => {
    await open();
    const { page } = studio;
    await page
      .getByRole('group', { name: /outsider/ })
      .getByLabel('happens', { exact: true })
      .check();
    await page
      .getByRole('group', { name: /brexit/ })
      .getByLabel('does not happen')
      .check();
    await page.getByRole('spinbutton', { name: /Brent at 60 from June 2016/ }).fill('75');
    await turnedTo('--set oil_recovers.brent=75 --set outsider=happens');
    const told = await commandLine(await command());
    await expect.poll(() => answers('turned')).toEqual(answersOf(told));
    const chart = told.charts.find(({ name }) => name === 'brent')!;
    const figure = page.getByRole('figure', { name: /Brent crude/ });
    await figure.getByRole('button', { name: /Show as table/ }).click();
    const last = figure.locator('tbody tr').last().locator('data');
    const { p5, p25, p50, p75, p95 } = chart.quantiles.at(-1)!;
    const values = await last.evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('value'))));
    expect(values.slice(0, 5)).toEqual([p5, p25, p50, p75, p95]);
    const recovers = chart.scenarios.find(({ name }) => name === 'oil_recovers')!;
    expect(values).toContain(recovers.medians.at(-1));
  });

  test('what is reset is the case’s own again', async () => {
    await open('&set=1,oil_anchor=70,outsider=happens');
    await hasMoved();
    await studio.page.getByRole('button', { name: 'Reset all' }).click();
    await expect.poll(() => studio.page.locator('.answers .turned data').count()).toBe(0);
    expect(await command()).not.toContain('--set');
  });

  test('a setting is kept under a name, compared, and comes back with the link', async () => {
    await open('&set=1,oil_anchor=70');
    const { page } = studio;
    await hasMoved();
    const moved = await numberIn('oil_above_50', 'turned');
    await page.getByLabel('Keep what is turned as').fill('Dear oil');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('button', { name: 'Reset all' }).click();
    // The address follows after a pause.
    await expect.poll(() => [...new URLSearchParams(new URL(page.url()).hash.slice(1)).keys()]).toContain('keep');
    await expect.poll(() => page.url()).not.toContain('&set=');
    const link = page.url();
    await page.evaluate('localStorage.clear()');
    await studio.goTo(new URL(link).hash);
    const column = page.locator('.comparison thead th.kept');
    await column.waitFor();
    expect(await column.textContent()).toBe('Dear oil');
    const place = await column.evaluate((cell) => (cell as unknown as { readonly cellIndex: number }).cellIndex);
    const titled = page.locator('.comparison tbody tr', { hasText: 'Brent above 50 dollars' });
    expect(Number(await titled.locator('th, td').nth(place).locator('data').getAttribute('value'))).toBe(moved);
    await page.getByRole('button', { name: /Turn to it/ }).click();
    await expect.poll(() => numberIn('oil_above_50', 'turned')).toBe(moved);
  });

  test('what the case does not allow is said with its remedy, beside the case’s own answers', async () => {
    await open('&set=1,oil_anchor=-5');
    await studio.page.getByRole('alert').waitFor();
    expect(await studio.page.getByRole('alert').textContent()).toContain('oil_anchor takes positive numbers alone');
    expect(await numberIn('oil_above_50', 'own')).toBeGreaterThan(0);
  });

  test.each(['light', 'dark'] as const)('has nothing that axe would mend, in %s', async (colorScheme) => {
    await studio.page.emulateMedia({ colorScheme });
    await open('&set=1,oil_anchor=70,outsider=happens');
    await hasMoved();
    await studio.page
      .getByRole('button', { name: /Show as table/ })
      .first()
      .click();
    const { violations } = await new AxeBuilder({ page: studio.page }).include('main').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await studio.page.emulateMedia({ colorScheme: null });
  });

  test('fits a narrow screen', async () => {
    await studio.page.setViewportSize({ width: 360, height: 740 });
    await open('&set=1,oil_anchor=70');
    await hasMoved();
    const parts = await studio.page.getByRole('main').locator('section, figure, table.answers, .knob, .command').all();
    for (const part of parts) {
      const box = await part.boundingBox();
      expect(box === null ? 0 : box.x + box.width, (await part.textContent())!).toBeLessThanOrEqual(361);
    }
    await studio.page.setViewportSize({ width: 1280, height: 720 });
  });

  test('the browser had nothing to complain of', () => expect(studio.complaints).toEqual([]));
});
