import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { run } from '@proviso/cli';
import type { Backtest } from '@proviso/forecast';
import { forecasterName, shownScore } from '@proviso/report/words';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_BROWSER } from '../chromium.ts';
import { ROOT, recordingTerminal } from '../recording-terminal.ts';
import { type OpenedStudio, openStudio } from './opened-studio.ts';

const SETTING = '#view=score&as-of=2026-03-31&seed=3&paths=50';
const CHECKED_THROUGH = '2026-09-30';
const LEDGER = 'docs/reference/ledger.example.jsonl';
const TAMPERED = 'docs/reference/ledger.tampered.jsonl';

describe.skipIf(!HAS_BROWSER)('scoring forecasts in the studio', () => {
  let studio: OpenedStudio;

  beforeAll(async () => {
    studio = await openStudio('cases/first');
    const file = join(studio.folder, 'case.proviso');
    const text = readFileSync(file, 'utf8');
    // The embargo was not renewed again, and by then one knows: the question has come out.
    writeFileSync(file, text.replace('verified through 2026-03-31', `verified through ${CHECKED_THROUGH}`));
  });
  afterAll(() => studio?.close());

  const part = (heading: string) => studio.page.getByRole('main').getByRole('region', { name: heading, exact: true });
  const backtest = () => part('How good the forecasts were');
  const ledger = () => part('Ledger');
  const button = () => backtest().getByRole('button', { name: 'Backtest' });
  const scores = () => backtest().getByRole('table', { name: 'Scores' });

  const span = async (through: string, every: string, paths: number) => {
    await studio.goTo(SETTING);
    await backtest().getByLabel('From').fill('2025-12-31');
    await backtest().getByLabel('through').fill(through);
    await backtest().getByLabel('every').selectOption(every);
    await backtest().getByLabel('paths').fill(String(paths));
  };
  const backtested = async () => {
    await span('2026-03-31', 'month', 100);
    await button().click();
    await scores().waitFor();
  };
  const choose = async (path: string) => {
    await studio.goTo(SETTING);
    await ledger().getByLabel('Ledger file').setInputFiles(join(ROOT, path));
    await ledger().getByRole('heading', { level: 3 }).waitFor();
  };

  /** What the command line says of the same case, span, paths and seed. */
  async function commandLine(): Promise<Backtest> {
    const terminal = recordingTerminal();
    const days = ['--from', '2025-12-31', '--through', '2026-03-31', '--every', 'month', '--known', CHECKED_THROUGH];
    const words = ['backtest', studio.folder, ...days, '--paths', '100', '--seed', '3', '--format', 'json'];
    expect(await run(words, terminal)).toBe(0);
    return JSON.parse(terminal.written());
  }

  test('goes back over the year before the as-of day unless told otherwise', async () => {
    await studio.goTo(SETTING);
    expect(await backtest().getByLabel('From').inputValue()).toBe('2025-03-31');
    expect(await backtest().getByLabel('through').inputValue()).toBe('2026-03-31');
  });

  test('gives the scores of the command line for the same span, paths and seed', async () => {
    await backtested();
    const { standings, modelHash } = await commandLine();
    const rows = await scores().locator('tbody tr').all();
    const shown = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
    expect(shown.map((cells) => [cells[0], cells[2], cells[3]])).toEqual(
      standings.map(({ by, brier, logarithmic }) => [forecasterName(by), shownScore(brier), shownScore(logarithmic)]),
    );
    expect(standings.map(({ by }) => by.kind)).toContain('model');
    expect(await scores().textContent()).toMatch(/\d\.\d{3}/);
    expect(await backtest().textContent()).toContain(modelHash.slice(0, 12));
    await backtest()
      .getByRole('img', { name: /Reliability diagram: \d+ forecasts? of about/ })
      .waitFor();
  });

  test('a long backtest tells how far it has come, and can be stopped', async () => {
    await span('2026-03-31', 'week', 20_000);
    await button().click();
    await backtest().getByRole('progressbar', { name: 'Progress' }).waitFor();
    expect(await button().isDisabled()).toBe(true);
    await backtest().getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => button().isEnabled()).toBe(true);
    expect(await backtest().getByRole('progressbar').count()).toBe(0);
    expect(await scores().count()).toBe(0);
  });

  test('days in the wrong order are said to be so, and nothing is asked', async () => {
    await span('2025-11-30', 'month', 100);
    expect(await backtest().getByRole('alert').textContent()).toBe('The first day comes after the last.');
    expect(await button().isDisabled()).toBe(true);
  });

  test('a whole ledger is said to be whole, with its head and every line', async () => {
    await choose(LEDGER);
    expect(await ledger().textContent()).toMatch(/7 lines, each follows on the one before\. Head 7: 1d4f21bf59bc/);
    expect(await ledger().getByRole('alert').count()).toBe(0);
    expect(await ledger().locator('tbody tr').count()).toBe(7);
  });

  test('a published head is found where it stands, and another ledger’s is not', async () => {
    await choose(LEDGER);
    const head = ledger().getByLabel('A head that was published');
    await head.fill('cb9d76d0b2c50a5f43c648a5aa5b09f3a56f3de0735a04ea78acfca33cbaff68');
    expect(await ledger().getByRole('status').textContent()).toContain('Line 1 has this hash');
    await head.fill('0'.repeat(64));
    expect(await ledger().getByRole('status').textContent()).toContain('No line has this hash');
  });

  test('a ledger that was tampered with shows each fault with its line', async () => {
    await choose(TAMPERED);
    const faults = ledger().getByRole('alert');
    expect(await faults.textContent()).toContain('7 lines, 4 faults');
    const told = await faults.getByRole('listitem').allTextContents();
    expect(told.map((text) => text.split(':')[0])).toEqual([
      'Line 2, changed',
      'Line 4, missing',
      'Line 5, doubled',
      'Line 7, torn',
    ]);
  });

  const past = (one: { readonly scrollWidth: number; readonly clientWidth: number }) =>
    one.scrollWidth - one.clientWidth;

  test.each([360, 1440])('does not scroll sideways at %i px, backtested and with a ledger open', async (width) => {
    await studio.page.setViewportSize({ width, height: 900 });
    await backtested();
    await ledger().getByLabel('Ledger file').setInputFiles(join(ROOT, TAMPERED));
    await ledger().getByRole('alert').waitFor();
    expect(await studio.page.locator('html').evaluate(past)).toBe(0);
  });

  test.each(['light', 'dark'] as const)('has nothing that axe would mend, in %s', async (colorScheme) => {
    await studio.page.emulateMedia({ colorScheme });
    await backtested();
    await ledger().getByLabel('Ledger file').setInputFiles(join(ROOT, TAMPERED));
    await ledger().getByRole('alert').waitFor();
    await backtest().getByText('Show as table').click();
    const { violations, passes } = await new AxeBuilder({ page: studio.page }).include('main').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
    await studio.page.emulateMedia({ colorScheme: null });
  });

  test('no file leaves the page, and the browser had nothing to complain of', () => {
    const own = new URL(studio.url).origin;
    expect(studio.requests.filter((url) => url !== 'about:blank' && new URL(url).origin !== own)).toEqual([]);
    expect(studio.complaints).toEqual([]);
  });
});
