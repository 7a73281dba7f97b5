import { defineConfig } from 'vitest/config';

/** Suites that take longer or need a browser: `npm run test:heavy`. */
export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.heavy.test.ts', 'tests/**/*.heavy.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
