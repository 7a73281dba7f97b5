import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/*.heavy.test.ts', '**/*.browser.test.ts', '**/node_modules/**'],
    testTimeout: 60_000,
  },
});
