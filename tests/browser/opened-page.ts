import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { LAUNCH } from '../chromium.ts';

/** A page of a report in a browser of its own. */
export interface OpenedPage {
  readonly page: Page;
  /** Loads the page anew at a width in pixels and in a colour scheme, with everything unfolded. */
  readonly show: (width: number, colorScheme: 'light' | 'dark') => Promise<void>;
  /** What the page asked the network for besides itself, and what the browser complained of. */
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens HTML from a file, as somebody does who was sent a report. */
export async function openInBrowser(html: string): Promise<OpenedPage> {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-browser-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  const address = pathToFileURL(file).href;
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), LAUNCH);
  const page = await context.newPage();
  const [requests, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => {
    if (request.url() !== address) requests.push(request.url());
  });
  page.on('console', (message) => complaints.push(message.text()));
  return {
    page,
    requests,
    complaints,
    show: async (width, colorScheme) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, media: 'screen' });
      await page.goto(address);
      await page.locator('details').evaluateAll((all) => all.forEach((one) => void one.setAttribute('open', '')));
    },
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
