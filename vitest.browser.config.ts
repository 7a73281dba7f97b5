import { defineConfig } from 'vitest/config';

/** Tests that open a real browser (Debian's chromium, or the one that CHROMIUM names), one after the other. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.browser.heavy.test.ts', 'tests/studio/**/*.browser.test.ts'],
    fileParallelism: false,
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
