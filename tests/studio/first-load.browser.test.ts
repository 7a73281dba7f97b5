import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_BROWSER } from '../chromium.ts';
import { type OpenedStudio, openStudio } from './opened-studio.ts';

/** Compressed, in bytes, without the texts of the case. */
const LIMIT = 400_000;

describe.skipIf(!HAS_BROWSER)('the first load of the studio', () => {
  let studio: OpenedStudio;

  beforeAll(async () => {
    studio = await openStudio('cases/first');
    await studio.page.locator('.question').first().waitFor();
  });
  afterAll(() => studio?.close());

  test('stays under 400 kB compressed, engine included', async () => {
    const loaded = [...new Set(studio.requests)].filter((url) => url.startsWith(studio.url) && !url.includes('/api/'));
    const sizes = await Promise.all(
      loaded.map(async (url) => gzipSync(new Uint8Array(await (await fetch(url)).arrayBuffer()), { level: 9 }).length),
    );
    expect(loaded.some((url) => url.includes('worker'))).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LIMIT);
  });

  test('brings the view that is shown, and no other', () => {
    const views = [...new Set(studio.requests)].filter((url) => /\/view-[^/]*\.js$/.test(url));
    expect(views).toHaveLength(1);
  });
});
