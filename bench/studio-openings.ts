import type { Browser } from 'playwright-core';

/** Milliseconds from the address to the frame in which something stands. */
export interface Opening {
  /** What is in force. */
  readonly register: number;
  /** What is likely. */
  readonly answers: number;
}

/** In the page, from its first moment: notes when the frame was drawn in which each part first stood. */
const WATCH = `
  globalThis.stood = {};
  const parts = { register: '#in-force-heading', answers: '.question' };
  new MutationObserver(() => {
    for (const [part, place] of Object.entries(parts)) {
      if (part in stood || !document.querySelector(place)) continue;
      stood[part] = undefined;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { stood[part] = performance.now(); };
      requestAnimationFrame(() => port2.postMessage('drawn'));
    }
  }).observe(document, { childList: true, subtree: true });
`;

/** Opens an address so many times, each time in a context that has never seen it, nothing of it cached or compiled. */
export async function openings(browser: Browser, url: string, times: number): Promise<readonly Opening[]> {
  const found: Opening[] = [];
  while (found.length < times) found.push(await openingOf(browser, url));
  return found;
}

async function openingOf(browser: Browser, url: string): Promise<Opening> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(url);
  await page.locator('#in-force-heading').waitFor();
  await page.locator('.question').first().waitFor();
  // The frame in which it stands is drawn a moment after it is there.
  await page.waitForTimeout(100);
  const opening = await page.evaluate<Opening>('stood');
  await context.close();
  return opening;
}
