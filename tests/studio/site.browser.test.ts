import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_BROWSER, LAUNCH } from '../chromium.ts';
import { ROOT } from '../recording-terminal.ts';

const SITE = join(ROOT, 'packages/studio/dist-site');
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Any web server: files as they are, without a header of its own, in a folder below its root. */
function webServer(): Server {
  return createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url!, 'http://any').pathname)).replace(/^\/studio/, '');
    const file = join(SITE, path === '/' ? 'index.html' : path);
    response.writeHead(existsSync(file) ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/json' });
    response.end(existsSync(file) ? readFileSync(file) : '');
  });
}

describe.skipIf(!HAS_BROWSER)('the studio as a static site', () => {
  const profile = mkdtempSync(join(tmpdir(), 'proviso-site-'));
  const server = webServer();
  let context: BrowserContext;
  let page: Page;
  let url: string;

  beforeAll(async () => {
    execFileSync(process.execPath, [join(ROOT, 'packages/studio/build.ts'), 'site'], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/studio/`;
    context = await chromium.launchPersistentContext(profile, LAUNCH);
    page = await context.newPage();
  });

  afterAll(async () => {
    await context?.close();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  });

  test('opens the founding case, and any other sample by choice', async () => {
    await page.goto(`${url}#paths=100`);
    await page.getByRole('heading', { level: 1, name: /Minsk II/ }).waitFor();
    await page.getByLabel('Sample case').selectOption('first');
    await page.getByRole('heading', { level: 1, name: 'Southmark: the arms embargo' }).waitFor();
    await page.locator('.question').first().waitFor();
    await expect.poll(() => page.url()).toContain('case=first');
  });

  test('a link opens the sample that it names', async () => {
    await page.goto('about:blank');
    await page.goto(`${url}#case=embargo`);
    await page.locator('.lane').first().waitFor();
    expect(await page.getByLabel('Sample case').inputValue()).toBe('embargo');
  });
});
