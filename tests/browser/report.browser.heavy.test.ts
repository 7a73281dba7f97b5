import { AxeBuilder } from '@axe-core/playwright';
import { renderBacktestHtml, renderFitHtml, renderHtml, renderNewsHtml } from '@proviso/report';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleBacktest } from '../../packages/report/src/testing/sample-backtest.ts';
import { sampleFit } from '../../packages/report/src/testing/sample-fit.ts';
import { sampleForecast } from '../../packages/report/src/testing/sample-forecast.ts';
import { sampleNews } from '../../packages/report/src/testing/sample-news.ts';
import { sampleRegister } from '../../packages/report/src/testing/sample-register.ts';
import { HAS_BROWSER } from '../chromium.ts';
import { type OpenedPage, openInBrowser } from './opened-page.ts';

const PAGES = [
  { of: 'a forecast', render: () => renderHtml(sampleForecast(), sampleRegister()), hasPictures: true },
  { of: 'a backtest', render: () => renderBacktestHtml(sampleBacktest()), hasPictures: true },
  { of: 'a fit', render: async () => renderFitHtml(await sampleFit()), hasPictures: true },
  // Its bars say again what stands beside them, and are hidden from who listens.
  { of: 'news', render: () => renderNewsHtml(sampleNews()), hasPictures: false },
];

describe.skipIf(!HAS_BROWSER).each(PAGES)('the page of $of in a browser', ({ render, hasPictures }) => {
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openInBrowser(await render());
  });
  afterAll(() => opened?.close());

  const ground = () => opened.page.evaluate('getComputedStyle(document.body).backgroundColor');

  test.each(['light', 'dark'] as const)('has nothing that axe objects to in %s mode', async (mode) => {
    for (const width of [1440, 390]) {
      await opened.show(width, mode);
      const { violations, passes } = await new AxeBuilder({ page: opened.page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(found, `${width} px`).toEqual([]);
      const passed = passes.map(({ id }) => id);
      expect(passed).toContain('color-contrast');
      expect(passed.includes('svg-img-alt')).toBe(hasPictures);
    }
  });

  test.each([360, 390, 820, 1440, 3840])('does not scroll sideways at %i px', async (width) => {
    await opened.show(width, 'light');
    expect(await opened.page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
  });

  test('follows the reader into dark mode', async () => {
    await opened.show(1440, 'light');
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await opened.show(1440, 'dark');
    expect(await ground()).toBe('rgb(18, 22, 28)');
  });

  test('keeps the lettering of charts and axes legible on a phone', async () => {
    await opened.show(390, 'light');
    const heights = await opened.page
      .locator('.chart text, .drawing text, .axis-labels span')
      .evaluateAll((all) => all.map((text) => text.getBoundingClientRect().height).filter((height) => height > 0));
    expect(heights).not.toEqual([]);
    expect(Math.min(...heights)).toBeGreaterThan(10);
  });

  test('prints on A4 in light colours', async () => {
    await opened.show(1440, 'dark');
    const pdf = await opened.page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
    await opened.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
  });

  test('asks for nothing but itself, and the browser finds nothing to complain of', () => {
    expect(opened.requests).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });
});

test.skipIf(!HAS_BROWSER)('a forecast on paper has unfolded what moves its answers', async () => {
  const { page, show, close } = await openInBrowser(renderHtml(sampleForecast(), sampleRegister()));
  await show(1440, 'light');
  await page.locator('details').evaluateAll((all) => all.forEach((one) => void one.removeAttribute('open')));
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.movers table').first().isVisible()).toBe(true);
  await close();
});
