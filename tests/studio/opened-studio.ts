import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readLibrary } from '@proviso/language/node';
import { serveStudio } from '@proviso/server/node';
import { builtPage } from '@proviso/studio/node';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { LAUNCH } from '../chromium.ts';
import { ROOT } from '../recording-terminal.ts';

/** The studio in a browser, on a copy of a case that a test may change. */
export interface OpenedStudio {
  /** The copy. */
  readonly folder: string;
  /** As in `http://127.0.0.1:4600/`. */
  readonly url: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained of: errors of scripts, broken requests, violations of the policy. */
  readonly complaints: readonly string[];
  /** Addresses of every request. */
  readonly requests: readonly string[];
  /** Goes to an address after `#`, as a link opened anew, and waits until the case is open. */
  readonly goTo: (hash: string) => Promise<void>;
  /** Leaves the page, which then keeps what was typed last, and takes from the browser all that it has kept. */
  readonly forget: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Serves a copy of a case of this repository and opens it. @param path as in `cases/first` */
export async function openStudio(path: string, hash = ''): Promise<OpenedStudio> {
  const root = mkdtempSync(join(tmpdir(), 'proviso-studio-'));
  const folder = join(root, basename(path));
  cpSync(join(ROOT, path), folder, { recursive: true });
  const server = await serveStudio({
    folder,
    page: await builtPage(() => {}),
    library: readLibrary(join(ROOT, 'library')),
    port: 0,
    onFault: (error) => complaints.push(`server: ${error}`),
  });
  const context = await chromium.launchPersistentContext(join(root, 'profile'), LAUNCH);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  const goTo = async (to: string) => {
    await page.goto('about:blank');
    await page.goto(`${server.url}${to}`);
    await page.getByRole('main').locator('h2').first().waitFor();
  };
  const forget = async () => {
    await page.goto('about:blank');
    const session = await context.newCDPSession(page);
    const { origin } = new URL(server.url);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' });
    await session.detach();
  };
  await goTo(hash);
  return {
    ...{ folder, url: server.url, context, page, complaints, requests, goTo, forget },
    close: async () => {
      await context.close();
      await server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
