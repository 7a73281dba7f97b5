import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { ForecastOptions } from '@proviso/forecast';
import type { Case } from '@proviso/model';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { LAUNCH } from '../chromium.ts';
import type { ForecastingPage } from './forecasting-page/page.ts';

/** A page in a browser that forecasts, as the studio does. */
export interface OpenedForecastingPage {
  readonly forecastJson: (model: Case, options: ForecastOptions, threads: number) => Promise<string>;
  readonly sharesMemory: () => Promise<boolean>;
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
/** With these, workers share memory with their page. */
const ISOLATION = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** Builds the page, serves it and opens it. @param isolated whether its workers may share memory with it */
export async function openForecastingPage(isolated: boolean): Promise<OpenedForecastingPage> {
  const root = mkdtempSync(join(tmpdir(), 'proviso-forecasting-'));
  const built = join(root, 'built');
  await buildPage(built);
  const server = serve(built, isolated);
  const context = await chromium.launchPersistentContext(join(root, 'profile'), LAUNCH);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`);
  return {
    complaints,
    forecastJson: (model, options, threads) =>
      page.evaluate(
        (asked) => (globalThis as unknown as ForecastingPage).forecastJson(asked.model, asked.options, asked.threads),
        { model, options, threads },
      ),
    sharesMemory: () => page.evaluate(() => typeof SharedArrayBuffer !== 'undefined'),
    close: async () => {
      await context.close();
      server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'forecasting-page'),
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', modulePreload: false, chunkSizeWarningLimit: 2_000 },
  });
}

function serve(folder: string, isolated: boolean) {
  return createServer(({ url }, response) => {
    const type = TYPES[extname(url!)];
    if (!type) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': type, ...(isolated ? ISOLATION : {}) });
    response.end(readFileSync(join(folder, url!)));
  }).listen(0, '127.0.0.1');
}
