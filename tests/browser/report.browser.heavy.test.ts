import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { renderHtml } from '@proviso/report';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleForecast } from '../../packages/report/src/testing/sample-forecast.ts';
import { sampleRegister } from '../../packages/report/src/testing/sample-register.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(!existsSync(CHROMIUM))('the report in a browser', () => {
  let folder: string;
  let context: BrowserContext;
  let page: Page;
  let address: string;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'proviso-browser-'));
    const file = join(folder, 'report.html');
    writeFileSync(file, renderHtml(sampleForecast(), sampleRegister()));
    address = pathToFileURL(file).href;
    context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: CHROMIUM,
      headless: true,
      args: FLAGS,
    });
    page = await context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
  });

  afterAll(async () => {
    await context?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (width: number, colorScheme: 'light' | 'dark') => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, media: 'screen' });
    await page.goto(address);
  };

  const unfold = () =>
    page.locator('details').evaluateAll((all) => all.forEach((one) => void one.setAttribute('open', '')));
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');

  test.each(['light', 'dark'] as const)('has nothing that axe objects to in %s mode', async (mode) => {
    for (const width of [1440, 390]) {
      await open(width, mode);
      await unfold();
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(found, `${width} px`).toEqual([]);
      expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'svg-img-alt']));
    }
  });

  test.each([360, 390, 820, 1440, 3840])('does not scroll sideways at %i px', async (width) => {
    await open(width, 'light');
    await unfold();
    expect(await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
  });

  test('follows the reader into dark mode', async () => {
    await open(1440, 'light');
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await open(1440, 'dark');
    expect(await ground()).toBe('rgb(18, 22, 28)');
  });

  test('keeps the lettering of its charts legible on a phone', async () => {
    await open(390, 'light');
    const heights = await page
      .locator('.chart text, .drawing text')
      .evaluateAll((all) => all.map((text) => text.getBoundingClientRect().height).filter((height) => height > 0));
    expect(Math.min(...heights)).toBeGreaterThan(10);
  });

  test('prints on A4 in light colours, with what moves the answers unfolded', async () => {
    await open(1440, 'dark');
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
    expect(await page.locator('.movers table').first().isVisible()).toBe(true);
  });

  test('asks for nothing but itself, and the browser finds nothing to complain of', () => {
    expect(requests.filter((url) => url !== address)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
